/// What the cells of a table's column hold, as its head says.
enum ColumnRole: Int32 {
    case number = 1
    /// What is to be done, or takes place.
    case work
    /// Who does it, who helps, who gets it.
    case unit, partner, receiver
    case time
    /// Days alone (`Ngày, tháng`), as calendars have them: when something takes place, not by when.
    case day
    case place, person, note
    /// What comes of the work.
    case result
    case other

    /// Words of a head; what is longer heads nothing.
    private static let longest = 16

    /// nil where its words are none that heads are made of.
    init?(head: Range<Int>, of outline: Outline, _ bytes: [UInt8]) {
        guard let first = head.first, let last = head.last, head.count <= Self.longest else { return nil }
        let range = Int(outline.tokens[first].start)..<Int(outline.tokens[last].end)
        let words = outline.text.phrases(in: range, Lexicon.vietnamese.columns)
        guard !words.contains(where: { $0.term == .number }) else { return nil }
        let roles = words.compactMap { $0.term == .section ? ColumnRole(rawValue: $0.value) : nil }
        // A number's head may stand so near that it is one with the next.
        guard let leading = roles.first(where: { $0 != .number }) ?? roles.first else { return nil }
        switch leading {
        case .unit, .person, .partner:
            // `Cơ quan, đơn vị phối hợp`; `Người, đơn vị thực hiện`
            if roles.contains(.partner), !words.contains(where: { Self.isLead($0, bytes) }) {
                self = .partner
            } else {
                self = roles.contains(.unit) ? .unit : leading
            }
        // `Nơi nộp hồ sơ`
        case .place where head.contains(where: { [.submit, .receive, .register].contains(outline.tokens[$0].term) }):
            self = .receiver
        // `Địa điểm, thời gian`
        case .place where roles.contains(.time): self = .time
        // `Ngày nộp hồ sơ` says what the days are for.
        case .day:
            let isAlone = !words.contains { $0.term == .word }
            self = isAlone && !roles.contains(.time) ? .day : .time
        default: self = leading
        }
    }

    private static func isLead(_ word: Token, _ bytes: [UInt8]) -> Bool {
        word.value == ColumnRole.unit.rawValue
            && String(decoding: bytes[word.range], as: UTF8.self).lowercased().hasPrefix("chủ")
    }
}

extension Outline {
    /// What a cell's column holds; nil where no head says it, and for the head itself.
    func role(of block: Int) -> ColumnRole? {
        guard let cell = blocks[block].cell, cell.row > 0, roles.indices.contains(cell.table) else { return nil }
        return roles[cell.table][cell.column]
    }

    /// Whether a cell's table has a column of that kind.
    func hasColumn(_ role: ColumnRole, inTableOf block: Int) -> Bool {
        guard let cell = blocks[block].cell, roles.indices.contains(cell.table) else { return false }
        return roles[cell.table].values.contains(role)
    }
}
