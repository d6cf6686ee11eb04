import PlanCore

/// The phases of a document by their names (`Đợt 1`, `Giai đoạn II`), so that words that count from the end of one find it.
struct StageNames {
    /// By their kind, an index into `kinds`.
    private var stages: [Int: Stages] = [:]

    /// The phases of one kind: indices into the document's phases.
    private struct Stages {
        var first: Int
        var count = 0
        /// nil: several have that number.
        var numbered: [Int: Int?] = [:]
    }

    private struct Name {
        var kind: Int
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
    private static let kinds = ["đợt", "giai đoạn", "vòng"].map(words)

    private static func name(in text: String) -> Name? {
        let words = words(of: text)
        for (kind, name) in kinds.enumerated() {
            for start in words.indices where words[start...].starts(with: name) {
                return Name(kind: kind, number: number(in: words[(start + name.count)...]))
            }
        }
        return nil
    }

    // MARK: Words

    /// Letters and digits between others.
    private enum Word: Hashable {
        case syllable(Syllable), number(Int), other

        init(_ word: String) { self = .syllable(Syllable(word)) }
    }

    private static func words(of text: String) -> [Word] {
        let bytes = Array(text.utf8)
        var words: [Word] = []
        var (at, end) = (0, -1)
        while at < bytes.count {
            let letters = SpelledWord.read(bytes, at: at, .vietnamese)
            let digits = bytes[at...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard letters.syllable.letters > 0 || !digits.isEmpty else {
                at += bytes.scalar(at: at).length
                continue
            }
            let number = Int(String(decoding: digits, as: UTF8.self)).map { Word.number($0) }
            let word = digits.isEmpty ? .syllable(letters.syllable) : number ?? .other
            // 1a
            if at == end { words[words.count - 1] = .other } else { words.append(word) }
            end = max(letters.end, digits.endIndex)
            at = end
        }
        return words
    }

    /// `1`, `số 1`, `thi đua thứ nhất`, `cao điểm 2 năm 2027`; in `cao điểm 30 ngày đêm` the number counts something else.
    private static func number(in words: ArraySlice<Word>) -> Int? {
        for index in words.indices {
            let isOrdinal = index > words.startIndex && words[index - 1] == ordinal
            guard let number = number(words[index], isOrdinal: isOrdinal) else { continue }
            // `đợt thi đua năm 2027`
            guard number <= mostStages else { return nil }
            let isFirst = index == words.startIndex || words[index - 1] == numbered
            let next = words[(index + 1)...].first
            return isOrdinal || isFirst || next == nil || next == year || next == of ? number : nil
        }
        return nil
    }

    private static let numbered = Word("số")
    private static let ordinal = Word("thứ")
    private static let year = Word("năm")
    private static let of = Word("của")
    private static let numbers = named(["một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6])
    private static let romans = named(["i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6])
    /// *tư* and *năm* mean much else (`vòng tư vấn`, `đợt thi đua năm 2027`) where *thứ* does not stand before them.
    private static let ordinals = named(["nhất": 1, "nhì": 2, "tư": 4, "năm": 5])

    private static func named(_ numbers: [String: Int]) -> [Word: Int] {
        Dictionary(uniqueKeysWithValues: numbers.map { (Word($0), $1) })
    }

    private static func number(_ word: Word, isOrdinal: Bool) -> Int? {
        if case .number(let number) = word { return number }
        return numbers[word] ?? romans[word] ?? (isOrdinal ? ordinals[word] : nil)
    }
}
