import PlanCore
import Synchronization

/// What many plans have in common, each once: the titles of their items, their reminders. To be asked from any thread.
final class CommonValues: Sendable {
    private struct Known {
        var texts: Set<Text> = []
        var ladders: Set<Ladder> = []
    }

    /// By its bytes: what only looks the same is another.
    private struct Text: Hashable {
        let text: String

        static func == (left: Text, right: Text) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private let known = Mutex(Known())

    /// Shorter texts stand where they are used and take nothing more.
    private static let longestInPlace = 15

    /// The text, the same for all that equal it.
    func text(_ text: String) -> String {
        guard text.utf8.count > Self.longestInPlace else { return text }
        return known.withLock { $0.texts.insert(Text(text: text)).memberAfterInsert.text }
    }

    /// The ladder, the same for all that equal it.
    func ladder(_ ladder: Ladder) -> Ladder { known.withLock { $0.ladders.insert(ladder).memberAfterInsert } }
}
