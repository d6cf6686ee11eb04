package import PlanCore

/// What came in, or a correction of what was recorded of it, which what is absent leaves as it is:
/// `…/submissions/{unit}/receive`.
package struct ReceiveBody: ChangeBody {
    /// What a unit reports on a target.
    package struct FigureBody: ChangeBody {
        package var registered: Int?
        package var reached: Int?
        package var total: Int?

        package init(registered: Int? = nil, reached: Int? = nil, total: Int? = nil) {
            self.registered = registered
            self.reached = reached
            self.total = total
        }

        package enum CodingKeys: String, CodingKey, CaseIterable { case registered, reached, total }

        package init(from decoder: any Decoder) throws {
            let members = try decoder.members(CodingKeys.self)
            registered = try members.optionalInteger(.registered)
            reached = try members.optionalInteger(.reached)
            total = try members.optionalInteger(.total)
        }

        package var figure: Figure { Figure(registered: registered, reached: reached, total: total) }
    }

    /// A file that the server has.
    package struct FileBody: ChangeBody {
        package var sha256: String
        /// Without folders.
        package var name: String

        package init(sha256: String, name: String) {
            self.sha256 = sha256
            self.name = name
        }

        package enum CodingKeys: String, CodingKey, CaseIterable { case sha256, name }

        package init(from decoder: any Decoder) throws {
            let members = try decoder.members(CodingKeys.self)
            sha256 = try members.decode(String.self, forKey: .sha256)
            name = try members.decode(String.self, forKey: .name)
        }
    }

    /// When it came, RFC 3339; absent: now, or as it was recorded.
    package var at: String?
    /// `12/BC-UBND`; absent: as it was recorded.
    package var number: Correction<String>?
    package var note: Correction<String>?
    /// By the ids of the plan's targets; a target that is absent, and a number of one, stays as it was recorded.
    package var figures: [String: Correction<FigureBody>]?
    /// Absent: those that were recorded.
    package var files: [FileBody]?
    package var reason: String?

    package init(
        at: String? = nil, number: Correction<String>? = nil, note: Correction<String>? = nil,
        figures: [String: Correction<FigureBody>]? = nil,
        files: [FileBody]? = nil, reason: String? = nil
    ) {
        self.at = at
        self.number = number
        self.note = note
        self.figures = figures
        self.files = files
        self.reason = reason
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case at, number, note, figures, files, reason }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.members(CodingKeys.self)
        at = try members.optional(.at)
        number = try members.optional(.number)
        note = try members.optional(.note)
        figures = try members.optional(.figures)
        files = try members.optional(.files)
        reason = try members.optional(.reason)
    }
}
