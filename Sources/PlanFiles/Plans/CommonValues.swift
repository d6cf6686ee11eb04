import PlanCore
import Synchronization

/// What many plans have in common, each once: the titles of their items, their reminders. To be asked from any thread.
final class CommonValues: Sendable {
    /// Those that are known.
    struct Known: ~Copyable {
        private var texts: Set<Text> = []
        private var ladders: Set<Ladder> = []

        /// Shorter texts stand where they are used and take nothing more.
        private static let longestInPlace = 15

        /// The text, the same for all that equal it.
        mutating func share(_ text: inout String) {
            guard text.utf8.count > Self.longestInPlace else { return }
            text = texts.insert(Text(text: text)).memberAfterInsert.text
        }

        mutating func share(_ text: inout String?) {
            guard var shared = text else { return }
            share(&shared)
            text = shared
        }

        /// The ladder, the same for all that equal it.
        mutating func share(_ ladder: inout Ladder) { ladder = ladders.insert(ladder).memberAfterInsert }
    }

    /// Looked for by its bytes: to find how it would be composed takes far longer.
    private struct Text: Hashable {
        let text: String

        static func == (left: Text, right: Text) -> Bool {
            left.text.utf8.count == right.text.utf8.count && left.text == right.text
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private let known = Mutex(Known())

    /// To be called for many values at once: threads wait for each other.
    func share(_ body: (inout Known) -> Void) { known.withLock { body(&$0) } }

    func shared(_ ladder: Ladder) -> Ladder {
        var ladder = ladder
        share { $0.share(&ladder) }
        return ladder
    }
}
