import PlanCore

/// The groups of users that may use the control socket: `control:` in `hanchot.yaml`.
package struct ControlGroups: Hashable, Sendable {
    /// Names, without repeats; who may record may read too, and who may administer may both.
    package var read = ["hanchot"]
    package var record = ["hanchot"]
    package var administer: [String] = []

    package init() {}

    static let keys = ["read", "record", "administer"]
}

extension ValueForm where Value == ControlGroups {
    /// A mapping; a key that is left out keeps what `groups` has.
    static func controlGroups(over groups: ControlGroups) -> ValueForm {
        .mapping(keys: ControlGroups.keys) { mapping in
            let names = ValueForm<[String]>.distinct(.groupName, count: 0...FormatLimits.folders)
            var read = groups
            if let list = mapping.optional("read", names) { read.read = list }
            if let list = mapping.optional("record", names) { read.record = list }
            if let list = mapping.optional("administer", names) { read.administer = list }
            return read
        }
    }
}

extension ValueForm where Value == String {
    /// The name of a group of users, as useradd(8) and systemd-sysusers(8) take it; whether it is there is not asked.
    fileprivate static var groupName: ValueForm {
        .scalar(
            "group-invalid", what: Bilingual(vi: "tên nhóm người dùng", en: "the name of a group of users"),
            expected: Bilingual(vi: "như hanchot", en: "such as hanchot")
        ) { text in
            let isName =
                (1...31).contains(text.utf8.count)
                && text.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                        || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
                } && text.utf8.first != UInt8(ascii: "-")
            return isName ? text : nil
        }
    }
}
