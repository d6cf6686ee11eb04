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

    /// - Parameters:
    ///   - bytes: of the text.
    ///   - file: where it is put; nil, or where it takes no more: in memory.
    init(_ bytes: [UInt8], in file: NamelessFile?) {
        if let start = try? file?.append(bytes), let file, let start = UInt32(exactly: start) {
            place = .file(file, start: start, count: UInt32(bytes.count))
        } else {
            place = .memory(String(decoding: bytes, as: UTF8.self))
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
