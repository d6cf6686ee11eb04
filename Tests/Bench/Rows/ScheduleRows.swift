import CivilTime
import LinuxSystem
import PlanCore
import PlanFiles

/// A year's reminders computed and put in order, in the bench's own process.
enum ScheduleRows: RowGroup {
    static let name = "schedule"

    /// Days before the last good day.
    private static let ladder = [21, 14, 7, 5, 3, 2, 1, 0]
    private static let year = 2026

    static func rows(_ place: Workplace) -> [Row] {
        place.sizes(upTo: 100_000).map { count in
            Row(
                "a year's reminders, computed in order: each", "\(counted(count, "deadlines")) × \(ladder.count)",
                target: count == 100_000 ? .most(150e-9) : nil
            ) {
                let plans = plans(deadlines: count)
                let calendar = WorkingCalendar([try holidays()])
                return try place.figure(.seconds, runs: place.runs) { _ in try secondsForEach(plans, calendar) }
            }
        }
    }

    private static func secondsForEach(_ plans: [Plan], _ calendar: WorkingCalendar) throws -> Double {
        let start = Instant(seconds: Int64(Day(clippingYear: year, month: 1, day: 1).number) * 86_400)
        let end = start + .days(365)
        var count = 0
        var isInOrder = true
        let seconds = Stopwatch.seconds {
            var cursor = Schedule(plans: plans, calendar: calendar).reminders(from: start)
            var last = start
            while let instant = cursor.nextInstant, instant < end, cursor.next() != nil {
                count += 1
                isInOrder = isInOrder && last <= instant
                last = instant
            }
        }
        guard isInOrder else { throw Trouble("the reminders are not in order") }
        // a year has some more or less where a ladder crosses its ends
        let expected = plans.count * PlanSet.deadlines * ladder.count
        guard abs(count - expected) * 10 < expected else { throw Trouble("\(count) reminders instead of \(expected)") }
        return seconds / Double(count)
    }

    private static func holidays() throws -> HolidayCalendar {
        let path = "\(PackageFiles.holidays)/vn.yaml"
        let read = HolidayReader.read(try FileReader.read(path, atMost: 1 << 20), file: path)
        guard let calendar = read.calendar else { throw Trouble("'\(path)' has faults") }
        return calendar
    }

    private static func plans(deadlines count: Int) -> [Plan] {
        let ladder = Ladder(before: ladder, at: TimeOfDay(seconds: 8 * 3600), overdue: nil)
        return (0..<count / PlanSet.deadlines).map { plan in
            let deadlines = (0..<PlanSet.deadlines).map { number in
                // a prime beside 336 leads everywhere
                let spot = (plan * PlanSet.deadlines + number) * 101 % 336
                return Plan.Deadline(
                    id: "viec-\(number)", title: "Việc \(number)",
                    timing: .dated(.yearless(month: spot / 28 + 1, day: spot % 28 + 1), .by, nil), onDayOff: .keep,
                    ladder: ladder, position: SourcePosition(line: 1, column: 1))
            }
            return Plan(
                id: PlanSet.name(plan), file: "\(PlanSet.name(plan)).yaml", title: "Kế hoạch \(plan)",
                years: PlanYears(first: year, last: nil), zone: .utc, deadlines: deadlines)
        }
    }
}
