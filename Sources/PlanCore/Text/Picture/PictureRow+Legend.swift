import CivilTime

extension PictureRow {
    /// What stands in the legend: the mark, the whole title and every date; of more than twelve dates the first three and
    /// the last.
    func legend(width: Int, in language: Language) -> [PictureLine] {
        PictureLine.legend(
            String(symbol.mark), symbol.style, "\(title): \(dates(in: language))", width: width)
    }

    private func dates(in language: Language) -> String {
        guard occurrences.count > 2 else {
            return occurrences.map { $0.dueText(in: language) }.joined(separator: "; ")
        }
        let days = occurrences.map { $0.lastGoodDay.text(in: language, withYear: false) }
        let listed = days.count <= 12 ? days[...] : days[..<3] + ["…"] + days.suffix(1)
        let list = listed.joined(separator: ", ")
        return Bilingual(
            vi: "\(days.count) lần, ngày cuối cùng là \(list)",
            en: "\(days.count) times, last days \(list)")[language]
    }
}

extension PictureLine {
    /// A line of the legend, continued below itself.
    static func legend(_ mark: String, _ style: Style, _ text: String, width: Int) -> [PictureLine] {
        let lead = "  \(mark) "
        return Paragraph(text).lines(width: width, after: lead).enumerated().map { number, line in
            number == 0
                ? PictureLine([
                    (lead, style), (String(line.unicodeScalars.dropFirst(lead.unicodeScalars.count)), .plain),
                ]) : PictureLine(line)
        }
    }
}
