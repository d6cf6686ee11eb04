import CivilTime

extension ReminderDerivation {
    /// Why it comes when it does, or does not come: `3 ngày trước ngày cuối cùng; 24/01/2021 là Chủ nhật nên gửi ngày làm
    /// việc liền trước`.
    package func text(in language: Language) -> String {
        ([rung] + moves + [fateText].compactMap(\.self)).map { $0[language] }.joined(separator: "; ")
    }

    private var zone: Zone { reminder.occurrence.plan.zone }

    /// What the rung of the ladder is.
    private var rung: Bilingual {
        func before(_ days: Int, _ end: Bilingual) -> Bilingual {
            days == 0
                ? end
                : Bilingual(
                    vi: "\(DayCount.days(days, in: .vietnamese)) trước \(end.vietnamese)",
                    en: "\(DayCount.days(days, in: .english)) before \(end.english)")
        }
        switch reminder.rule {
        case .before(let days):
            if case .event = reminder.occurrence.item {
                return before(days, Bilingual(vi: "ngày diễn ra", en: "the day itself"))
            }
            return before(days, Bilingual(vi: "ngày cuối cùng", en: "the last day"))
        case .overdue(let days):
            return Bilingual(
                vi: "\(DayCount.days(days, in: .vietnamese)) sau ngày cuối cùng",
                en: "\(DayCount.days(days, in: .english)) after the last day")
        case .opens(let days): return before(days, Bilingual(vi: "ngày bắt đầu", en: "the first day"))
        case .closes(let days): return before(days, Bilingual(vi: "ngày kết thúc", en: "the last day"))
        case .duty: return Bilingual(vi: "khi đến ngày phải làm", en: "the day it is to be done")
        case .at(let named):
            let (day, time) = zone.local(at: named)
            return Bilingual(
                vi: "quy tắc nêu \(time) \(day.longText(in: .vietnamese))",
                en: "the rule names \(time) on \(day.longText(in: .english))")
        case .snoozed: return Bilingual(vi: "khi hết hoãn nhắc", en: "when it is no longer put off")
        case .met: return Bilingual(vi: "khi đã nộp đủ", en: "when all is delivered")
        }
    }

    private var moves: [Bilingual] {
        var moves: [Bilingual] = []
        if let path, let dayOff {
            let name = dayOff.dayOffName(path.named.weekday)
            let isForward = path.worked > path.named
            moves.append(
                Bilingual(
                    vi: "\(path.named.slashed) là \(name.vietnamese) nên gửi ngày làm việc "
                        + (isForward ? "tiếp theo" : "liền trước"),
                    en: "\(path.named.text(in: .english)) is \(name.english): on the working day "
                        + (isForward ? "after" : "before")))
        }
        if path?.beforeCutoff != nil {
            moves.append(
                Bilingual(
                    vi: "giờ gửi không còn trước lúc quá hạn nên gửi ngày làm việc liền trước",
                    en: "its time of day is not before the cutoff: on the working day before"))
        }
        guard timed != reminder.instant else { return moves }
        let (day, time) = zone.local(at: timed)
        moves.append(
            timed < reminder.instant
                ? Bilingual(
                    vi: "\(time) ngày \(day.slashed) là giờ yên lặng nên hoãn lại",
                    en: "\(time) on \(day.text(in: .english)) is quiet: held until then")
                : Bilingual(
                    vi: "\(time) ngày \(day.slashed) là giờ yên lặng nên gửi trước đó",
                    en: "\(time) on \(day.text(in: .english)) is quiet: sent before it begins"))
        return moves
    }

    private var fateText: Bilingual? {
        switch fate {
        case .sent: return nil
        case .superseded(let rule):
            if case .before = rule {
            } else {
                return Bilingual(
                    vi: "không gửi, vì \(rule) đến cùng lúc và mới hơn",
                    en: "not sent: \(rule) comes at the same time and is newer")
            }
            return Bilingual(
                vi: "không gửi, vì \(rule) đến cùng lúc và gần hạn hơn",
                en: "not sent: \(rule) comes at the same time and is nearer")
        case .beforeIssue:
            let issued = reminder.occurrence.plan.issued
            return Bilingual(
                vi: "không gửi, vì kế hoạch chưa ban hành" + (issued.map { " (\($0.text(in: .vietnamese)))" } ?? ""),
                en: "not sent: the plan was not issued yet" + (issued.map { " (\($0.text(in: .english)))" } ?? ""))
        }
    }
}
