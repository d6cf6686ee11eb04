import CivilTime

extension OccurrenceRecord {
    /// What stands when this change is made of the occurrence, and what the history keeps of it.
    ///
    /// Total: every change of every record either holds or is a fault, whatever its values are. A pure function: what the
    /// time is says the attribution.
    /// - Parameter occurrence: the one that this is recorded of, by its plan in force: with the date that the last
    ///   extension gave it.
    package func applying(
        _ change: OccurrenceChange, to occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) -> Changed<OccurrenceRecord> {
        try attribution.check()
        guard occurrence.deadline != nil else {
            throw BoardFault(
                "not-a-deadline", vi: "'\(occurrence.identity)' không phải là một hạn",
                en: "'\(occurrence.identity)' is no deadline")
        }
        if let unit = change.unit { return try applying(change, of: unit, to: occurrence, attribution) }
        var after = self
        switch change {
        case .snooze(let until):
            try snooze(until, &after, occurrence, attribution)
            return Changed(record: after, before: snoozing, after: after.snoozing)
        case .resume:
            guard let snoozedUntil, attribution.at < snoozedUntil else {
                throw .unchanged(vi: "hạn đang không hoãn nhắc", en: "it is not put off")
            }
            after.snoozedUntil = nil
            return Changed(record: after, before: snoozing, after: after.snoozing)
        case .extend(let day):
            try extend(to: day, &after, occurrence, attribution)
            let isHeardAgain = snoozedUntil.map { until in
                attribution.at < until && occurrence.isPutOff(until: until)
                    && occurrence.cutoff(on: day).map { $0 < until } ?? false
            }
            return Changed(
                record: after, before: .due(occurrence.lastGoodDay),
                after: .due(day, endsSnooze: isHeardAgain ?? false))
        case .close:
            if closing != nil { throw .unchanged(vi: "hạn đã đóng rồi", en: "the deadline is closed already") }
            after.closing = Closing(
                reason: try attribution.neededReason(), by: attribution.actor, at: attribution.at)
            return Changed(record: after, before: .open, after: .closed)
        case .reopen:
            if closing == nil { throw .unchanged(vi: "hạn đang mở", en: "the deadline is open already") }
            _ = try attribution.neededReason()
            after.closing = nil
            return Changed(record: after, before: .closed, after: .open)
        case .receive, .accept, .giveBack, .waive, .withdraw:
            preconditionFailure("a change of a unit names it")
        }
    }

    private func applying(
        _ change: OccurrenceChange, of unit: String, to occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) -> Changed<OccurrenceRecord> {
        // A unit that a successor took the place of still has what was recorded of it, to be accepted or corrected.
        guard occurrence.submitters.contains(unit) || submissions[unit] != nil else {
            throw .unknownUnit(unit, occurrence)
        }
        let before = submission(of: unit)
        let after = try before.applying(change, to: occurrence, attribution)
        var record = self
        record.submissions[unit] = after == .awaited ? nil : after
        return Changed(record: record, before: BoardStanding(before), after: BoardStanding(after))
    }

    private func snooze(
        _ until: Instant, _ after: inout OccurrenceRecord, _ occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) {
        guard until > attribution.at else {
            throw BoardFault("instant-past", vi: "thời điểm đó đã qua", en: "that instant has passed")
        }
        guard let cutoff = occurrence.cutoff else { throw .undated }
        guard until <= cutoff else {
            let end = WallTime(cutoff, in: occurrence.plan.zone).text
            throw BoardFault(
                "past-cutoff", vi: "không hoãn nhắc quá hạn được (quá hạn từ \(end.vietnamese))",
                en: "reminders are not put off past the cutoff (\(end.english))")
        }
        if until == snoozedUntil {
            throw .unchanged(vi: "đã hoãn nhắc đến lúc đó rồi", en: "it is put off until then already")
        }
        if isMet(occurrence) { throw .met }
        after.snoozedUntil = until
    }

    private func extend(
        to day: Day, _ after: inout OccurrenceRecord, _ occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) {
        guard occurrence.cutoff != nil else { throw .undated }
        if closing != nil {
            throw BoardFault(
                "closed", vi: "hạn đã đóng: mở lại trước khi gia hạn", en: "the deadline is closed: reopen it first")
        }
        try checkLimits(of: day, occurrence, attribution)
        guard extensions.count < BoardLimits.extensions else {
            throw BoardFault(
                "extensions-too-many", vi: "đã gia hạn \(BoardLimits.extensions) lần",
                en: "it has been extended \(BoardLimits.extensions) times")
        }
        let reason = try attribution.neededReason()
        after.extensions.append(
            Extension(from: occurrence.ownDay, to: day, reason: reason, by: attribution.actor, at: attribution.at))
    }

    /// So that there is still time: later by no more than is allowed; or earlier, where it was put off, and not before the
    /// own day, which is for the plan's file to change.
    private func checkLimits(
        of day: Day, _ occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) {
        func isAhead(_ day: Day) -> Bool { occurrence.cutoff(on: day).map { $0 > attribution.at } ?? false }
        let today = occurrence.plan.zone.day(at: attribution.at)
        let earliest = isAhead(today) ? today : today.adding(days: 1)
        let (from, own) = (occurrence.lastGoodDay, occurrence.ownDay)
        if day < from, own < from {
            guard day >= own else {
                throw BoardFault(
                    "day-too-early",
                    vi: "không sớm hơn hạn của kế hoạch, \(own.text(in: .vietnamese)): hãy sửa chính kế hoạch",
                    en: "not before the plan's own date, \(own): change the plan itself")
            }
        } else if day <= from || from.days(until: day) > BoardLimits.extensionDays {
            throw .dayNotLater(from: max(own < from ? own : from.adding(days: 1), earliest), insteadOf: from)
        }
        guard isAhead(day) else {
            let (vi, en) = day == today ? ("giờ chót ", "the cutoff of ") : ("", "")
            throw BoardFault(
                "day-past",
                vi:
                    "\(vi)ngày \(day.text(in: .vietnamese)) đã qua: cần ngày \(earliest.text(in: .vietnamese)) hoặc muộn hơn; hồ sơ đã đến trước đó thì ghi lại với lúc đến",
                en:
                    "\(en)\(day) has passed: \(earliest) or a later day is needed; what came in time is recorded with when it came"
            )
        }
    }

    private var snoozing: BoardStanding { .snoozed(until: snoozedUntil) }
}

extension BoardFault {
    /// - Parameters:
    ///   - first: the earliest day that is taken.
    ///   - day: the one in force.
    fileprivate static func dayNotLater(from first: Day, insteadOf day: Day) -> BoardFault {
        let (firstText, dayText) = (first.text(in: .vietnamese), day.text(in: .vietnamese))
        guard first <= day else {
            return BoardFault(
                "day-not-later",
                vi: "ngày mới phải từ \(firstText), không quá \(BoardLimits.extensionDays) ngày sau \(dayText)",
                en:
                    "the new day must be \(first) or later, by no more than \(BoardLimits.extensionDays) days after \(day)"
            )
        }
        return BoardFault(
            "day-not-later",
            vi:
                "ngày mới phải từ \(firstText), khác \(dayText) và không quá \(BoardLimits.extensionDays) ngày sau ngày đó",
            en:
                "the new day must be \(first) or later, another than \(day), by no more than \(BoardLimits.extensionDays) days after it"
        )
    }
}

extension Submission {
    fileprivate func applying(
        _ change: OccurrenceChange, to occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) -> Submission {
        switch (change, state) {
        case (.receive(_, let arrival), .awaited), (.receive(_, let arrival), .returned),
            (.receive(_, let arrival), .waived), (.receive(_, let arrival), .received):
            try arrival.check(occurrence, attribution)
            // What was returned comes anew; what is received already is corrected.
            let known = state == .received ? receipt : nil
            let after = Submission(.received, arrival.receipt(correcting: known, at: attribution.at))
            for target in arrival.figures.keys.sorted() { try after.receipt?.figures[target]?.check() }
            if self == after { throw .unchanged(vi: "đã ghi như vậy rồi", en: "it is recorded so already") }
            return after
        case (.accept, .received): return Submission(.accepted, receipt)
        case (.giveBack, .received), (.giveBack, .accepted):
            _ = try attribution.neededReason()
            return Submission(.returned, receipt)
        case (.waive, .awaited), (.waive, .returned):
            _ = try attribution.neededReason()
            return Submission(.waived, receipt)
        case (.withdraw, .received), (.withdraw, .accepted), (.withdraw, .returned), (.withdraw, .waived):
            _ = try attribution.neededReason()
            return .awaited
        default:
            throw BoardFault(
                "state-unfit", vi: "không làm được khi đơn vị \(state.text.vietnamese)",
                en: "that cannot be done while the unit's submission is \(state.text.english)")
        }
    }
}

extension PlanRecord {
    /// See ``OccurrenceRecord/applying(_:to:_:)``.
    package func applying(
        _ change: PlanChange, _ attribution: Attribution
    ) throws(BoardFault) -> Changed<PlanRecord> {
        try attribution.check()
        var after = self
        switch change {
        case .silence(let until):
            if let until, until <= attribution.at {
                throw BoardFault("instant-past", vi: "thời điểm đó đã qua", en: "that instant has passed")
            }
            after.silence = Silence(
                until: until, reason: try attribution.neededReason(), by: attribution.actor, at: attribution.at)
        case .speak:
            guard isSilent(at: attribution.at) else {
                throw .unchanged(vi: "kế hoạch đang được nhắc", en: "the plan is not silent")
            }
            after.silence = nil
        }
        return Changed(
            record: after, before: standing(at: attribution.at), after: after.standing(at: attribution.at))
    }

    private func standing(at now: Instant) -> BoardStanding {
        guard let silence, isSilent(at: now) else { return .speaking }
        return .silent(until: silence.until)
    }
}
