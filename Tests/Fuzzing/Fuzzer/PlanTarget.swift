import CivilTime
import PlanCore
import PlanFiles

/// Plan files: what is read is within its limits, and what follows from it holds in part as in whole.
enum PlanTarget: FuzzTarget {
    static let name = "plan"

    static func run(_ bytes: [UInt8]) {
        let reader = PlanReader(defaults: PlanDefaults(zone: zone), zone: Zone.named)
        let (plan, diagnostics) = reader.read(bytes, file: "plans/mau.yaml")
        checkDiagnostics(diagnostics, of: bytes, isRead: plan != nil)
        guard let plan else { return }
        checkItems(of: plan)
        checkApproval(of: plan, bytes, reader)
        let years = plan.years.first...min(plan.years.first + 1, plan.years.last ?? .max)
        let review = PlanReview(
            of: plan, text: String(decoding: bytes, as: UTF8.self), calendar: calendar, years: years)
        checkDiagnostics(review.diagnostics, of: bytes, isRead: true)

        let schedule = Schedule(plans: [plan], calendar: calendar)
        let start = Day(clippingYear: years.lowerBound, month: 1, day: 1)
        let occurrences = schedule.occurrences(in: start...Day(clippingYear: years.upperBound, month: 12, day: 31))
        checkOccurrences(occurrences, of: schedule, from: start)
        let rules = schedule.ruleOccurrences(in: start...start.adding(days: 400))
        checkReminders(of: schedule, from: plan.zone.start(of: start), with: rules.prefix(2) + occurrences)
        for language in Language.allCases { checkPicture(of: plan, occurrences, years, in: language) }
    }

    private static let zone = Zone.named("Asia/Ho_Chi_Minh") ?? .utc

    /// A weekend, a long Tết with a make-up Saturday, and nothing known of other years.
    private static let calendar: WorkingCalendar = {
        func day(_ month: Int, _ day: Int) -> Day { Day(clippingYear: 2027, month: month, day: day) }
        return WorkingCalendar([
            HolidayCalendar(
                id: "vn", title: "Việt Nam", weekend: [.saturday, .sunday], years: [2027: .official],
                holidays: [Holiday(title: "Tết", days: day(2, 4)...day(2, 10), source: nil, status: .official)],
                swaps: [Swap(title: "Bù", off: day(2, 11), work: day(2, 20), source: nil, status: .official)])
        ])
    }()

    /// A draft whose line can be taken out is the same plan, and no draft; its doubts have their lines.
    private static func checkApproval(of plan: Plan, _ bytes: [UInt8], _ reader: PlanReader) {
        let approval = DraftApproval(bytes)
        let lines = approval.doubts.map(\.line)
        check(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }, "doubts come in the order of their lines")
        check(lines.allSatisfy { (1...bytes.count + 1).contains($0) }, "a doubt has a line of the file")
        guard plan.isDraft, let approved = approval.approved else { return }
        let (again, diagnostics) = reader.read(approved, file: "plans/mau.yaml")
        check(again != nil, "a draft that is approved is a plan: \(diagnostics)")
        check(again?.isDraft == false, "a draft that is approved is none any more")
        check(again?.deadlines.map(\.id) == plan.deadlines.map(\.id), "it has what it had")
        check(DraftApproval(approved).approved == nil, "it is approved once")
    }

    private static func checkItems(of plan: Plan) {
        check(plan.id == "mau", "a plan has its file's name")
        check(plan.units.count <= FormatLimits.units, "\(plan.units.count) units are not too many")
        let (phases, units) = (Set(plan.phases.map(\.id)), Set(plan.units.map(\.id)))
        let (deadlines, events) = (Set(plan.deadlines.map(\.id)), Set(plan.events.map(\.id)))
        let ids = plan.phases.map(\.id) + plan.deadlines.map(\.id) + plan.events.map(\.id) + plan.rules.map(\.id)
        check(ids.count <= 4 * FormatLimits.items && Set(ids).count == ids.count, "each item has an id of its own")
        for deadline in plan.deadlines {
            check(units.isSuperset(of: deadline.units), "'\(deadline.id)' names units of the plan")
            switch deadline.timing.anchor {
            case .phase(let id): check(phases.contains(id), "'\(deadline.id)' is counted from a phase of the plan")
            case .deadline(let id):
                check(deadlines.contains(id), "'\(deadline.id)' is counted from a deadline of the plan")
            case .event(let id): check(events.contains(id), "'\(deadline.id)' is counted from an event of the plan")
            case .eachPhase, nil: break
            }
        }
        for rule in plan.rules {
            check(units.isSuperset(of: rule.units), "'\(rule.id)' names units of the plan")
            guard case .phase(let id)? = rule.during else { continue }
            check(phases.contains(id), "'\(rule.id)' holds in a phase of the plan")
        }
    }

    private static func checkOccurrences(_ occurrences: [Occurrence], of schedule: Schedule, from start: Day) {
        let identities = Set(occurrences.map(\.identity))
        check(identities.count == occurrences.count, "each occurrence has an identity of its own")
        check(
            zip(occurrences, occurrences.dropFirst()).allSatisfy { $0.lastGoodDay <= $1.lastGoodDay },
            "occurrences come in the order of their last good days")
        for occurrence in occurrences {
            let zone = occurrence.plan.zone
            check(occurrence.lastGoodDay >= start, "\(occurrence.identity) does not lie before the range")
            if let window = occurrence.window {
                check(window.upperBound == occurrence.lastGoodDay, "\(occurrence.identity) ends with its window")
            }
            guard let cutoff = occurrence.cutoff else { continue }
            let good = zone.start(of: occurrence.lastGoodDay)...zone.start(of: occurrence.lastGoodDay.adding(days: 1))
            check(
                good.contains(cutoff), "\(occurrence.identity) is too late from \(cutoff) on, its last good day's end")
        }
        // What a part of the range holds, the whole holds; the halves share what a window has in both.
        let half = start.adding(days: 200)
        let early = schedule.occurrences(in: start...half).map(\.identity)
        let late = occurrences.filter { ($0.window?.lowerBound ?? $0.lastGoodDay) > half }.map(\.identity)
        check(Set(early).isDisjoint(with: late), "no occurrence lies behind the range that holds it")
        check(Set(early).union(late) == identities, "two halves of a range hold what the whole holds")
    }

    private static func checkReminders(of schedule: Schedule, from start: Instant, with occurrences: [Occurrence]) {
        let end = start + .days(400)
        var cursor = schedule.reminders(from: start)
        var found: [Reminder] = []
        while found.count < 300, let instant = cursor.nextInstant, instant < end, let next = cursor.next() {
            check(next.instant == instant, "the cursor knows the instant of the next reminder")
            check(instant >= found.last?.instant ?? start, "reminders come in order: \(next.identity)")
            check(instant.microseconds % 1_000_000 == 0, "\(next.identity) falls on a whole second")
            found.append(next)
        }
        let identities = Set(found.map(\.identity))
        check(identities.count == found.count, "each reminder has an identity of its own")
        // The cursor stopped in the middle of an instant, perhaps.
        let known = found.count < 300 ? end : found.last?.instant ?? end
        for occurrence in occurrences.prefix(30) {
            for reminder in schedule.reminders(of: occurrence) where (start..<known).contains(reminder.instant) {
                check(identities.contains(reminder.identity), "the cursor finds \(reminder.identity)")
            }
        }
        for reminder in found.prefix(10) { checkTexts(of: reminder) }
        guard let middle = found.dropFirst(found.count / 2).first?.instant else { return }
        var later = schedule.reminders(from: middle)
        check(later.nextInstant == middle, "a cursor from \(middle) on begins there")
        for reminder in found.drop(while: { $0.instant < middle }).prefix(20) {
            let next = later.next()
            check(next?.instant == reminder.instant, "a cursor from the middle goes on as one from the start")
        }
    }

    /// What people read is plain text, the subject on one line.
    private static func checkTexts(of reminder: Reminder) {
        let plan = reminder.occurrence.plan
        let notice = Notice(
            reminder, sentAt: reminder.instant + .hours(30), lateBy: .hours(30), missing: plan.units, calendar: calendar
        )
        for language in Language.allCases {
            let (subject, body) = (notice.subject(in: language), notice.body(in: language))
            check(isPlain(subject) && !subject.isEmpty, "\(reminder.identity) has a subject on one line")
            let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
            check(lines.allSatisfy(isPlain), "\(reminder.identity) is told in plain text")
            check(
                lines.last == "" && lines.dropLast().last?.hasSuffix(reminder.identity) == true, "its identity ends it")
            check(lines.allSatisfy { isNarrow($0, 78) }, "\(reminder.identity) is told in lines of 78 columns")
        }
    }

    private static func checkPicture(
        of plan: Plan, _ occurrences: [Occurrence], _ years: ClosedRange<Int>, in language: Language
    ) {
        let picture = PlanPicture(occurrences: occurrences, of: plan, years: years, width: 80, language: language)
        for line in picture.lines {
            check(isPlain(line.text) && isNarrow(line.text, 80), "a picture is 80 columns wide: \(line.text)")
        }
    }

    /// One line without control characters.
    private static func isPlain(_ text: some StringProtocol) -> Bool {
        !text.contains(where: \.isNewline)
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// No wider than that many columns, unless a word is too long to share its line.
    private static func isNarrow(_ line: some StringProtocol, _ width: Int) -> Bool {
        line.columns <= width || line.split(separator: " ").contains { $0.columns > width / 3 }
    }
}
