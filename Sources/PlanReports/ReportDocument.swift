/// A report as a reader sees it, whatever the form: letterhead, paragraphs and tables in order, the end.
struct ReportDocument: Hashable, Sendable {
    /// The head of an administrative document (Decree 30/2020/NĐ-CP, appendix I), with dots where a person fills something in.
    struct Letterhead: Hashable, Sendable {
        /// Who sends it.
        var issuer: String
        /// `Số: ……/BC-……`.
        var number: String
        /// The country's name and its motto.
        var country: String
        var motto: String
        /// `……, ngày 21 tháng 01 năm 2021`.
        var placeAndDate: String
        /// What kind of document it is, in capitals.
        var kind: String
        /// What it is about.
        var subject: String
        /// `Kính gửi: ……`.
        var addressee: String
    }

    enum Block: Hashable, Sendable {
        /// A part's title.
        case heading(String)
        /// Within a part.
        case subheading(String)
        case paragraph(String)
        case table(Table)
    }

    struct Table: Hashable, Sendable {
        enum Alignment: Hashable, Sendable {
            case leading, centre, trailing
        }

        struct Column: Hashable, Sendable {
            var title: String
            var alignment = Alignment.leading
            /// Its share of the width where that is shared out.
            var weight: Int
        }

        var columns: [Column]
        /// As long as `columns`, each.
        var rows: [[String]]
        /// The last row, which sums up the others.
        var total: [String]?
    }

    struct Ending: Hashable, Sendable {
        /// Who is sent it: a title and lines.
        var recipients: [String]
        /// Who signs: lines.
        var signature: [String]
    }

    /// `vi`, `en`.
    var language: String
    var title: String
    var letterhead: Letterhead
    var blocks: [Block]
    var ending: Ending
}
