package import CivilTime

/// All reminders of a schedule from an instant on, in order of time, computed as they are taken.
///
/// It goes from window to window. Of what comes after the window little is known: of each line (a series or a reminder rule)
/// when its next occurrence begins, and of each occurrence that has begun its next rung. A new window is one walk over these
/// two tables, in which its reminders come about in the order of their places, to be sorted by their instants alone. A queue
/// of what is next would wait for memory all over itself with every reminder; among a hundred thousand deadlines that is most
/// of the time. Time and memory grow with the number of deadlines, never with the horizon.
///
/// To take a reminder changes nothing else until the window ends, so that copies are cheap.
package struct ReminderCursor: Sendable, IteratorProtocol {
    /// How long a window is: twelve days. Most ladders lie in two or three of them, and what one holds is small beside the
    /// plans that it comes from.
    private static let length = Span.seconds(1 << 20)

    /// A series or a rule.
    private struct Line {
        /// The occurrence that begins next, by its first rung; of a rule, what it sends next.
        var place: ReminderPlace
        /// Index into the table of rungs; `rule` for a rule's.
        var rungs: Int32
        var yearly: YearlyDay?

        static let rule: Int32 = -1
    }

    /// An occurrence that has begun: its next rung, and all that this and those after it follow from. Each look at the plan
    /// would wait for memory, which takes longer than everything that is computed.
    private struct Climb {
        var next: Upcoming
        var footing: Rungs.Footing
        var rungs: Int32
    }

    private let timetable: Timetable
    private var rungs = RungTable()
    /// In the order of their places.
    private var lines: [Line] = []
    /// When each of the lines goes on; `distantFuture` where nothing more of it begins.
    private var begins: [Instant] = []
    /// In the order of their places.
    private var climbs: [Climb] = []
    /// The earliest instant of all that is not in the window.
    private var earliest = Instant.distantFuture
    /// All reminders before `end` that have not been taken.
    private var window = ReminderWindow()
    private var end = Instant.distantPast

    /// - Parameters:
    ///   - start: reminders before it are left out, and those before the day their plan was issued.
    ///   - plans: theirs alone, by index; nil: those of all.
    init(_ timetable: Timetable, from start: Instant, plans: Range<Int>? = nil) {
        self.timetable = timetable
        var walk = Walk()
        for plan in plans ?? timetable.lines.indices { add(plan, from: start, &walk) }
        findEarliest()
    }

    /// Cursors over plans of one schedule, from one instant and not walked since, as one: each has the plans that follow
    /// those of the one before it.
    package init(joining parts: [ReminderCursor], of schedule: Schedule) {
        timetable = schedule.timetable
        lines.reserveCapacity(parts.reduce(0) { $0 + $1.lines.count })
        begins.reserveCapacity(lines.capacity)
        climbs.reserveCapacity(parts.reduce(0) { $0 + $1.climbs.count })
        for part in parts {
            var known = [Int32?](repeating: nil, count: part.rungs.count)
            for var line in part.lines {
                if line.rungs != Line.rule { line.rungs = take(line.rungs, of: part, &known) }
                lines.append(line)
            }
            begins += part.begins
            for var climb in part.climbs {
                climb.rungs = take(climb.rungs, of: part, &known)
                climbs.append(climb)
            }
        }
        findEarliest()
    }

    /// - Parameter former: has no reminder before `start`, and no other than this one would have of plans that both have.
    init(_ timetable: Timetable, from start: Instant, continuing former: ReminderCursor) {
        self.timetable = timetable
        // Where nothing waits in the window, it is as if it had not been opened.
        end = former.window.first == nil ? .distantPast : former.end
        let (stays, places) = Self.match(former.timetable.lines, timetable.lines)
        lines.reserveCapacity(former.lines.count)
        begins.reserveCapacity(former.lines.count)
        climbs.reserveCapacity(former.climbs.count)
        var walk = Walk()
        var known = [Int32?](repeating: nil, count: former.rungs.count)
        var (line, climb) = (0, 0)
        for plan in timetable.lines.indices {
            guard let old = stays[plan] else {
                add(plan, from: start, &walk)
                continue
            }
            while line < former.lines.count, former.lines[line].place.plan <= old {
                if former.lines[line].place.plan == old {
                    var moved = former.lines[line]
                    moved.place = moved.place.moved(toPlan: plan)
                    if moved.rungs != Line.rule { moved.rungs = take(moved.rungs, of: former, &known) }
                    lines.append(moved)
                    begins.append(former.begins[line])
                }
                line += 1
            }
            while climb < former.climbs.count, former.climbs[climb].next.place.plan <= old {
                if former.climbs[climb].next.place.plan == old {
                    var moved = former.climbs[climb]
                    moved.next.place = moved.next.place.moved(toPlan: plan)
                    moved.rungs = take(moved.rungs, of: former, &known)
                    climbs.append(moved)
                }
                climb += 1
            }
        }
        let kept = former.window.rest.compactMap { reminder in
            places[reminder.place.plan].map {
                Upcoming(instant: reminder.instant, place: reminder.place.moved(toPlan: $0))
            }
        }
        window = ReminderWindow(merging: kept, walk.reminders)
        findEarliest()
    }

    /// - Parameter known: of the other's rungs, those that this one has.
    private mutating func take(_ index: Int32, of former: ReminderCursor, _ known: inout [Int32?]) -> Int32 {
        if let known = known[Int(index)] { return known }
        let own = rungs.index(of: former.rungs[index])
        known[Int(index)] = own
        return own
    }

    /// Which plans are in both, by their indices: both lists are in the order of the plans' ids, so what stays keeps its order.
    private static func match(_ former: [PlanLines], _ lines: [PlanLines]) -> (stays: [Int?], places: [Int?]) {
        var stays = [Int?](repeating: nil, count: lines.count)
        var places = [Int?](repeating: nil, count: former.count)
        var next = 0
        for index in former.indices {
            let known = former[index].plan
            while next < lines.count, lines[next].plan !== known, lines[next].plan.id < known.id { next += 1 }
            guard next < lines.count, lines[next].plan === known else { continue }
            (stays[next], places[index]) = (index, next)
            next += 1
        }
        return (stays, places)
    }

    private mutating func add(_ plan: Int, from start: Instant, _ walk: inout Walk) {
        let own = timetable.lines[plan]
        let start = max(start, own.plan.issuedInstant)
        let day = Day(number: Int(start.seconds / 86_400))
        for (index, series) in own.series.enumerated() {
            let number = self.rungs.index(of: series)
            let rungs = self.rungs[number]
            guard rungs.count > 0 else { continue }
            var line = Line(
                place: ReminderPlace(plan: plan, series: index), rungs: number, yearly: YearlyDay(series))
            // The first that reaches so far is mostly the last one found to do so.
            var found: (occurrence: Int, footing: Rungs.Footing)?
            let first = series.firstIndex(near: series.index(near: day)) { occurrence in
                guard let footing = footing(of: line, rungs, at: occurrence),
                    let last = rungs.lastInstant(of: footing, timetable.calendar, &walk.times), last >= start
                else { return false }
                found = (occurrence, footing)
                return true
            }
            let known = found.flatMap { $0.occurrence == first ? $0.footing : nil }
            let next = begin(line, occurrence: first, known, from: start, &walk)
            if let next { line.place = next.place }
            add(line, next)
        }
        for (index, rule) in own.rules.enumerated() {
            let place = ReminderPlace(plan: plan, series: own.series.count + index)
            let next = go(on: rule, at: place, with: rule.first(from: start, timetable.calendar), &walk)
            add(Line(place: next?.place ?? place, rungs: Line.rule), next)
        }
    }

    private mutating func add(_ line: Line, _ next: Upcoming?) {
        lines.append(line)
        begins.append(next?.instant ?? .distantFuture)
    }

    /// When the next reminder is due; nil when there is none.
    package var nextInstant: Instant? { window.first?.instant ?? (earliest == .distantFuture ? nil : earliest) }

    /// The reminder that `next` would take.
    package var first: Reminder? { (window.first ?? upcoming).map(reminder) }

    /// The first of all that is not in the window.
    private var upcoming: Upcoming? {
        guard earliest < .distantFuture else { return nil }
        let line = begins.firstIndex(of: earliest).map { Upcoming(instant: earliest, place: lines[$0].place) }
        return [line, climbs.lazy.map(\.next).min()].compactMap { $0 }.min()
    }

    package mutating func next() -> Reminder? {
        if window.first == nil { open() }
        return window.takeFirst().map(reminder)
    }

    private func reminder(_ upcoming: Upcoming) -> Reminder {
        Reminder(at: upcoming.place, of: timetable, instant: upcoming.instant)
    }

    /// Opens the window that the earliest reminder begins.
    private mutating func open() {
        guard earliest < .distantFuture else { return }
        end = earliest + Self.length
        var walk = Walk()
        walk.reminders.reserveCapacity(window.count)
        let begun = climbs
        climbs.removeAll(keepingCapacity: true)
        var number = 0
        let end = end.microseconds
        for index in begins.indices where begins[index].microseconds < end {
            let line = lines[index]
            while number < begun.count, begun[number].next.place < line.place {
                climb(begun[number], &walk)
                number += 1
            }
            goOn(index, &walk)
        }
        for climb in begun[number...] { self.climb(climb, &walk) }
        window = ReminderWindow(walk.reminders)
        findEarliest()
    }

    private mutating func findEarliest() {
        var earliest = Int64.max
        for begin in begins { earliest = min(earliest, begin.microseconds) }
        for climb in climbs { earliest = min(earliest, climb.next.instant.microseconds) }
        self.earliest = Instant(microseconds: earliest)
    }

    /// Takes a line on to the window's end.
    private mutating func goOn(_ index: Int, _ walk: inout Walk) {
        let line = lines[index]
        let next: Upcoming?
        if line.rungs == Line.rule {
            let rule = timetable.rule(at: line.place)
            let elapse = rule.elapse(sentAt: begins[index], delay: line.place.delay)
            next = go(on: rule, at: line.place, with: elapse, &walk)
        } else {
            next = begin(line, occurrence: line.place.occurrence, nil, from: .distantPast, &walk)
        }
        if let next { lines[index].place = next.place }
        begins[index] = next?.instant ?? .distantFuture
    }

    /// Begins the occurrences of a series, from one on, that have reminders from `start` up to the window's end.
    /// - Parameter known: the first one's footing, where it is known.
    /// - Returns: the first rung of the first occurrence that comes after it; nil when there is none.
    private mutating func begin(
        _ line: Line, occurrence first: Int, _ known: Rungs.Footing?, from start: Instant, _ walk: inout Walk
    ) -> Upcoming? {
        var number = first
        var known = known
        let rungs = rungs[line.rungs]
        while let footing = known ?? footing(of: line, rungs, at: number) {
            known = nil
            let found = rungs.first(from: 0, of: footing, reaching: start, timetable.calendar, &walk.times)
            if let (rung, instant) = found {
                let next = Upcoming(instant: instant, place: line.place.moved(toOccurrence: number, rung: rung))
                if rung == 0, !next.isBefore(end) { return next }
                climb(Climb(next: next, footing: footing, rungs: line.rungs), &walk)
            }
            number += 1
        }
        return nil
    }

    /// nil where the series has no such occurrence.
    private func footing(of line: Line, _ rungs: Rungs, at number: Int) -> Rungs.Footing? {
        if let yearly = line.yearly { return yearly.footing(at: number, in: rungs.zone, timetable.calendar) }
        let series = timetable.series(at: line.place)
        return number < series.count ? series.footing(at: number, timetable.calendar) : nil
    }

    /// Takes the rungs of an occurrence up to the window's end.
    private mutating func climb(_ climb: Climb, _ walk: inout Walk) {
        var next = climb.next
        let rungs = rungs[climb.rungs]
        let any = Instant.distantPast
        while next.isBefore(end) {
            walk.reminders.append(next)
            let following = rungs.first(
                from: next.place.rung + 1, of: climb.footing, reaching: any, timetable.calendar, &walk.times)
            guard let (rung, instant) = following else { return }
            next = Upcoming(instant: instant, place: next.place.climbed(to: rung))
        }
        climbs.append(Climb(next: next, footing: climb.footing, rungs: climb.rungs))
    }

    /// Takes what a rule names, from one time on, up to the window's end.
    /// - Returns: what it sends first after it; nil when there is nothing.
    private func go(
        on rule: RuleSeries, at place: ReminderPlace, with first: RuleSeries.Elapse?, _ walk: inout Walk
    ) -> Upcoming? {
        var elapse = first
        while let next = elapse {
            let upcoming = Upcoming(instant: next.instant, place: place.moved(toDelay: next.delay))
            if !upcoming.isBefore(end) { return upcoming }
            walk.reminders.append(upcoming)
            elapse = rule.next(after: next.named, timetable.calendar)
        }
        return nil
    }
}

/// What comes about while a window is filled.
private struct Walk {
    /// In the order of their places.
    var reminders: [Upcoming] = []
    var times = RungTimes()
}

extension Plan {
    /// Nothing is reminded of before it: the start of the first day the plan can have been issued on.
    package var issuedInstant: Instant { issued.map { zone.start(of: $0.earliest) } ?? .distantPast }
}
