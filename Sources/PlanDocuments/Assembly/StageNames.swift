import PlanCore

/// The phases of a document by their names (`Đợt 1`, `Giai đoạn II`), so that words that count from the end of one find it.
struct StageNames {
    /// By their kind.
    private var stages: [String: Stages] = [:]

    /// The phases of one kind: indices into the document's phases.
    private struct Stages {
        var first: Int
        var count = 0
        /// nil: several have that number.
        var numbered: [Int: Int?] = [:]
    }

    private struct Name {
        var kind: String
        /// nil: none is said.
        var number: Int?
    }

    init(_ phases: [DocumentReading.Phase]) {
        for (index, phase) in phases.enumerated() {
            guard let name = Self.name(in: phase.title) else { continue }
            var same = stages[name.kind] ?? Stages(first: index)
            same.count += 1
            if let number = name.number { same.numbered[number] = .some(same.numbered[number] == nil ? index : nil) }
            stages[name.kind] = same
        }
    }

    /// What words such as `sau khi kết thúc đợt 1` count from: that phase, each phase where they say no number and there are
    /// several; nil where the document holds no such phase, or its beginning is meant.
    func reference(in anchor: String) -> DocumentReading.PhaseReference? {
        guard let name = Self.name(in: anchor), let same = stages[name.kind] else { return nil }
        let words = anchor.lowercased()
        guard !["bắt đầu", "khai mạc", "phát động", "mở đợt"].contains(where: words.contains) else { return nil }
        guard let number = name.number else { return same.count > 1 ? .each : .index(same.first) }
        return (same.numbered[number] ?? nil).map { .index($0) }
    }

    private static let mostStages = 100
    private static let kinds = [["đợt"], ["giai", "đoạn"], ["vòng"]]

    private static func name(in text: String) -> Name? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for kind in kinds {
            for start in words.indices where words[start...].starts(with: kind) {
                return Name(kind: kind.joined(separator: " "), number: number(in: words[(start + kind.count)...]))
            }
        }
        return nil
    }

    /// `1`, `số 1`, `thi đua thứ nhất`, `cao điểm 2 năm 2027`; in `cao điểm 30 ngày đêm` the number counts something else.
    private static func number(in words: ArraySlice<String>) -> Int? {
        for index in words.indices {
            let isOrdinal = index > words.startIndex && words[index - 1] == "thứ"
            guard let number = number(words[index], isOrdinal: isOrdinal) else { continue }
            // `đợt thi đua năm 2027`
            guard number <= mostStages else { return nil }
            let isFirst = index == words.startIndex || words[index - 1] == "số"
            let next = words[(index + 1)...].first
            return isOrdinal || isFirst || next == nil || next == "năm" || next == "của" ? number : nil
        }
        return nil
    }

    private static let numbers = ["một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6]
    private static let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6]
    /// *tư* and *năm* mean much else (`vòng tư vấn`, `đợt thi đua năm 2027`) where *thứ* does not stand before them.
    private static let ordinals = ["nhất": 1, "nhì": 2, "tư": 4, "năm": 5]

    private static func number(_ word: String, isOrdinal: Bool) -> Int? {
        Int(word) ?? numbers[word] ?? romans[word] ?? (isOrdinal ? ordinals[word] : nil)
    }
}
