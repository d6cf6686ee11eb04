package import CivilTime

extension WorkingCalendar.Reason {
    /// What its entry is called: the title; of a substitute, what it is given for: `Nghỉ bù Giỗ Tổ Hùng Vương`, `Substitute
    /// for Giỗ Tổ Hùng Vương`. nil where only the day of the week decides.
    package func title(in language: Language) -> String? {
        switch self {
        case .weekday, .weekend: nil
        case .holiday(let title, _, _), .swappedOff(let title, _, _), .makeUp(let title, _, _), .exact(let title, _, _):
            title
        case .substitute(let title, _, _):
            Bilingual(vi: "Nghỉ bù \(title)", en: "Substitute for \(title)")[language]
        }
    }

    /// The law article or announcement that says so, and how sure it is; nil where only the day of the week decides.
    package var authority: (source: String?, status: HolidayStatus)? {
        switch self {
        case .weekday, .weekend: nil
        case .holiday(_, let source, let status), .substitute(_, let source, let status),
            .swappedOff(_, let source, let status), .makeUp(_, let source, let status),
            .exact(_, let source, let status):
            (source, status)
        }
    }
}
