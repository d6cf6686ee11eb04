extension Authority {
    /// As a letter cites it: `Điều 147 khoản 2 Bộ luật Dân sự 2015`, `Civil Code 2015, article 147, clause 2`.
    package var text: Bilingual {
        switch self {
        case .civilCode(let article, let clause):
            Bilingual(
                vi: "Điều \(article) khoản \(clause) Bộ luật Dân sự 2015",
                en: "Civil Code 2015, article \(article), clause \(clause)")
        case .rfc5545(let section): Bilingual(vi: "RFC 5545, mục \(section)", en: "RFC 5545, section \(section)")
        case .iso8601: Bilingual(vi: "ISO 8601", en: "ISO 8601")
        case .lunarDecision:
            Bilingual(vi: "Quyết định 121-CP ngày 08/8/1967", en: "Decision 121-CP of 8 August 1967")
        }
    }
}
