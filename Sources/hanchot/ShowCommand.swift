import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot show`: a plan, its dates and the picture of its year.
enum ShowCommand: Command {
    static let name = "show"
    static let usage = Usage(
        "hanchot show", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(
            vi: "cho xem một kế hoạch: các đợt, các hạn, bức tranh của năm",
            en: "show a plan: its phases, its deadlines, the picture of its year"),
        options: [
            Option(
                "year", value: Bilingual(vi: "NĂM", en: "YEAR"),
                help: Bilingual(
                    vi: "năm cần xem (mặc định năm nay, hoặc năm gần nhất của kế hoạch, và năm sau nếu có ngày)",
                    en: "the year (default this one, or the plan's nearest, and the next if it has dates)")),
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let id = arguments.operands.first, arguments.operands.count == 1 else {
            throw UsageError(vi: "cần tên một kế hoạch", en: "the name of one plan is needed")
        }
        let wanted = try year(arguments)
        let bench = try Workbench(arguments, terminal)
        let schedule = bench.inputs.schedule
        let name = Workbench.planID(id)
        guard let plan = schedule.plans.first(where: { $0.id == name }) else {
            // Its faults are told already.
            if bench.inputs.rejected.contains(name) { return bench.status }
            throw UnknownPlan(name: id, known: schedule.plans.map(\.id), language: terminal.language)
        }
        let today = plan.zone.day(at: bench.now)
        let first = wanted ?? max(plan.years.first, min(today.year, plan.years.last ?? 9999))
        // A plan may have dates in the year after its last, which nobody would ask for by number.
        let last = wanted == nil && first == plan.years.last ? min(first + 1, 9999) : first
        let days = Day(clippingYear: first, month: 1, day: 1)...Day(clippingYear: last, month: 12, day: 31)
        let occurrences = Schedule(plans: [plan], calendar: schedule.calendar).occurrences(in: days)
        let years = first...max(first, min(last, occurrences.map(\.lastGoodDay.year).max() ?? first))
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(PlanEntry(plan, occurrences: occurrences)).text)
        } else {
            try terminal.print(terminal.heading(plan))
            try terminal.printPicture(
                PlanPicture(
                    occurrences: occurrences, of: plan, years: years, width: terminal.width,
                    language: terminal.language, namesPlans: false, today: today))
        }
        return bench.status
    }

    private static func year(_ arguments: Arguments) throws(UsageError) -> Int? {
        guard let text = arguments.value("year") else { return nil }
        guard let year = Int(text), (1...9999).contains(year) else {
            throw UsageError(vi: "'--year \(text)' không phải là năm", en: "'--year \(text)' is not a year")
        }
        return year
    }
}

/// No plan of that name is there, or none that can be used.
struct UnknownPlan: Error, CustomStringConvertible {
    var name: String
    var known: [String]
    var language: Language

    /// Names listed at most.
    private static let limit = 20

    var description: String {
        let names = known.prefix(Self.limit).joined(separator: ", ") + (known.count > Self.limit ? ", …" : "")
        return known.isEmpty
            ? Bilingual(
                vi: "không có kế hoạch '\(name)' hay kế hoạch nào khác", en: "no plan '\(name)', nor any other")[
                    language]
            : Bilingual(
                vi: "không có kế hoạch '\(name)' (chỉ có \(names))", en: "no plan '\(name)' (there are \(names))")[
                    language]
    }
}
