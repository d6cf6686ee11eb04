package import CivilTime

extension LunarDate {
    /// `13/12/2026`, `01/06/2025 nhuận`; `13/12/2026`, `01/06/2025 leap`.
    package func shortText(in language: Language) -> String {
        let leap = isLeap ? Bilingual(vi: " nhuận", en: " leap")[language] : ""
        return "\(padded(day, 2))/\(padded(month, 2))/\(year)\(leap)"
    }

    /// As people say it: `ngày 13 tháng Chạp năm Bính Ngọ`, `ngày mùng 1 tháng Sáu nhuận năm Ất Tỵ`; `day 13 of month 12
    /// in the year Bính Ngọ`.
    package func text(in language: Language) -> String {
        switch language {
        case .vietnamese:
            "ngày \(day <= 10 ? "mùng " : "")\(day) tháng \(Self.months[month - 1])\(isLeap ? " nhuận" : "")"
                + " năm \(yearName)"
        case .english: "day \(day) of \(isLeap ? "leap " : "")month \(month) in the year \(yearName)"
        }
    }

    /// The year's name in the cycle of sixty, can and chi: `Bính Ngọ` for 2026.
    package var yearName: String {
        // 4 AD was a Giáp Tý, the first of a cycle.
        "\(Self.stems[(year - 4) % 10]) \(Self.branches[(year - 4) % 12])"
    }

    private static let months = [
        "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Chạp",
    ]
    private static let stems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"]
    private static let branches = [
        "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
    ]
}
