import DaemonKit
import PlanCore

/// A place in a word of the command line, shown as the text around it with a caret below.
struct MarkedText {
    private let line: String
    private let indent: Int

    /// Characters shown before the place and from it on.
    private static let room = 60

    /// - Parameter offset: bytes of the text's UTF-8 before the place.
    init(_ text: String, at offset: Int) {
        let place = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
        let before = Self.plain(text[..<place])
        line = String(before.suffix(Self.room) + Self.plain(text[place...]).prefix(Self.room))
        indent = min(before.count, Self.room)
    }

    /// The message, then the line, then the caret.
    func error(_ message: Bilingual) -> UsageError {
        let picture = "\n  \(line)\n  \(String(repeating: " ", count: indent))^"
        return UsageError(vi: Self.plain(message.vietnamese) + picture, en: Self.plain(message.english) + picture)
    }

    /// Control characters must not drive the reader's terminal, nor move the caret.
    private static func plain(_ text: some StringProtocol) -> String {
        String(
            text.map { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? $0 : "\u{FFFD}" })
    }
}
