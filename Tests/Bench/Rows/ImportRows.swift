import LinuxSystem
import PlanCore
import PlanDocuments

/// Documents read: a whole `hanchot import`, and the reading alone in the bench's own process.
enum ImportRows: RowGroup {
    static let name = "import"

    static func rows(_ place: Workplace) -> [Row] {
        [whole(place)] + readings(place) + hostile(place)
    }

    private static var sample: String { "\(PackageFiles.documents)/ke-hoach-doc-sach-2027.txt" }

    private static func whole(_ place: Workplace) -> Row {
        Row("hanchot import, start to end", "a text document of 2 kB", target: .most(0.015)) {
            try place.figure(.seconds, runs: 9 * place.runs) { folder in
                try Stopwatch.seconds {
                    let words = ["\(place.programs)/hanchot", "import", "--to", folder, sample]
                    guard try Child(words).wait() == 0 else { throw Trouble("hanchot import fails") }
                }
            }
        }
    }

    /// The document over and over: 1, 10 and 100 times.
    private static func readings(_ place: Workplace) -> [Row] {
        place.sizes(upTo: 5_000_000).map { size in
            Row(
                "a document's text read on one core: each MB", "\(counted(size / 1000)) kB", target: .most(0.1)
            ) {
                let page = String(decoding: try FileReader.read(sample, atMost: 1 << 20), as: UTF8.self)
                let text = DocumentText(String(repeating: page + "\n", count: size / page.utf8.count + 1))
                return try place.figure(.seconds, runs: place.runs) { _ in
                    try secondsOfReading(text) / Double(text.text.utf8.count) * 1e6
                }
            }
        }
    }

    private static func secondsOfReading(_ text: DocumentText) throws -> Double {
        var found = 0
        let seconds = Stopwatch.seconds { found = DocumentReader().read(text).deadlines.count }
        guard found > 0 else { throw Trouble("nothing was found in the document") }
        return seconds
    }

    /// What nobody writes, and what takes longest: every word of it may be a date.
    private static func hostile(_ place: Workplace) -> [Row] {
        let size = place.extent == .small ? 100_000 : 10_000_000
        return ["hằng tháng ", "12", "ngày ", "từ 1/1 đến ", "trước ngày 20/01/2027, "].map { word in
            Row(
                "a hostile text: '\(word)' over and over", "\(counted(size / 1000)) kB", target: .most(5)
            ) {
                let text = DocumentText(String(repeating: word, count: size / word.utf8.count))
                return try place.figure(.seconds, runs: 1) { _ in
                    Stopwatch.seconds { _ = DocumentReader().read(text) }
                }
            }
        }
    }
}
