package import CivilTime
import PlanCore

/// What became of an occurrence whose open reminders are void: what the journal tells instead of each reminder.
package struct MovedDate: Hashable, Sendable {
    package enum Fate: Hashable, Sendable {
        /// It has another date now.
        case moved(to: Day)
        /// The date stands, but its plan does not ask for these reminders any more.
        case stays
        /// Its plan has it no more.
        case gone
    }

    /// Which of an occurrence's dates its reminders were about.
    enum Side: Hashable, Sendable {
        /// The last good day.
        case last
        /// A phase's first day.
        case first
        /// None: a reminder rule's times.
        case none
    }

    /// `PLAN/ITEM@OCCURRENCE`.
    package let occurrence: String
    package let plan: String
    /// DUE of the reminders that became void; of a reminder rule's, the day of the first one.
    package let due: Day
    package let fate: Fate
    /// How many became void.
    package var count: Int
    /// One line in the plan's language: `thi-dua-2027/dang-ky (2027) dời từ hết ngày 19/01/2027 sang hết ngày
    /// 20/01/2027 (hủy 7 lần nhắc chưa gửi)`.
    package var message: String { name + text[language] }

    let side: Side
    /// The new date is the end of a day, not a time on it.
    let isWholeDay: Bool
    /// Who gave it its date, where somebody did by hand: a later one, or an earlier one as a correction.
    var amendment: OccurrenceRecord.Extension?
    /// It was put off until an instant that is now past its cutoff: nothing is held back any more.
    let isHeardAgain: Bool
    /// `PLAN/ITEM (OCCURRENCE)`.
    let name: String
    let language: Language

    /// Why the ledger says that the reminders are void.
    var reason: String {
        switch fate {
        case .moved(let day):
            amendment.map { "\(day < due ? "corrected" : "extended") to \(day) by \($0.by): \($0.reason)" }
                ?? "moved to \(day)"
        case .stays: "its plan asks for this reminder no more"
        case .gone: "its plan has it no more"
        }
    }

    private var text: Bilingual {
        let void = Bilingual(
            vi: "hủy \(count) lần nhắc chưa gửi" + (isHeardAgain ? ", thôi hoãn nhắc" : ""),
            en: (count == 1 ? "1 open reminder is void" : "\(count) open reminders are void")
                + (isHeardAgain ? ", snoozed no more" : ""))
        let (old, new) = (dueText(due), dueText(fate.day ?? due))
        return switch (fate, side) {
        case (.moved, .first):
            Bilingual(
                vi: " dời ngày bắt đầu từ \(old.vietnamese) sang \(new.vietnamese) (\(void.vietnamese))",
                en: " opens on \(new.english) instead of \(old.english) (\(void.english))")
        case (.moved(let day), _) where amendment != nil && day < due:
            Bilingual(
                vi: " sửa lại từ \(old.vietnamese) thành \(new.vietnamese)\(why) (\(void.vietnamese))",
                en: " corrected from \(old.english) to \(new.english)\(why) (\(void.english))")
        case (.moved, _) where amendment != nil:
            Bilingual(
                vi: " gia hạn từ \(old.vietnamese) sang \(new.vietnamese)\(why) (\(void.vietnamese))",
                en: " extended from \(old.english) to \(new.english)\(why) (\(void.english))")
        case (.moved, _):
            Bilingual(
                vi: " dời từ \(old.vietnamese) sang \(new.vietnamese) (\(void.vietnamese))",
                en: " moved from \(old.english) to \(new.english) (\(void.english))")
        case (.stays, .none):
            Bilingual(vi: ": đổi lịch nhắc (\(void.vietnamese))", en: " has other times (\(void.english))")
        case (.gone, .none):
            Bilingual(vi: ": bỏ (\(void.vietnamese))", en: " is gone (\(void.english))")
        case (.stays, _):
            Bilingual(
                vi: " giữ \(old.vietnamese), đổi lịch nhắc (\(void.vietnamese))",
                en: " keeps \(old.english), with other reminders (\(void.english))")
        case (.gone, _):
            Bilingual(
                vi: ", \(old.vietnamese): bỏ (\(void.vietnamese))", en: ", \(old.english), is gone (\(void.english))")
        }
    }

    private var why: String { amendment.map { ", \($0.by): \($0.reason)" } ?? "" }

    private func dueText(_ day: Day) -> Bilingual {
        let (vietnamese, english) = (day.text(in: .vietnamese), day.text(in: .english))
        return isWholeDay
            ? Bilingual(vi: "hết ngày \(vietnamese)", en: "the end of \(english)")
            : Bilingual(vi: "ngày \(vietnamese)", en: english)
    }
}

extension MovedDate.Fate {
    fileprivate var day: Day? {
        if case .moved(let day) = self { day } else { nil }
    }
}
