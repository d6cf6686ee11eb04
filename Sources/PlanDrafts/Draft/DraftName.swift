import PlanCore
import PlanDocuments

/// What a draft's file is called, by the document's number and year, else by its title, else by the document's own file.
struct DraftName {
    let stem: String

    init(_ reading: DocumentReading, source: String) {
        let file = source.split(separator: "/").last.map(String.init) ?? source
        let plain = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let year = (reading.header.year?.value ?? reading.header.issued?.value.year).map(String.init)
        let words = [reading.header.number?.value, reading.header.title?.value, plain, "ke-hoach"]
            .compactMap { $0.map { $0.idWord(atMost: 50) } }
        let word = words.first { !$0.isEmpty } ?? "ke-hoach"
        let isNamed = year.map { year in word.split(separator: "-").contains { $0 == year } } ?? true
        let suffix = isNamed ? nil : year.map { $0.idWord(atMost: 4) }
        stem = [word, suffix].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "-")
    }
}
