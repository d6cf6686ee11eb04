package import CivilTime

/// A step of a derivation in words: what it does, and why.
package struct StepText: Hashable, Sendable {
    /// One reason, or one list of days, with what it rests on.
    package struct Reason: Hashable, Sendable {
        package var authority: Authority?
        package var text: Bilingual

        /// The authority first, as a letter cites it.
        package func line(in language: Language) -> String {
            authority.map { "\($0.text[language]): \(text[language])" } ?? text[language]
        }
    }

    /// A sentence.
    package private(set) var sentence: Bilingual
    package private(set) var reasons: [Reason] = []

    /// - Parameter derivation: the one that the step is part of.
    package init(_ step: DerivationStep, of derivation: Derivation) {
        self.sentence = Bilingual(vi: "", en: "")
        let day = Both(step.day)
        switch step.rule {
        case .written(let date, let year): explain(date, year, step, derivation.occurrence)
        case .period(let period, let periodDay, let key, let start): explain(period, periodDay, key, start, step.day)
        case .recurrence(let recurrence, let number, let isAdded):
            explain(recurrence, number, isAdded, derivation.occurrence.plan)
        case .year(let year):
            say("Có hiệu lực suốt năm \(year) của kế hoạch.", "It holds through \(year), a year of the plan.")
        case .anchor(let anchor, let direction, let base):
            explain(anchor, direction, base, derivation.occurrence, step.day)
        case .counted(let tally): explain(tally, from: step.from ?? step.day, to: step.day, derivation)
        case .boundary(let boundary, let meaning): explain(boundary, meaning, Both(step.from ?? step.day))
        case .timeOfDay(.midnight):
            let written = Both(step.from ?? step.day)
            say(
                "00:00 là lúc ngày \(written.vi) bắt đầu: ngày cuối cùng là ngày liền trước.",
                "00:00 is when \(written.en) begins: the last good day is the one before.")
        case .timeOfDay(let time):
            say("Phải xong trước \(time) ngày \(day.vi).", "To be done before \(time) on \(day.en).")
        case .dayOff(let rule, let reason, let passed):
            explain(rule, reason, passed, from: step.from ?? step.day, to: step.day, derivation.occurrence)
        case .extended(let extended): explain(extended, from: step.from, derivation.occurrence)
        case .cutoff(let time, let reading):
            explain(reading, time, step.day, derivation.occurrence.plan.zone)
        }
    }

    mutating func say(_ vietnamese: String, _ english: String) {
        sentence = Bilingual(vi: vietnamese, en: english)
    }

    mutating func reason(_ vietnamese: String, _ english: String) { reason(nil, vietnamese, english) }

    mutating func reason(_ authority: Authority?, _ vietnamese: String, _ english: String) {
        reasons.append(Reason(authority: authority, text: Bilingual(vi: vietnamese, en: english)))
    }

    /// A day as both languages write it.
    struct Both {
        var vi: String
        var en: String

        init(_ day: Day) {
            vi = day.text(in: .vietnamese)
            en = day.text(in: .english)
        }
    }
}

extension StepText {
    private mutating func explain(_ boundary: Boundary, _ meaning: BeforeMeaning, _ day: Both) {
        switch (boundary, meaning) {
        case (.by, _):
            say(
                "“Chậm nhất ngày \(day.vi)” kể cả ngày đó.", "“By \(day.en)” includes that day.")
        case (.before, .exclusive):
            say(
                "“Trước ngày \(day.vi)” không kể ngày đó: ngày cuối cùng là ngày liền trước.",
                "“Before \(day.en)” does not include that day: the last good day is the one before.")
        case (.before, .inclusive):
            say(
                "“Trước ngày \(day.vi)” ở đây kể cả ngày đó (before-means: inclusive).",
                "“Before \(day.en)” includes that day here (before-means: inclusive).")
        }
    }

    private mutating func explain(
        _ anchor: Anchor, _ direction: Distance.Direction, _ base: Derivation?, _ occurrence: Occurrence, _ day: Day
    ) {
        let title = base?.occurrence.title ?? occurrence.anchorTitle ?? occurrence.title
        if case .rule = occurrence.item {
            let first = Both(occurrence.window?.lowerBound ?? day)
            say(
                "Có hiệu lực trong “\(title)”: từ ngày \(first.vi) đến hết ngày \(Both(day).vi).",
                "It holds in “\(title)”: from \(first.en) to \(Both(day).en).")
            return
        }
        let name = anchor.text(direction, title)
        let both = Both(day)
        guard occurrence.cutoff == nil else {
            say("Tính từ \(name.vietnamese): \(both.vi).", "Counted from \(name.english): \(both.en).")
            if let base = base?.occurrence, base.lastGoodDay != base.ownDay {
                reason("lấy ngày đã gia hạn", "the day it was extended to is what counts")
            } else if base?.occurrence.movedFrom != nil {
                reason("lấy ngày sau khi dời", "the day it was moved to is what counts")
            }
            return
        }
        say(
            "Làm khi đến \(name.vietnamese): \(both.vi); kế hoạch không nêu số ngày nên không có hạn chót.",
            "To be done at \(name.english): \(both.en); the plan gives no number of days, so there is no cutoff.")
    }

    private mutating func explain(
        _ rule: DayOffRule, _ why: WorkingCalendar.Reason, _ passed: [DayRun], from: Day, to: Day,
        _ occurrence: Occurrence
    ) {
        let name = why.dayOffName(from.weekday)
        let day = Both(from)
        guard from != to else {
            if rule == .keep {
                say(
                    "\(day.vi) là \(name.vietnamese), nhưng giữ nguyên (on-day-off: keep).",
                    "\(day.en) is \(name.english), but it stays (on-day-off: keep).")
            } else {
                say(
                    "\(day.vi) là \(name.vietnamese), và không có ngày làm việc nào gần đó để dời.",
                    "\(day.en) is \(name.english), and there is no working day near to move to.")
            }
            return
        }
        if rule == .next {
            say(
                "\(day.vi) là \(name.vietnamese): dời sang ngày làm việc tiếp theo (on-day-off: next).",
                "\(day.en) is \(name.english): moved to the next working day (on-day-off: next).")
            reason(
                .civilCode(article: 148, clause: 5),
                "ngày cuối cùng là ngày nghỉ cuối tuần hoặc nghỉ lễ thì thời hạn kết thúc khi hết ngày làm việc tiếp theo",
                "a period whose last day is a weekend or a holiday ends with the working day that follows")
        } else {
            say(
                "\(day.vi) là \(name.vietnamese): dời lên ngày làm việc liền trước (on-day-off: previous).",
                "\(day.en) is \(name.english): moved to the working day before (on-day-off: previous).")
        }
        list(passed, as: Bilingual(vi: "qua", en: "passed over:"))
    }

    private mutating func explain(_ extended: OccurrenceRecord.Extension, from former: Day?, _ occurrence: Occurrence) {
        let (to, on) = (Both(extended.to), Both(occurrence.plan.zone.day(at: extended.at)))
        if let former, extended.to < former {
            say(
                "Sửa lại thành hết ngày \(to.vi): \(extended.by) ghi ngày \(on.vi).",
                "Corrected to the end of \(to.en): recorded by \(extended.by) on \(on.en).")
        } else {
            say(
                "Gia hạn đến hết ngày \(to.vi): \(extended.by) ghi ngày \(on.vi).",
                "Extended to the end of \(to.en): recorded by \(extended.by) on \(on.en).")
        }
        reason(extended.reason, extended.reason)
        guard extended == occurrence.extensions.last, let then = occurrence.ownDayWhenExtended else { return }
        let (planned, own, ending) = (Both(then), Both(occurrence.ownDay), occurrence.endOfExtension)
        reason(
            "kế hoạch khi đó định hết ngày \(planned.vi), nay định hết ngày \(own.vi): "
                + "ngày gia hạn vẫn có hiệu lực; \(ending.vietnamese)",
            "the plan said the end of \(planned.en) then, and says the end of \(own.en) now: "
                + "the extended date stays in force; \(ending.english)")
    }

    private mutating func explain(_ reading: Zone.LocalTime, _ time: TimeOfDay?, _ day: Day, _ zone: Zone) {
        let instant = reading.instant
        let local = zone.local(at: instant)
        let offset = zone.offsetText(at: instant)
        let clock = Both(local.day)
        say(
            "Quá hạn từ \(local.time) ngày \(clock.vi), giờ \(zone.identifier) (\(offset)), tức \(instant).",
            "Too late from \(local.time) on \(clock.en), \(zone.identifier) time (\(offset)), which is \(instant).")
        if time == nil {
            reason(
                .civilCode(article: 148, clause: 6), "ngày cuối cùng kết thúc vào lúc 24 giờ của ngày đó",
                "the last day ends at 24:00 of that day")
        }
        let meant = time ?? .midnight
        switch reading {
        case .unique: break
        case .gap:
            reason(
                "đồng hồ ở múi giờ này bỏ qua \(meant): lấy thời điểm đầu tiên sau đó",
                "the clock of this zone skips \(meant): the first instant after it is taken")
        case .overlap:
            reason(
                "đồng hồ ở múi giờ này chỉ \(meant) hai lần: lấy lần đầu",
                "the clock of this zone shows \(meant) twice: the first is taken")
        }
    }
}

extension Zone {
    /// The offset in force at the instant: `UTC+07:00`, `UTC-03:30`.
    package func offsetText(at instant: Instant) -> String {
        let minutes = offset(at: instant) / 60
        return "UTC\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60, 2)):\(padded(abs(minutes) % 60, 2))"
    }
}
