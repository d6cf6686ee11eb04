import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot holidays --diff FILE`: what a changed holiday file would move.
enum HolidaysDifference {
    static let option = Option(
        "diff", value: Bilingual(vi: "TỆP", en: "FILE"),
        help: Bilingual(
            vi: "điều gì dời nếu tệp này thay tệp ngày nghỉ cùng tên, hoặc được thêm vào",
            en: "what would move if FILE took the place of the holiday file of its name, or were added"))
    static let options = [option, DifferenceReport.from, DifferenceReport.to, Option.plans]

    /// - Returns: nil where it is not asked for.
    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus? {
        guard let file = arguments.value(option.name) else {
            if let other = options.first(where: { arguments.has($0.name) }) {
                throw UsageError(vi: "'--\(other.name)' đi cùng '--diff'", en: "'--\(other.name)' goes with '--diff'")
            }
            return nil
        }
        try arguments.refuseOperands()
        guard file.hasSuffix(".yaml") else {
            throw UsageError(
                vi: "'--diff \(file)' không phải là tệp '.yaml'", en: "'--diff \(file)' is not a '.yaml' file")
        }
        let bench = try Workbench(arguments, terminal)
        let days = try DifferenceReport.days(arguments, today: bench.zone.day(at: bench.now))
        var supposition = Supposition()
        supposition.holidayFile = file
        let supposed = try bench.inputs(supposing: supposition)
        let difference = ScheduleDifference(from: bench.inputs.schedule, to: supposed.schedule, in: days)
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(ScheduleDifferenceEntry(difference)).text)
        } else {
            try DifferenceReport(difference, in: days).print(terminal)
        }
        return bench.status
    }
}
