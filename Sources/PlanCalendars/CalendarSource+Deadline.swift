import CivilTime
import ControlAPI
import PlanCore

extension CalendarSource {
    /// Units named in one entry; of more their number is told.
    private static let unitsNamed = 30

    /// The deadline as it stands, and before it each date that it had once.
    func items(of row: BoardRowEntry, as form: PlanCalendar.DeadlineForm) -> [CalendarItem] {
        guard let last = Day(iso: row.date.lastGoodDay) else { return [] }
        let identity = identity(of: row.date)
        let suffix = form == .events ? "#event" : ""
        var item = CalendarItem(
            uid: identity + suffix, kind: form == .events ? .event : .task, time: time(of: row, on: last, form),
            status: status(of: row), percentComplete: percent(of: row),
            // Each date that is put off is a change of the plan too, once that is recorded.
            sequence: max(planChanges, row.extensions?.count ?? 0),
            revisedAt: revisedAt(identity), summary: titled(row.title), description: description(of: row),
            category: category, alarms: row.isMet ? [] : alarms(of: identity))
        // An event has no status that says so.
        if form == .events, row.isMet { item.summary = "✓ \(item.summary)" }
        return former(row, last, like: item, form) + [item]
    }

    /// Whole days where the cutoff is a midnight: programs show the day that they are given, and that must be the last good
    /// one (RFC 5545, section 3.8.2.3, says no more of a day).
    private func time(
        of row: BoardRowEntry, on day: Day, _ form: PlanCalendar.DeadlineForm
    ) -> CalendarItem.Time {
        guard let last = Day(iso: row.date.lastGoodDay), let cutoff = row.date.cutoff.flatMap(Instant.init(rfc3339:))
        else { return form == .tasks ? .from(day) : .days(day...day) }
        if cutoff == zone.start(of: last.adding(days: 1)) { return .days(day...day) }
        // The same time by the clock on another day.
        let (shown, time) = zone.local(at: cutoff)
        return .instant(zone.instant(of: shown.adding(days: last.days(until: day)), at: time))
    }

    private func status(of row: BoardRowEntry) -> CalendarItem.Status {
        guard row.isMet else { return .open }
        let received = row.cells.filter { !$0.isFormer }.compactMap(\.receivedAt).compactMap(Instant.init(rfc3339:))
        return .completed(row.closing.flatMap { Instant(rfc3339: $0.at) } ?? received.max())
    }

    /// How many of the units that are asked have delivered.
    private func percent(of row: BoardRowEntry) -> Int? {
        if row.isMet { return 100 }
        let asked = row.cells.filter { !$0.isFormer && $0.state != Submission.State.waived.rawValue }
        return asked.isEmpty ? nil : asked.count(where: \.isDelivered) * 100 / asked.count
    }

    private func description(of row: BoardRowEntry) -> String {
        let cells = row.cells.filter { !$0.isFormer }
        let missing = row.isMet ? [] : cells.filter { !$0.isDelivered }
        let extensions = (row.extensions ?? []).map { (Self.label(of: $0), Optional(text(of: $0))) }
        return lines(
            [
                (row.date.cutoff == nil ? CalendarLabel.when : CalendarLabel.due, row.due),
                (CalendarLabel.derivation, row.derivation),
            ] + extensions + [
                (CalendarLabel.closed, row.closing.map { signed($0.reason, $0.by, $0.at) }),
                (CalendarLabel.units, names(of: cells)),
                (CalendarLabel.missing, missing.count < cells.count ? names(of: missing) : nil),
                (CalendarLabel.submitTo, row.submitTo), (CalendarLabel.plan, plan.reference),
                (CalendarLabel.identity, identity(of: row.date)),
            ])
    }

    private func names(of cells: [BoardCellEntry]) -> String {
        let names = cells.compactMap { $0.unit.map { units[$0] ?? $0 } }
        let shown = names.prefix(Self.unitsNamed).joined(separator: "; ")
        guard names.count > Self.unitsNamed else { return shown }
        let more = names.count - Self.unitsNamed
        return shown + Bilingual(vi: " và \(more) đơn vị khác", en: " and \(more) more")[language]
    }

    // MARK: Former dates

    /// Each date that was extended by hand, as it was: cancelled, with the reason, so that whoever noted it finds out.
    private func former(
        _ row: BoardRowEntry, _ last: Day, like item: CalendarItem, _ form: PlanCalendar.DeadlineForm
    ) -> [CalendarItem] {
        (row.extensions ?? []).enumerated().compactMap { number, change in
            guard let day = Day(iso: change.from), day != last else { return nil }
            return CalendarItem(
                uid: "\(item.uid)#moved-\(number + 1)", kind: item.kind, time: time(of: row, on: day, form),
                status: .cancelled, sequence: planChanges, revisedAt: latest(Instant(rfc3339: change.at)),
                summary: "\(CalendarLabel.moved[language]): \(titled(row.title))",
                description: lines([
                    (Self.label(of: change), text(of: change)), (CalendarLabel.due, row.due),
                    (CalendarLabel.plan, plan.reference), (CalendarLabel.identity, identity(of: row.date)),
                ]), category: category)
        }
    }

    /// Days of ISO 8601 stand in their order.
    private static func label(of change: BoardRowEntry.Extension) -> Bilingual {
        change.to < change.from ? CalendarLabel.corrected : CalendarLabel.extended
    }

    private func text(of change: BoardRowEntry.Extension) -> String {
        let from = day(change.from)
        let to = day(change.to)
        return signed(
            Bilingual(
                vi: "từ hết ngày \(from) sang hết ngày \(to): \(change.reason)",
                en: "from the end of \(from) to the end of \(to): \(change.reason)")[language], change.by, change.at)
    }

    /// Who said so, and when.
    private func signed(_ text: String, _ actor: String, _ at: String) -> String {
        "\(text) (\(actor), \(day(String(at.prefix(10)))))"
    }

    private func day(_ iso: String) -> String { Day(iso: iso)?.text(in: language) ?? iso }
}

extension BoardCellEntry {
    /// Nothing more is asked of the unit.
    fileprivate var isDelivered: Bool {
        ![BoardCell.Timeliness.awaited, .overdue].map(\.rawValue).contains(timeliness)
    }
}
