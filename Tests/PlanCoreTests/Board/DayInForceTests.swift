import CivilTime
import PlanCore
import TestSupport
import Testing

/// Which day is in force where the plan's file and what people recorded say different ones, told as an office would: requests,
/// edits of the file, and what everybody is shown in between.
@Suite struct DayInForceTests {
    /// A plan of two deadlines, the second five days after the first.
    private struct Scene {
        /// What the file says: `by:` in December 2026.
        var file = 10
        var rule = DayOffRule.keep
        var boundary = Boundary.by
        var time: TimeOfDay?
        var records: [String: OccurrenceRecord] = [:]

        var plan: Plan {
            SamplePlan.plan(
                years: PlanYears(first: 2026, last: 2026),
                deadlines: [
                    Plan.Deadline(
                        id: "n1", title: "Báo cáo",
                        timing: .dated(.full(Self.day(file)), boundary, time), onDayOff: rule, ladder: .standard,
                        position: SamplePlan.position),
                    SamplePlan.deadline("n2", .relative(Distance(count: 5, unit: .days, .after), .deadline("n1"), nil)),
                ]
            ).extended(by: records.mapValues(\.extensions))
        }

        var schedule: Schedule { Schedule(plans: [plan], calendar: .weekdaysOnly) }

        func occurrence(_ deadline: String = "n1") throws -> Occurrence {
            try #require(schedule.occurrences(in: .first ... .last).first { $0.itemID == deadline })
        }

        /// The day in force after the request, or the code of its refusal.
        mutating func extend(
            _ deadline: String = "n1", to day: Int, on today: Int = -5, _ reason: String = "bão"
        ) throws -> String {
            let occurrence = try occurrence(deadline)
            let at = Zone.utc.instant(of: Self.day(today), at: TimeOfDay(seconds: 8 * 3600))
            let changed: Changed<OccurrenceRecord>
            do throws(BoardFault) {
                changed = try records[occurrence.identity, default: OccurrenceRecord()].applying(
                    .extend(to: Self.day(day)), to: occurrence, Attribution(actor: "an", at: at, reason: reason))
            } catch { return error.code }
            records[occurrence.identity] = changed.record
            let inForce = try self.occurrence(deadline).lastGoodDay
            // The history says no other day than comes into force.
            #expect(changed.after == .due(inForce) && changed.before == .due(occurrence.lastGoodDay))
            return "\(Self.number(inForce))"
        }

        func due(_ deadline: String = "n1") throws -> String { try occurrence(deadline).dueText(in: .vietnamese) }

        func inForce(_ deadline: String = "n1") throws -> Int { Self.number(try occurrence(deadline).lastGoodDay) }

        /// Of December 2026; 0 and less in November, above 31 in January.
        static func day(_ number: Int) -> Day { Day(clippingYear: 2026, month: 12, day: 1).adding(days: number - 1) }

        private static func number(_ day: Day) -> Int { Self.day(1).days(until: day) + 1 }
    }

    @Test("what is taken back is governed by the file again, whatever that says then")
    func takenBack() throws {
        var scene = Scene()
        #expect(try scene.extend(to: 20) == "20" && scene.extend(to: 10, on: -4, "sửa lại") == "10")
        for file in [10, 3, 30, 8] {
            scene.file = file
            #expect(try scene.inForce() == file && scene.occurrence().extensions.isEmpty)
            #expect(try !scene.due().contains("gia hạn"))
        }
        #expect(try scene.extend(to: 20) == "20" && scene.extend(to: 8, on: -3) == "8")
    }

    @Test("an extension is taken back to what the file says today, not to what it said once")
    func takenBackLater() throws {
        var scene = Scene()
        #expect(try scene.extend(to: 20) == "20")
        scene.file = 3
        #expect(try scene.inForce() == 20 && scene.extend(to: 2) == "day-too-early")
        #expect(try scene.extend(to: 10) == "10" && scene.extend(to: 4) == "4")
        #expect(try scene.extend(to: 20) == "20" && scene.extend(to: 3) == "3")
        scene.file = 1
        #expect(try scene.inForce() == 1)
        // Where the file is later than when it was extended, what is between is no day to come to.
        scene.file = 10
        #expect(try scene.extend(to: 20) == "20")
        scene.file = 12
        #expect(try scene.extend(to: 11) == "day-too-early" && scene.extend(to: 12) == "12")
        scene.file = 5
        #expect(try scene.inForce() == 5)
    }

    @Test("no day is recorded that does not come into force: what it is counted from was put off, or the file is later")
    func phantom() throws {
        var scene = Scene()
        #expect(try scene.inForce("n2") == 15 && scene.extend("n2", to: 25) == "25")
        #expect(try scene.extend("n1", to: 14) == "14" && scene.inForce("n2") == 25)
        #expect(try scene.extend("n2", to: 18) == "day-too-early" && scene.extend("n2", to: 19) == "19")
        #expect(try scene.extend("n1", to: 10) == "10" && scene.inForce("n2") == 15)
        scene = Scene(file: 0)
        #expect(try scene.extend(to: 15) == "15")
        scene.file = 5
        #expect(try scene.extend(to: 2) == "day-too-early" && scene.extend(to: 7) == "7")
    }

    @Test("a later day in the file is in force; the extension is again where the file goes back before it")
    func overtaken() throws {
        var scene = Scene()
        #expect(try scene.extend(to: 15) == "15")
        scene.file = 20
        #expect(try scene.inForce() == 20 && scene.occurrence().extensions.isEmpty)
        #expect(try scene.extend(to: 18) == "day-not-later" && scene.extend(to: 24) == "24")
        scene.file = 12
        #expect(try scene.inForce() == 24)
        #expect(try scene.due() == "chậm nhất ngày 12/12/2026, gia hạn đến hết ngày 24/12/2026")
    }

    @Test("what is told begins with what the plan writes: before it moves off a day off, and as the file has it now")
    func texts() throws {
        // 12/12/2026 is a Saturday.
        var scene = Scene(file: 13, rule: .next, boundary: .before)
        #expect(try scene.due() == "trước ngày 13/12/2026, dời đến hết ngày 14/12/2026")
        #expect(try scene.extend(to: 19) == "19")
        #expect(try scene.due() == "trước ngày 13/12/2026, gia hạn đến hết ngày 19/12/2026")
        #expect(try scene.extend(to: 14) == "14")
        #expect(try scene.due() == "trước ngày 13/12/2026, dời đến hết ngày 14/12/2026")
        scene = Scene(file: 12, rule: .next, time: TimeOfDay(seconds: 17 * 3600))
        #expect(try scene.extend(to: 16) == "16")
        #expect(try scene.due() == "trước 17:00 ngày 12/12/2026, gia hạn đến trước 17:00 ngày 16/12/2026")
        scene = Scene()
        #expect(try scene.extend(to: 15) == "15")
        scene.file = 20
        #expect(try scene.extend(to: 24) == "24")
        #expect(try scene.due() == "chậm nhất ngày 20/12/2026, gia hạn đến hết ngày 24/12/2026")
    }

    @Test("a note gives the reason why it was put off, not the one of a correction")
    func reasons() throws {
        var scene = Scene()
        #expect(try scene.extend(to: 20, "mưa lũ") == "20" && scene.extend(to: 19, on: -4, "gõ nhầm") == "19")
        let schedule = scene.schedule
        let reminder = try #require(schedule.reminders(of: scene.occurrence()).first)
        let notice = Notice(reminder, sentAt: reminder.instant, lateBy: nil, missing: [], calendar: schedule.calendar)
        #expect(notice.body(in: .vietnamese).contains("Gia hạn:        từ hết ngày 10/12/2026: mưa lũ\n"))
        #expect(!notice.body(in: .vietnamese).contains("nhầm"))
    }

    @Test("a correction is a step of the way to the date, and the last step is the date in force")
    func explained() throws {
        var scene = Scene()
        for (number, day) in [15, 20, 56, 21].enumerated() {
            #expect(try scene.extend(to: day, on: number - 20, "lý do \(number)") == "\(day)")
        }
        let derivation = try scene.schedule.derivation(of: scene.occurrence())
        let texts = derivation.steps.map { StepText($0, of: derivation) }
        #expect(
            texts.map(\.sentence.vietnamese).suffix(3) == [
                "Gia hạn đến hết ngày 25/01/2027: an ghi ngày 12/11/2026.",
                "Sửa lại thành hết ngày 21/12/2026: an ghi ngày 13/11/2026.",
                "Quá hạn từ 00:00 ngày 22/12/2026, giờ UTC (UTC+00:00), tức 2026-12-22T00:00:00Z.",
            ])
        #expect(texts.dropLast().last?.reasons.map(\.text.vietnamese) == ["lý do 3"])
    }

    @Test("what a refusal says is accepted is accepted, and nothing else")
    func refusals() throws {
        var scene = Scene(file: 3)
        #expect(try scene.extend(to: 5) == "5")
        let occurrence = try scene.occurrence()
        let record = try #require(scene.records[occurrence.identity])
        let by = Attribution(actor: "an", at: Zone.utc.start(of: Scene.day(-4)), reason: "a")
        let fault = #expect(throws: BoardFault.self) {
            try record.applying(.extend(to: Scene.day(5)), to: occurrence, by)
        }
        #expect(
            fault?.message.vietnamese
                == "ngày mới phải từ 03/12/2026, khác 05/12/2026 và không quá 366 ngày sau ngày đó")
        #expect(
            fault?.message.english
                == "the new day must be 2026-12-03 or later, another than 2026-12-05, by no more than 366 days after it"
        )
        #expect(try scene.extend(to: 4) == "4" && scene.extend(to: 3) == "3")
    }
}
