import CivilTime

extension Change<Occurrence> {
    /// One line: `thi-dua-2027/dang-ky (2027): hết ngày 19/01/2027 → hết ngày 20/01/2027`.
    package func text(in language: Language) -> String {
        line(first.shortName, in: language, \.plan.zone) { $0.dateText(in: language) }
    }
}

extension Change<Reminder> {
    /// One line, the instants on the plan's wall clock:
    /// `thi-dua-2027/dang-ky (2027) -7d: 08:00 ngày 12/01/2027 → 08:00 ngày 13/01/2027`.
    package func text(in language: Language) -> String {
        line("\(first.occurrence.shortName) \(first.rule)", in: language, \.occurrence.plan.zone) { reminder in
            let (day, time) = reminder.occurrence.plan.zone.local(at: reminder.instant)
            return Moment(day: day, time: time).text(in: language)
        }
    }
}

extension Change {
    /// Where both sides read the same, only their zones differ, and are named.
    private func line(
        _ name: String, in language: Language, _ zone: (Value) -> Zone, text: (Value) -> String
    ) -> String {
        var sides = [before, after].map { $0.map(text) }
        if sides[0] == sides[1] {
            sides = zip(sides, [before, after]).map { side, value in
                value.flatMap { value in side.map { "\($0) (\(zone(value).identifier))" } }
            }
        }
        let from = sides[0] ?? Bilingual(vi: "chưa có", en: "none")[language]
        let to = sides[1] ?? Bilingual(vi: "bỏ", en: "gone")[language]
        return "\(name): \(from) → \(to)"
    }
}

extension Occurrence {
    /// `thi-dua-2027/dang-ky (2027)`.
    package var shortName: String { "\(plan.id)/\(itemID) (\(key))" }

    /// The date in force alone: `hết ngày 19/01/2027`, `17:00 ngày 15/11/2027`, `từ ngày 01/01/2027 đến hết ngày
    /// 11/06/2027`; `the end of 19 January 2027`, `17:00 on 15 November 2027`, `from 1 January 2027 to 11 June 2027`.
    package func dateText(in language: Language) -> String {
        let last = lastGoodDay.text(in: language)
        if let window {
            let first = window.lowerBound.text(in: language)
            return Bilingual(vi: "từ ngày \(first) đến hết ngày \(last)", en: "from \(first) to \(last)")[language]
        }
        guard let cutoff else { return Bilingual(vi: "ngày \(last)", en: last)[language] }
        let (day, time) = plan.zone.local(at: cutoff)
        guard day > lastGoodDay else { return Moment(day: day, time: time).text(in: language) }
        return Bilingual(vi: "hết ngày \(last)", en: "the end of \(last)")[language]
    }
}

/// A time of day on a day, for people.
private struct Moment {
    var day: Day
    var time: TimeOfDay

    func text(in language: Language) -> String {
        let day = day.text(in: language)
        return Bilingual(vi: "\(time) ngày \(day)", en: "\(time) on \(day)")[language]
    }
}
