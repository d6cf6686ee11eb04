/// Why, and nothing else: `accept`, `return`, `waive`, `withdraw`, `resume`, `close`, `reopen`, `speak`.
package struct ReasonBody: ChangeBody {
    package var reason: String?

    package init(reason: String? = nil) { self.reason = reason }

    package enum CodingKeys: String, CodingKey, CaseIterable { case reason }

    package init(from decoder: any Decoder) throws {
        reason = try decoder.members(CodingKeys.self).optional(.reason)
    }
}

/// No reminders before an instant: `snooze`.
package struct SnoozeBody: ChangeBody {
    /// RFC 3339.
    package var until: String
    package var reason: String?

    package init(until: String, reason: String? = nil) {
        self.until = until
        self.reason = reason
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case until, reason }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.members(CodingKeys.self)
        until = try members.decode(String.self, forKey: .until)
        reason = try members.optional(.reason)
    }
}

/// Another last good day: `extend`.
package struct ExtendBody: ChangeBody {
    /// ISO 8601.
    package var to: String
    package var reason: String?

    package init(to: String, reason: String? = nil) {
        self.to = to
        self.reason = reason
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case to, reason }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.members(CodingKeys.self)
        to = try members.decode(String.self, forKey: .to)
        reason = try members.optional(.reason)
    }
}

/// Nothing of a plan is sent: `silence`.
package struct SilenceBody: ChangeBody {
    /// RFC 3339; absent: until it speaks again.
    package var until: String?
    package var reason: String?

    package init(until: String? = nil, reason: String? = nil) {
        self.until = until
        self.reason = reason
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case until, reason }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.members(CodingKeys.self)
        until = try members.optional(.until)
        reason = try members.optional(.reason)
    }
}
