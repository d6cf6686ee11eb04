import CivilTime
import DaemonKit
import PlanCore

/// The plan that a word of the command line names, and the years of it that are looked at.
struct PlanChoice {
    let plan: Plan
    /// The plan's own schedule.
    let schedule: Schedule
    /// In the plan's zone.
    let today: Day
    /// The first year looked at, and the last.
    let years: ClosedRange<Int>

    static let yearOption = Option(
        "year", value: Bilingual(vi: "NĂM", en: "YEAR"),
        help: Bilingual(
            vi: "năm cần xem (mặc định năm nay, hoặc năm gần nhất của kế hoạch, và năm sau nếu có ngày)",
            en: "the year (default this one, or the plan's nearest, and the next if it has dates)"))

    /// - Parameters:
    ///   - name: the plan's, or its file's.
    ///   - year: the only one; nil: the plan's nearest to this, and the one after its last.
    /// - Returns: nil where the plan was rejected: its faults are told already.
    /// - Throws: `UnknownPlan`.
    init?(_ name: String, year: Int?, on bench: Workbench, _ language: Language) throws {
        // A draft is looked at like any other plan.
        let all = (bench.inputs.plans + bench.inputs.drafts).map(\.plan)
        let id = Self.id(name)
        guard let plan = all.first(where: { $0.id == id }) else {
            if bench.inputs.rejected.contains(id) { return nil }
            throw UnknownPlan(name: name, known: all.map(\.id).sorted(), language: language)
        }
        self.plan = plan
        self.schedule = Schedule(plans: [plan], calendar: bench.inputs.calendar)
        self.today = plan.zone.day(at: bench.now)
        let first = year ?? max(plan.years.first, min(today.year, plan.years.last ?? 9999))
        // A plan may have dates in the year after its last, which nobody would ask for by number.
        let last = year == nil && first == plan.years.last ? min(first + 1, 9999) : first
        self.years = first...last
    }

    /// A plan's name, or its file's.
    static func id(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        return file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    }

    /// All days of the years.
    var days: ClosedRange<Day> {
        Day(
            clippingYear: years.lowerBound, month: 1, day: 1)...Day(
                clippingYear: years.upperBound, month: 12, day: 31)
    }

    /// Those that touch the years.
    var occurrences: [Occurrence] { schedule.occurrences(in: days) }

    /// Those of the item that touch the years.
    func occurrences(of item: String) -> [Occurrence] {
        schedule.occurrences(ofItem: item, in: plan, during: days)
    }

    /// `--year`.
    static func year(_ arguments: Arguments) throws(UsageError) -> Int? {
        guard let text = arguments.value(yearOption.name) else { return nil }
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
        let message =
            if known.isEmpty {
                Bilingual(
                    vi: "không có kế hoạch '\(name)' hay kế hoạch nào khác", en: "no plan '\(name)', nor any other")
            } else if let near = nearestWord(to: PlanChoice.id(name), among: known) {
                Bilingual(
                    vi: "không có kế hoạch '\(name)' (có phải '\(near)'?)",
                    en: "no plan '\(name)' (did you mean '\(near)'?)")
            } else {
                Bilingual(
                    vi: "không có kế hoạch '\(name)' (chỉ có \(names))", en: "no plan '\(name)' (there are \(names))")
            }
        return message[language]
    }
}
