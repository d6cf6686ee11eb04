package import LinuxSystem
import Storage

/// A plan file's text as it was read, whatever became of the file since.
///
/// The ledger asks for it once, and hardly anybody again; of thousands of plans the texts would take more memory than the plans.
package struct PlanText: Sendable, Equatable {
    private enum Place: Sendable {
        case memory(String)
        case file(NamelessFile, start: UInt32, count: UInt32)
    }

    private let place: Place

    package init(_ text: String) { place = .memory(text) }

    private init(_ place: Place) { self.place = place }

    /// Texts that stand one behind the other.
    /// - Parameters:
    ///   - bytes: of all of them.
    ///   - ends: where each ends among the bytes.
    ///   - file: where they are put, in one piece; nil, or where it takes no more: in memory.
    static func texts(_ bytes: [UInt8], endingAt ends: [Int], in file: NamelessFile?) -> [PlanText] {
        let start = (try? file?.append(bytes)).flatMap { UInt32(exactly: $0 + bytes.count) == nil ? nil : $0 }
        return zip([0] + ends, ends).map { first, end in
            if let file, let start {
                return PlanText(.file(file, start: UInt32(start + first), count: UInt32(end - first)))
            }
            return PlanText(String(decoding: bytes[first..<end], as: UTF8.self))
        }
    }

    /// Of two in files: whether they are one.
    package static func == (left: PlanText, right: PlanText) -> Bool {
        switch (left.place, right.place) {
        case (.memory(let one), .memory(let other)): one == other
        case (.file(let one, let start, _), .file(let other, let otherStart, _)): one === other && start == otherStart
        case (.memory, .file), (.file, .memory): false
        }
    }

    /// - Throws: the disk does not give it back.
    package func string() throws(SystemError) -> String {
        switch place {
        case .memory(let text): text
        case .file(let file, let start, let count):
            String(decoding: try file.read(Int(count), at: Int(start)), as: UTF8.self)
        }
    }

    /// The text; where the disk does not give it back, that is trouble with the ledger.
    var forLedger: String {
        get throws(LedgerError) {
            do { return try string() } catch { throw LedgerError(.io, "\(error)") }
        }
    }
}
