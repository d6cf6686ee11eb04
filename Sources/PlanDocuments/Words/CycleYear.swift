/// The names that years have in the lunar calendar, sixty of them in turn: one of ten stems with one of twelve branches.
enum CycleYear {
    private static let stems = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"]
    private static let branches = ["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"]
    /// Other spellings of the same.
    private static let spellings = ["tý": "tí", "mão": "mẹo", "tỵ": "tị", "kỷ": "kỉ", "quý": "quí"]

    static let lists: [PhraseList] = (0..<60).map { place in
        let stem = spelled(stems[place % 10])
        let branch = spelled(branches[place % 12])
        let names = stem.flatMap { stem in branch.map { "\(stem) \($0)" } }
        return PhraseList(.cycleYear, names.joined(separator: "|"), value: Int32(place))
    }

    private static func spelled(_ word: String) -> [String] { [word] + [spellings[word]].compactMap(\.self) }

    /// The year of that place among the sixty that is nearest to another: 1984 was the first, Giáp Tý.
    static func year(_ place: Int, near year: Int) -> Int {
        let ahead = ((place - (year - 1984)) % 60 + 60) % 60
        return ahead > 30 ? year + ahead - 60 : year + ahead
    }
}
