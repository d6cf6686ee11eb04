import CivilTime
import ControlAPI
import PlanCore
import PlanFiles
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// What will be sent, over HTTP.
@Suite struct ComingRouteTests {
    @Test("of what is to come only what will be sent is listed, at its instant, naming who is awaited then")
    func coming() throws {
        var scene = try RouterScene()
        func coming(_ query: String = "") throws -> [String] {
            try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-12-31&limit=2\(query)")
                .map { "\($0.reminder) \($0.at.prefix(13)) \($0.units.joined(separator: " "))" }
        }
        let before = try coming()
        #expect(before.first == "a/mot@2021#-3d/2021-01-19 2021-01-15T08 thon-1" && before.count == 15)
        #expect(scene.post("\(unitPath)/receive", key: "1").status == 200)
        #expect(try coming() == before.filter { !$0.hasPrefix("a/mot@") })
        #expect(try scene.value(HealthEntry.self, "/v1/health").nextReminder == "b/mot@2021#-3d/2021-01-19")
        let snooze = scene.post("/v1/plans/b/deadlines/mot@2021/snooze", #"{"until":"2021-01-18T14:00:00Z"}"#, key: "2")
        #expect(snooze.status == 200)
        #expect(scene.post("/v1/plans/c/silence", #"{"reason":"lũ"}"#, key: "3").status == 200)
        try scene.followBoard()
        #expect(
            try coming("&plan=b").prefix(2) == [
                "b/mot@2021#snoozed-20210118T140000Z/2021-01-19 2021-01-18T14 thon-1",
                "b/mot@2021#0d/2021-01-19 2021-01-19T08 thon-1",
            ])
        #expect(try coming("&plan=c").isEmpty)
        #expect(try coming().count == 15 - 3 - 2 + 1 - 5)
    }

    @Test("what a digest will hold of it is told, counting what went to its recipient that day, whatever page it is on")
    func comingHeld() throws {
        var scene = try RouterScene()
        var engine = try #require(scene.state.engine)
        func held(_ query: String = "", beyond: Int) throws -> [String] {
            engine.digests.rules = [
                "thon-1": DigestRule(at: try #require(TimeOfDay(hour: 16, minute: 0)), beyond: beyond)
            ]
            scene.state.standing = { [engine] in engine }
            return try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-01-20&limit=2\(query)")
                .filter { $0.isHeld ?? false }.map(\.reminder)
        }
        // Of three a day from each plan; those of the last day would be told in time too, the cutoff is at midnight.
        let days = ["#-3d", "#-1d", "#0d"]
        let expected = days.flatMap { day in ["b", "c"].map { "\($0)/mot@2021\(day)/2021-01-19" } }
        #expect(try held(beyond: 1) == expected)
        #expect(try held("&plan=c", beyond: 1) == expected.filter { $0.hasPrefix("c") }, "others count as well")
        #expect(try held(beyond: 2) == expected.filter { $0.hasPrefix("c") })
        #expect(try held(beyond: 3).isEmpty)
    }

    @Test("what is held by now comes first, with the digest that will tell it, on whatever page it is")
    func comingHeldByNow() throws {
        var scene = try RouterScene()
        let day = Day(clippingYear: 2021, month: 1, day: 18)
        scene.now = Zone.utc.instant(of: day, at: TimeOfDay(seconds: 17 * 3600))
        scene.serve(["a", "b", "c"])
        var engine = try #require(scene.state.engine)
        engine.digests.rules = ["thon-1": DigestRule(at: try #require(TimeOfDay(hour: 16, minute: 0)), beyond: 1)]
        scene.state.standing = { [engine] in engine }
        // Behind that day's digest; of a plan that is gone nothing is told.
        let due = Zone.utc.instant(of: day, at: TimeOfDay(seconds: 8 * 3600))
        let held = ["a", "b", "z"].map { plan in
            Ending(
                identity: "\(plan)/mot@2021#-1d/2021-01-19", instant: due, outcome: .held, reason: "x",
                recipients: ["thon-1"])
        }
        _ = try scene.state.ledger?.commit(
            Batch(parcels: [], marks: [], endings: held, decidedThrough: scene.now), at: scene.now)
        func coming(_ query: String) throws -> [String] {
            try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-01-19\(query)").map { entry in
                let told = entry.digests?.map { "\($0.digest) \($0.name) \($0.at) \($0.localTime.suffix(14))" }
                return ([entry.reminder] + (told ?? ["alone"])).joined(separator: " ")
            }
        }
        let digest = "@thon-1/#digest/2021-01-19 Thôn 1 2021-01-19T16:00:00Z 16:00:00+00:00"
        for limit in [1, 2, 3, 9] {
            #expect(
                try coming("&limit=\(limit)") == [
                    "a/mot@2021#-1d/2021-01-19 \(digest)", "b/mot@2021#-1d/2021-01-19 \(digest)",
                    "a/mot@2021#0d/2021-01-19 alone", "b/mot@2021#0d/2021-01-19 \(digest)",
                    "c/mot@2021#0d/2021-01-19 \(digest)",
                ], "\(limit)")
        }
        #expect(try coming("&limit=2&plan=b").count == 2)
    }

    @Test("so many are looked through on all days together, the nearest first, whether they are sent or passed over")
    func comingHeldInBounds() throws {
        let scene = try RouterScene()
        var engine = try #require(scene.state.engine)
        let ledger = try #require(scene.state.ledger)
        engine.digests.rules = ["thon-1": DigestRule(at: try #require(TimeOfDay(hour: 16, minute: 0)), beyond: 1)]
        let coming = try Agenda(walking: engine, before: .distantFuture, limit: 9, records: ledger.records).notices
        func held(_ looks: Int) throws -> [String] {
            var forecast = try DigestForecast(by: engine, at: scene.now, looks: looks, ledger)
            try forecast.look(at: coming)
            return forecast.digests.keys.sorted()
        }
        let days = ["-3d", "-1d", "0d"].map { rule in ["b", "c"].map { "\($0)/mot@2021#\(rule)/2021-01-19" } }
        for (looks, count) in [(2, 0), (3, 1), (5, 1), (6, 2), (8, 2), (9, 3)] {
            #expect(try held(looks) == days.prefix(count).flatMap(\.self).sorted(), "\(looks)")
        }
        // Of three at an instant two are met, and looked at all the same.
        for plan in ["a", "b"] {
            let path = "/v1/plans/\(plan)/deadlines/mot@2021/close"
            #expect(scene.post(path, #"{"reason":"xong"}"#, key: plan).status == 200)
        }
        engine.digests.rules["thon-1"]?.beyond = 0
        #expect(try held(5) == ["c/mot@2021#-3d/2021-01-19"] && held(9).count == 3)
    }

    @Test("what is met is passed over in bounded steps: a page may be empty and is not the last")
    func comingInSteps() throws {
        let scene = try RouterScene(plans: ["a"])
        for (number, key) in (2021...2027).map({ ($0 - 2021, "\($0)") }) {
            for item in ["mot", "hai"] {
                let path = "/v1/plans/a/deadlines/\(item)@\(key)/close"
                #expect(scene.post(path, #"{"reason":"xong"}"#, key: "\(item)\(number)").status == 200)
            }
        }
        let engine = try #require(scene.state.engine)
        let ledger = try #require(scene.state.ledger)
        let cut = try Agenda(walking: engine, before: .distantFuture, limit: 1, looks: 5, records: ledger.records)
        #expect(cut.notices.isEmpty && cut.lookedThrough != nil)
        let whole = try Agenda(walking: engine, before: .distantFuture, limit: 1, looks: 500, records: ledger.records)
        #expect(whole.notices.map(\.reminder.identity) == ["a/mot@2028#-3d/2028-01-19"] && whole.lookedThrough == nil)
    }
}
