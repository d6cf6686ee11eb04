/// Dates beside the name of a day.
extension DateFinder {
    /// `Quốc khánh 2/9`, `Ngày Nhà giáo Việt Nam (20/11)`: behind the name of a day that is kept every year.
    /// - Returns: where the name begins.
    func keptDay(_ start: Int, _ next: Int) -> Int? {
        let isAside = start > begin && tokens[start - 1].term == .open
        let ends: TermSet = isAside ? [.close] : [.close, .open, .comma, .period, .semicolon, .and]
        guard next >= end || ends.contains(tokens[next].term), !isAside || next < end else { return nil }
        var name: Int?
        for at in stride(from: start - (isAside ? 2 : 1), through: max(begin, start - Self.longestName), by: -1) {
            switch tokens[at].term {
            case .keptDay: name = at
            // `ngày thành lập Đoàn 26/3`, `kỷ niệm thành lập Đoàn (26/3)`; `đã thành lập tổ ở 5/7 thôn` is none.
            case .anniversary where isAside || at > begin && tokens[at - 1].term == .day: name = at
            case .born where tokens[at].value == Worth.birthday: name = at
            case .day: return tokens[at].isCapital || tokens[at + 1].isCapital || name == at + 1 ? at : name
            case .comma, .semicolon, .colon, .period, .open, .close, .number, .reference: return name
            default: continue
            }
        }
        return name
    }

    /// `trước ngày khai giảng (05/9)`: where the words begin that lead to the name of a day whose date stands in brackets.
    func beforeNamedDay(_ start: Int, _ next: Int, _ floor: Int) -> Int? {
        let open = start > begin && tokens[start - 1].term == .day ? start - 2 : start - 1
        guard open > floor, tokens[open].term == .open, term(next) == .close, term(next + 1) != .number else {
            return nil
        }
        let names: TermSet = [.word, .gathering, .hold, .schoolYear, .beginning]
        var at = open - 1
        while at > floor, at > open - Self.longestName / 2, names.contains(tokens[at].term) { at -= 1 }
        return at > floor && at < open - 1 && tokens[at].term == .day && tokens[at - 1].term == .before ? at - 1 : nil
    }

    /// Words of a name.
    static let longestName = 14
}
