import CivilTime
package import LinuxSystem
import PlanCore
import PlanFiles

/// A folder that drafts of plan files are put into; none takes the place of another file.
package struct DraftFolder {
    /// What became of a draft; each with the file's name.
    package enum Place: Hashable {
        case added(String)
        /// The same text is there.
        case same(String)
        /// A plan of the same document is there, and nothing was written.
        case known(String, number: String, isDraft: Bool)

        package var file: String {
            switch self {
            case .added(let name), .same(let name), .known(let name, _, _): name
            }
        }
    }

    private let path: String

    package init(_ path: String) { self.path = withoutSlashAtEnd(path) }

    /// Files of one name: the same document read again and again, changed each time.
    private static let mostCopies = 1_000

    /// Puts the draft there as `STEM.yaml`, or `STEM-2.yaml` and so on where another text has the name; a folder that is missing
    /// is made, its parent is not.
    /// - Parameter isAgain: also where a plan of the same number, issuer and year is there.
    package func add(_ text: String, named stem: String, isAgain: Bool = false) throws(SystemError) -> Place {
        let bytes = Array(text.utf8)
        var isMade = false
        if !isAgain, let known = known(bytes, named: stem) { return known }
        var copy = 1
        while copy <= Self.mostCopies {
            let name = copy == 1 ? "\(stem).yaml" : "\(stem)-\(copy).yaml"
            do throws(SystemError) {
                try FileEdit.add(name, bytes, in: path)
                return .added(name)
            } catch  where error.isExisting {
                if bytes == read(name) { return .same(name) }
                copy += 1
            } catch  where error.isMissing && !isMade {
                try FileEdit.makeFolder(path)
                isMade = true
            }
        }
        throw SystemError.existing("write '\(path)/\(stem).yaml'")
    }

    /// The plan file of the same document; the same text before all others.
    private func known(_ bytes: [UInt8], named stem: String) -> Place? {
        let reader = PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }
        guard let document = reader.read(bytes, file: "\(stem).yaml").plan?.document else { return nil }
        let sign = NumberSign(document.number)
        var known: Place?
        for name in ((try? Folder(path).names()) ?? []).sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
            // Reading a plan costs far more than looking for its number; what cannot have it is passed over.
            guard let other = read(name), sign.mayStand(in: other) else { continue }
            if other == bytes { return .same(name) }
            guard known == nil, let plan = reader.read(other, file: name).plan, plan.document == document else {
                continue
            }
            known = .known(name, number: document.number, isDraft: plan.isDraft)
        }
        return known
    }

    private func read(_ name: String) -> [UInt8]? {
        try? FileReader.read("\(path)/\(name)", atMost: FormatLimits.bytes)
    }
}

/// What a plan file of that number has in it, whatever stands between: the number's parts of ASCII, in upper or lower case;
/// letters with marks and blanks may be written in several ways. Where there is an escape (`"\u0030"`), it may be anything.
private struct NumberSign {
    private let parts: [[UInt8]]

    init(_ number: String) {
        parts = number.utf8.split { $0 <= UInt8(ascii: " ") || $0 >= 0x7F }.map { $0.map(Self.lowercased) }
    }

    func mayStand(in text: [UInt8]) -> Bool {
        if text.contains(UInt8(ascii: "\\")) { return true }
        let text = text.map(Self.lowercased)
        return parts.allSatisfy { text.firstRange(of: $0) != nil }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
