import DocumentFormats
import LinuxSystem
import PlanCore
import PlanDocuments

/// Reads the formats that programs other than ours, or parsers too large to trust, take apart: each runs confined.
struct ForeignReader {
    let limits: DocumentLimits
    let programs: DocumentPrograms

    typealias Fault = DocumentFileError.Reason

    /// Word, OpenDocument and HTML, by our own extracting program.
    func extract(_ bytes: [UInt8], notes: [Bilingual] = []) throws(Fault) -> DocumentText {
        guard let path = programs.extract else { throw .missing(.extract) }
        let output = try run(ConfinedProgram(path, []), on: bytes, atMost: limits.text + (1 << 10))
        guard let reply = ExtractionReply(output) else {
            throw .failed(program: "hanchot-extract", complaint: "no answer")
        }
        switch reply {
        case .fault(.damaged): throw .damaged
        case .fault(.encrypted): throw .encrypted
        case .fault(.tooLarge): throw .tooLarge(limit: limits.unpacked)
        case .fault(.tooManyMembers): throw .tooManyMembers(limit: limits.members)
        case .fault(.unknownFormat): throw .unknownFormat
        case .text(let text, let kind, let encodings):
            let byFont = encodings.map(Note.converted).sorted { $0.english < $1.english }
            return unicode(text, origin: Self.origin(kind), notes: notes + byFont)
        }
    }

    /// Text that may be in a legacy encoding still, told by its letters where no font told it.
    func unicode(_ text: String, origin: DocumentText.Origin, notes: [Bilingual]) -> DocumentText {
        let decoded = DecodedText(unicode: text, .utf8)
        var seen: Set<Bilingual> = []
        let notes = (notes + Note.of(decoded.encoding)).filter { seen.insert($0).inserted }
        return DocumentText(decoded.text, origin: origin, notes: notes)
    }

    private static func origin(_ kind: ExtractionReply.Kind) -> DocumentText.Origin {
        switch kind {
        case .word: .word
        case .openDocument: .openDocument
        case .html: .html
        }
    }

    /// Runs a program on a document's bytes, within our limits, and answers what it wrote.
    /// - Parameter explain: what its failing means, where its own words tell.
    func run(
        _ program: ConfinedProgram, on bytes: [UInt8], atMost limit: Int,
        explaining explain: (ConfinedProgram.Result) -> Fault? = { _ in nil }
    ) throws(Fault) -> [UInt8] {
        let name = Self.name(of: program)
        let result = try result(of: program, on: bytes, atMost: limit)
        switch result.ending {
        case .exited(0): return result.output
        case .timedOut: throw .tooCostly
        case .outputTooLong: throw .tooLarge(limit: limit)
        case .killed(let signal): throw Signal.isOfLimit(signal) ? .tooCostly : .damaged
        case .exited:
            if let fault = explain(result) { throw fault }
            let complaints = result.errors.lowercased()
            if complaints.contains("memory") || complaints.contains("bad_alloc") { throw .tooCostly }
            throw .failed(program: name, complaint: result.errors.split(separator: "\n").last.map(String.init) ?? "")
        }
    }

    /// Runs a program within our limits, however it ends.
    func result(
        of program: ConfinedProgram, on bytes: [UInt8], atMost limit: Int
    ) throws(Fault) -> ConfinedProgram.Result {
        var program = program
        program.seconds = limits.seconds
        program.memory = max(program.memory, limits.memory)
        do throws(SystemError) {
            return try program.run(input: try MemoryFile(bytes), atMost: limit)
        } catch {
            throw .failed(program: Self.name(of: program), complaint: error.reason)
        }
    }

    private static func name(of program: ConfinedProgram) -> String {
        program.path.split(separator: "/").last.map(String.init) ?? program.path
    }
}
