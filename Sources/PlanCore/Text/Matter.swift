import CivilTime

/// What a notice has to say on the day it is sent; days are never negative.
enum Matter: Hashable, Sendable {
    /// The cutoff lies ahead, at least a day away.
    case left(days: Int, workingDays: Int)
    /// The last good day is today, and the cutoff lies ahead.
    case lastDay
    /// The cutoff has passed: so many days ago; on the day itself at that time.
    case overdue(days: Int, since: TimeOfDay)
    /// Something without a cutoff lies ahead, is today, or is over.
    case ahead(Happening, days: Int)
    case today(Happening)
    case past(Happening, days: Int)
    /// Nothing more is asked of anybody.
    case complete(Completion, namesUnits: Bool)

    /// What happens without a cutoff.
    enum Happening: Hashable, Sendable {
        case opening, closing, event
        /// The end of the phase at which a duty is to be done.
        case duty
        /// The end of a deadline, or the event, after which a duty is to be done.
        case followUp
        /// A time that a reminder rule names.
        case call
    }

    init(_ notice: Notice) {
        let occurrence = notice.reminder.occurrence
        let days = notice.daysLeft
        if let completion = notice.completion {
            self = .complete(completion, namesUnits: !occurrence.units.isEmpty)
            return
        }
        if let cutoff = occurrence.cutoff {
            if notice.sentAt >= cutoff {
                self = .overdue(days: max(0, -days), since: occurrence.plan.zone.local(at: cutoff).time)
            } else {
                self = days > 0 ? .left(days: days, workingDays: notice.workingDaysLeft) : .lastDay
            }
            return
        }
        let happening: Happening =
            switch (occurrence.item, notice.reminder.rule) {
            case (.phase, .opens): .opening
            case (.phase, _): .closing
            case (.event, _): .event
            case (.deadline, _): occurrence.deadline?.timing.anchor?.isPhase ?? true ? .duty : .followUp
            case (.rule, _): .call
            }
        if days > 0 {
            self = .ahead(happening, days: days)
        } else {
            self = days == 0 ? .today(happening) : .past(happening, days: -days)
        }
    }

    /// The title of the note, in capitals.
    func heading(in language: Language) -> String {
        let heading =
            switch self {
            case .left: Bilingual(vi: "NHẮC VIỆC", en: "REMINDER")
            case .lastDay: Bilingual(vi: "NHẮC VIỆC: NGÀY CUỐI CÙNG", en: "REMINDER: LAST DAY")
            case .overdue: Bilingual(vi: "NHẮC VIỆC: QUÁ HẠN", en: "REMINDER: OVERDUE")
            case .ahead(let happening, _), .today(let happening), .past(let happening, _):
                switch happening {
                case .opening: Bilingual(vi: "THÔNG BÁO: BẮT ĐẦU ĐỢT", en: "NOTICE: A PHASE OPENS")
                case .closing: Bilingual(vi: "THÔNG BÁO: KẾT THÚC ĐỢT", en: "NOTICE: A PHASE CLOSES")
                case .event: Bilingual(vi: "THÔNG BÁO: SỰ KIỆN", en: "NOTICE: AN EVENT")
                case .duty: Bilingual(vi: "NHẮC VIỆC: KHI KẾT THÚC ĐỢT", en: "REMINDER: AT THE END OF A PHASE")
                case .followUp, .call: Bilingual(vi: "NHẮC VIỆC", en: "REMINDER")
                }
            case .complete(.delivered, _): Bilingual(vi: "THÔNG BÁO: ĐÃ NỘP ĐỦ", en: "NOTICE: ALL DELIVERED")
            case .complete(.settled, _): Bilingual(vi: "THÔNG BÁO: KHÔNG CÒN CHỜ AI", en: "NOTICE: NOBODY IS AWAITED")
            case .complete(.closed, _): Bilingual(vi: "THÔNG BÁO: ĐÃ ĐÓNG HẠN", en: "NOTICE: DEADLINE CLOSED")
            }
        return heading[language]
    }

    /// How things stand, as a part of a sentence: `còn 3 ngày, 1 ngày làm việc`, `2 days overdue`.
    func standing(in language: Language) -> String {
        switch self {
        case .left(let days, let workingDays):
            let all = DayCount.days(days, in: language)
            let working = DayCount.workingDays(workingDays, in: language)
            return Bilingual(vi: "còn \(all), \(working)", en: "\(all) left, \(working)")[language]
        case .lastDay:
            return Bilingual(vi: "hôm nay là ngày cuối cùng", en: "today is the last day")[language]
        case .overdue(0, .midnight):
            return Bilingual(vi: "đã quá hạn", en: "overdue")[language]
        case .overdue(0, let time):
            return Bilingual(vi: "đã quá hạn từ \(time) hôm nay", en: "overdue since \(time) today")[language]
        case .overdue(let days, _):
            let days = DayCount.days(days, in: language)
            return Bilingual(vi: "đã quá hạn \(days)", en: "\(days) overdue")[language]
        case .ahead(let happening, let days):
            let days = DayCount.days(days, in: language)
            return switch happening {
            case .opening: Bilingual(vi: "còn \(days) nữa là bắt đầu", en: "opens in \(days)")[language]
            case .closing: Bilingual(vi: "còn \(days) nữa là kết thúc", en: "closes in \(days)")[language]
            case .event, .followUp, .call: Bilingual(vi: "còn \(days)", en: "in \(days)")[language]
            case .duty: Bilingual(vi: "còn \(days) nữa là kết thúc đợt", en: "the phase closes in \(days)")[language]
            }
        case .today(let happening):
            return switch happening {
            case .opening: Bilingual(vi: "hôm nay bắt đầu", en: "opens today")[language]
            case .closing: Bilingual(vi: "hôm nay kết thúc", en: "closes today")[language]
            case .event, .followUp, .call: Bilingual(vi: "hôm nay", en: "today")[language]
            case .duty: Bilingual(vi: "hôm nay kết thúc đợt", en: "the phase closes today")[language]
            }
        case .past(let happening, let days):
            let days = DayCount.days(days, in: language)
            return switch happening {
            case .opening: Bilingual(vi: "đã bắt đầu \(days) trước", en: "opened \(days) ago")[language]
            case .closing: Bilingual(vi: "đã kết thúc \(days) trước", en: "closed \(days) ago")[language]
            case .event: Bilingual(vi: "đã diễn ra \(days) trước", en: "\(days) ago")[language]
            case .followUp, .call: Bilingual(vi: "\(days) trước", en: "\(days) ago")[language]
            case .duty: Bilingual(vi: "đợt đã kết thúc \(days) trước", en: "the phase closed \(days) ago")[language]
            }
        case .complete(.delivered, let namesUnits):
            return namesUnits
                ? Bilingual(vi: "các đơn vị đã nộp đủ", en: "everybody has delivered")[language]
                : Bilingual(vi: "đã nộp", en: "delivered")[language]
        case .complete(.settled, let namesUnits):
            return namesUnits
                ? Bilingual(vi: "các đơn vị đã nộp hoặc được miễn", en: "everybody has delivered or need not")[language]
                : Bilingual(vi: "được miễn nộp", en: "waived")[language]
        case .complete(.closed, _):
            return Bilingual(vi: "hạn đã đóng, không phải nộp nữa", en: "closed, nothing more is asked")[language]
        }
    }

    /// What those concerned are asked for; nil where there is nothing to do.
    ///
    /// - Parameters:
    ///   - units: how many units are named.
    ///   - isSubmitted: the plan says to whom it is submitted.
    func request(units: Int, isSubmitted: Bool, in language: Language) -> String? {
        let when: Bilingual
        switch self {
        case .left: when = Bilingual(vi: " đúng thời hạn", en: " on time")
        case .lastDay: when = Bilingual(vi: " trong hôm nay", en: " today")
        case .overdue: when = Bilingual(vi: " ngay", en: " without further delay")
        case .ahead(.duty, _), .today(.duty), .past(.duty, _):
            when = Bilingual(vi: " khi kết thúc đợt", en: " at the end of the phase")
        case .ahead(.followUp, _), .today(.followUp), .past(.followUp, _): when = Bilingual(vi: "", en: "")
        case .ahead, .today, .past, .complete: return nil
        }
        let who =
            switch units {
            case 0: Bilingual(vi: "các đơn vị, cá nhân có liên quan", en: "All concerned are")
            case 1: Bilingual(vi: "đơn vị nêu trên", en: "The unit named above is")
            default: Bilingual(vi: "các đơn vị nêu trên", en: "The units named above are")
            }
        let what =
            isSubmitted
            ? Bilingual(vi: "hoàn thành và gửi đến nơi nhận", en: "complete and submit it")
            : Bilingual(vi: "hoàn thành", en: "complete it")
        return Bilingual(
            vi: "Đề nghị \(who.vietnamese) \(what.vietnamese)\(when.vietnamese).",
            en: "\(who.english) asked to \(what.english)\(when.english).")[language]
    }
}
