import CivilTime
import PlanFiles

/// Holiday files: working days are the same counted one by one and as a whole.
enum HolidayTarget: FuzzTarget {
    static let name = "holidays"

    static func run(_ bytes: [UInt8]) {
        let (holidays, diagnostics) = HolidayReader.read(bytes, file: "holidays/vn.yaml")
        checkDiagnostics(diagnostics, of: bytes, isRead: holidays != nil)
        guard let holidays else { return }
        let calendar = WorkingCalendar([holidays])
        for year in Set(holidays.years.keys.sorted().prefix(3) + [1900, 2026]) {
            let days = Day(clippingYear: year, month: 1, day: 1)...Day(clippingYear: year, month: 12, day: 31)
            let worked = (days.lowerBound.number...days.upperBound.number).map { Day(number: Int($0)) }
                .filter(calendar.isWorking)
            check(calendar.workingDays(in: days) == worked.count, "\(year) has \(worked.count) working days")
            guard let first = worked.first, let last = worked.last else { continue }
            check(calendar.workingDay(onOrAfter: days.lowerBound) == first, "\(first) is \(year)'s first working day")
            check(calendar.workingDay(onOrBefore: days.upperBound) == last, "\(last) is \(year)'s last working day")
            check(calendar.status(of: first).isWorking, "\(first) is worked for a reason")
            check(
                calendar.day(worked.count - 1, workingDaysFrom: first) == last,
                "\(last) is \(worked.count - 1) working days after \(first)")
        }
    }
}
