import PlanCore

/// The phases of a document by their names (`Đợt 1`, `Giai đoạn II`), so that words that count from the end of one find it.
struct StageNames {
    /// By index of the phase; nil where its title names no stage.
    private let names: [Name?]

    private struct Name: Hashable {
        var kind: String
        /// nil: none is said.
        var number: Int?
    }

    init(_ phases: [DocumentReading.Phase]) { names = phases.map { Self.name(in: $0.title) } }

    /// What words such as `sau khi kết thúc đợt 1` count from: that phase, each phase where they say no number and there are
    /// several; nil where the document holds no such phase, or its beginning is meant.
    func reference(in anchor: String) -> DocumentReading.PhaseReference? {
        guard let name = Self.name(in: anchor) else { return nil }
        let words = anchor.lowercased()
        guard !["bắt đầu", "khai mạc", "phát động", "mở đợt"].contains(where: words.contains) else { return nil }
        let same = names.indices.filter { names[$0]?.kind == name.kind }
        guard let number = name.number else {
            return same.count > 1 ? .each : same.first.map { .index($0) }
        }
        let numbered = same.filter { names[$0]?.number == number }
        return numbered.count == 1 ? .index(numbered[0]) : nil
    }

    private static let kinds = ["đợt", "giai đoạn", "vòng"]

    private static func name(in text: String) -> Name? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for kind in kinds {
            let parts = kind.split(separator: " ").map(String.init)
            for start in words.indices where words[start...].starts(with: parts) {
                var next = start + parts.count
                // `đợt thi đua thứ nhất`
                while next < words.count, ["thi", "đua", "thứ", "số", "cao", "điểm"].contains(words[next]) { next += 1 }
                return Name(kind: kind, number: next < words.count ? number(words[next]) : nil)
            }
        }
        return nil
    }

    private static func number(_ word: String) -> Int? {
        if let number = Int(word) { return number }
        let words = [["một", "nhất", "i"], ["hai", "ii"], ["ba", "iii"], ["bốn", "tư", "iv"], ["năm", "v"]]
        return words.firstIndex { $0.contains(word) }.map { $0 + 1 }
    }
}
