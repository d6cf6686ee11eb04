package import CivilTime

/// What somebody changes of one occurrence of a deadline.
package enum OccurrenceChange: Hashable, Sendable {
    /// It came, or came again; or what was recorded of it is corrected.
    case receive(unit: String, Arrival)
    case accept(unit: String)
    /// To be mended and sent again.
    case giveBack(unit: String)
    case waive(unit: String)
    /// It was recorded by mistake: the unit is awaited again.
    case withdraw(unit: String)
    /// Nothing is sent before that instant, which is never past the cutoff.
    case snooze(until: Instant)
    /// It is put off no more: the next reminder goes out. What fell before is not made up for.
    case resume
    /// Another last good day: a later one, or, as a correction of a date given by hand, an earlier one that lies ahead and not
    /// before the plan's own.
    case extend(to: Day)
    case close
    case reopen
}

/// What somebody changes of a plan as a whole.
package enum PlanChange: Hashable, Sendable {
    /// Nothing of it is sent until then; nil: until it speaks again.
    case silence(until: Instant?)
    case speak
}

/// Who changes something, when and why.
package struct Attribution: Hashable, Sendable {
    /// The user's name.
    package var actor: String
    package var at: Instant
    /// Needed by whatever takes something from somebody or lets somebody off.
    package var reason: String?
    /// Names the request: made again with the same key it changes nothing a second time. 1…128 of printable ASCII.
    package var key: String?

    package init(actor: String, at: Instant, reason: String? = nil, key: String? = nil) {
        self.actor = actor
        self.at = at
        self.reason = reason
        self.key = key
    }
}

/// A change that was made: what stands now, and what the history keeps of it.
package struct Changed<Record: Sendable>: Sendable {
    package var record: Record
    package var before: BoardStanding
    package var after: BoardStanding
}

extension OccurrenceChange {
    /// The name of it in the history.
    package var action: String {
        switch self {
        case .receive: "receive"
        case .accept: "accept"
        case .giveBack: "return"
        case .waive: "waive"
        case .withdraw: "withdraw"
        case .snooze: "snooze"
        case .resume: "resume"
        case .extend: "extend"
        case .close: "close"
        case .reopen: "reopen"
        }
    }

    /// The unit concerned; nil where all are.
    package var unit: String? {
        switch self {
        case .receive(let unit, _), .accept(let unit), .giveBack(let unit), .waive(let unit), .withdraw(let unit): unit
        case .snooze, .resume, .extend, .close, .reopen: nil
        }
    }
}

extension OccurrenceChange {
    /// What tells it from another change: the same for the same request on every run. When it came is left out, for that may
    /// be the moment of asking.
    package var fingerprint: String {
        let parts: [String] =
            switch self {
            case .receive(_, let arrival):
                [arrival.number ?? "", arrival.note ?? ""]
                    + arrival.figures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.fingerprint)" }
                    + (arrival.files.map { files in ["files"] + files.map { "\($0.sha256) \($0.name)" } } ?? [])
                    + arrival.removed.map(\.fingerprint).sorted()
            case .snooze(let until): ["\(until)"]
            case .extend(let day): ["\(day)"]
            case .accept, .giveBack, .waive, .withdraw, .resume, .close, .reopen: []
            }
        return ([action, unit ?? ""] + parts).joined(separator: "\n")
    }
}

extension Arrival.Part {
    fileprivate var fingerprint: String {
        switch self {
        case .number: "without number"
        case .note: "without note"
        case .figure(let target): "without \(target)="
        }
    }
}

extension Figure {
    fileprivate var fingerprint: String {
        [registered, reached, total].map { $0.map(String.init) ?? "" }.joined(separator: "/")
    }
}

extension PlanChange {
    package var fingerprint: String {
        switch self {
        case .silence(let until): "\(action)\n\(until.map(\.description) ?? "")"
        case .speak: action
        }
    }

    package var action: String {
        switch self {
        case .silence: "silence"
        case .speak: "speak"
        }
    }
}
