/// What the extracting program answers: text in a container format, or why there is none.
package enum ExtractionReply: Hashable, Sendable {
    /// - Parameter encodings: legacy encodings that some of it was set in, and converted from.
    case text(String, kind: Kind, encodings: Set<LegacyEncoding>)
    case fault(ExtractionFault)

    /// What a container turned out to be.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case word, openDocument, html
    }

    /// One line that says what follows, then the text.
    package var encoded: [UInt8] {
        switch self {
        case .text(let text, let kind, let encodings):
            let words = ["text", kind.rawValue] + encodings.map(\.rawValue).sorted()
            return Array("\(words.joined(separator: " "))\n\(text)".utf8)
        case .fault(let fault): return Array("fault \(fault.rawValue)\n".utf8)
        }
    }

    /// - Returns: nil when the bytes are no reply, as of a program that was ended in the middle of its first line.
    package init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let text = String(validating: bytes[(end + 1)...], as: UTF8.self)
        else { return nil }
        let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").map(String.init)
        switch words.first {
        case "text" where words.count >= 2:
            let encodings = words.dropFirst(2).compactMap(LegacyEncoding.init(rawValue:))
            guard let kind = Kind(rawValue: words[1]), encodings.count == words.count - 2 else { return nil }
            self = .text(text, kind: kind, encodings: Set(encodings))
        case "fault" where words.count == 2 && text.isEmpty:
            guard let fault = ExtractionFault(rawValue: words[1]) else { return nil }
            self = .fault(fault)
        default: return nil
        }
    }
}

/// Why a container format gives no text.
package enum ExtractionFault: String, Error, Hashable, Sendable, CaseIterable {
    /// Its bytes end early, contradict themselves, or declare what such documents never do.
    case damaged
    case encrypted
    /// What is unpacked, or its text, passes the limits.
    case tooLarge
    /// There are more files in it than the limits allow.
    case tooManyMembers
    /// No Word document, OpenDocument text or HTML.
    case unknownFormat
}
