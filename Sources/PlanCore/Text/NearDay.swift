import CivilTime

/// How near a day is, as people say it.
package struct NearDay: Hashable, Sendable {
    /// Days from today, negative for the past; no more than there are.
    package let days: Int
    /// It is too late already: a cutoff of today that has passed.
    package let isPast: Bool

    package init(days: Int, isPast: Bool = false) {
        self.days = max(-Self.limit, min(days, Self.limit))
        self.isPast = isPast
    }

    private static let limit = Day.first.days(until: .last)

    /// `hôm nay`, `ngày mai`, `còn 3 ngày`, `quá 2 ngày`; `today`, `tomorrow`, `3 days left`, `2 days overdue`.
    package var text: Bilingual {
        switch days {
        case 0 where isPast: Bilingual(vi: "quá hạn hôm nay", en: "overdue today")
        case 0: Bilingual(vi: "hôm nay", en: "today")
        case 1: Bilingual(vi: "ngày mai", en: "tomorrow")
        case -1: Bilingual(vi: "quá 1 ngày", en: "1 day overdue")
        case ..<0: Bilingual(vi: "quá \(-days) ngày", en: "\(-days) days overdue")
        default: Bilingual(vi: "còn \(days) ngày", en: "\(days) days left")
        }
    }

    /// When something comes: `hôm nay`, `ngày mai`, `3 ngày nữa`; `today`, `tomorrow`, `in 3 days`. nil for the past, and for
    /// what is more than a month away: nobody counts so far.
    package var comingText: Bilingual? {
        switch days {
        case 0, 1: NearDay(days: days).text
        case 2...31: Bilingual(vi: "\(days) ngày nữa", en: "in \(days) days")
        default: nil
        }
    }
}
