import LinuxSystem
import PlanCore
package import PlanFiles

/// What someone may do; each includes the one before.
package enum Right: Int, Comparable, Sendable {
    case read, record, administer

    /// Of the configuration's `control:`.
    var key: String {
        switch self {
        case .read: "read"
        case .record: "record"
        case .administer: "administer"
        }
    }

    var text: Bilingual {
        switch self {
        case .read: Bilingual(vi: "xem", en: "read")
        case .record: Bilingual(vi: "ghi nhận", en: "record")
        case .administer: Bilingual(vi: "quản trị", en: "administer")
        }
    }

    package static func < (left: Right, right: Right) -> Bool { left.rawValue < right.rawValue }
}

/// Who may do what, as the configuration says it.
package struct AccessRules: Hashable, Sendable {
    private var groups: [Right: Set<UInt32>]
    /// The service's own user.
    private var owner: UInt32
    /// Names of the configuration that the system does not know.
    package private(set) var unknownGroups: [String] = []

    /// - Parameter number: of a group's name.
    package init(
        _ configured: ControlGroups, owner: UInt32, number: (String) -> UInt32?
    ) {
        self.owner = owner
        groups = [:]
        for (right, names) in [
            (Right.read, configured.read), (.record, configured.record), (.administer, configured.administer),
        ] {
            for name in names {
                if let number = number(name) {
                    groups[right, default: []].insert(number)
                } else if !unknownGroups.contains(name) {
                    unknownGroups.append(name)
                }
            }
        }
    }

    /// The most that a local user may do; nil: nothing. Root and the owner may everything.
    package func right(user: UInt32, groups member: Set<UInt32>) -> Right? {
        if user == 0 || user == owner { return .administer }
        return groups.filter { !$0.value.isDisjoint(with: member) }.keys.max()
    }
}

/// What a client by the network shows: `Authorization: Bearer …` (RFC 6750).
package struct BearerToken: Sendable {
    private let secret: [UInt8]

    /// Bytes of a secret; one that is shorter could be guessed.
    private static let lengths = 16...1024

    /// nil for bytes that are no secret: too few, too many, or not printable ASCII. White space around them does not count.
    package init?(_ bytes: [UInt8]) {
        let text = bytes.drop { $0 <= 0x20 }
        let secret = Array(text.prefix((text.lastIndex { $0 > 0x20 } ?? text.startIndex - 1) + 1 - text.startIndex))
        guard Self.lengths.contains(secret.count), secret.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.secret = secret
    }

    /// Takes as long whatever the first byte is that differs.
    package func isShown(by header: String?) -> Bool {
        guard let header else { return false }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let shown = Array(parts[1].utf8)
        guard shown.count == secret.count else { return false }
        return zip(shown, secret).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
