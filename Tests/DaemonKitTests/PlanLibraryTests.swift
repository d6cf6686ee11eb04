import CivilTime
import Foundation
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct PlanLibraryTests {
    @Test("a file whose bytes did not change is not parsed again, and its faults are told once")
    func unchanged() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        try scene.write("title: Hỏng\nsai: 1\n", to: "one/b.yaml")
        let first = scene.load()
        #expect(first.codes.contains("key-unknown") && first.rejected == ["b"])
        // The same bytes in a new file.
        try scene.write(InputScene.plan(), to: "one/a.new")
        try scene.move("one/a.new", to: "one/a.yaml")
        let second = scene.load()
        #expect(first.plans.count == 1 && second.plans.count == 1)
        #expect(first.plans.first?.plan === second.plans.first?.plan)
        #expect(second.planDiagnostics == [] && second.rejected == ["b"], "told once, still rejected")
        let afresh = scene.load(afresh: true)
        #expect(first.plans.first?.plan === afresh.plans.first?.plan)
        #expect(afresh.planDiagnostics == [] && afresh.rejected == ["b"])
    }

    @Test("a changed file is served, also when it is renamed into its place")
    func changed() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Một"), to: "one/a.yaml")
        #expect(scene.load().titles == ["Một"])
        try scene.write(InputScene.plan("Hai"), to: "one/a.yaml")
        #expect(scene.load().titles == ["Hai"])
        try scene.write(InputScene.plan("Ba"), to: "one/.a.tmp")
        try scene.move("one/.a.tmp", to: "one/a.yaml")
        #expect(scene.load().titles == ["Ba"])
        try scene.move("one/a.yaml", to: "two/a.yaml")
        let moved = scene.load()
        #expect(moved.titles == ["Ba"] && moved.rejected == [])
    }

    @Test("a good file that changed is read alone, and what comes of it is what reading all would give")
    func reloaded() throws {
        let scene = try InputScene()
        for name in ["a", "b", "c"] { try scene.write(InputScene.plan(name), to: "one/\(name).yaml") }
        try scene.write("sai: 1\n", to: "two/d.yaml")
        let first = scene.load()
        try scene.write(InputScene.plan("mới"), to: "one/b.yaml")
        // Nobody said that this one changed.
        try scene.write(InputScene.plan("cũng mới"), to: "one/c.yaml")
        let path = scene.scratch.file("one/b.yaml")
        let alone = try #require(scene.library.reload([path], at: InputScene.now))
        #expect(alone.plans.map(\.plan.title) == ["a", "mới", "c"] && alone.rejected == ["d"])
        #expect(alone.plans[0].plan === first.plans[0].plan && alone.plans[2].plan === first.plans[2].plan)
        #expect(try alone.context == first.context && alone.plans[1].text.string() == InputScene.plan("mới"))
        let all = scene.load()
        #expect(all.plans.map(\.plan.title) == ["a", "mới", "cũng mới"])
        #expect(all.plans[1].plan === alone.plans[1].plan)
    }

    @Test("of a file that comes, goes, is bad or was bad nothing is said without reading all")
    func reloadedInVain() throws {
        let scene = try InputScene()
        let path = { (name: String) in scene.scratch.file(name) }
        #expect(scene.library.reload([path("one/a.yaml")], at: InputScene.now)?.plans.count == nil)
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        try scene.write("sai: 1\n", to: "one/b.yaml")
        _ = scene.load()
        try scene.write(InputScene.plan(), to: "one/b.yaml")
        try scene.write(InputScene.plan(), to: "one/c.yaml")
        try scene.write(InputScene.plan(), to: "two/a.yaml")
        for name in ["one/b.yaml", "one/c.yaml", "two/a.yaml"] {
            #expect(scene.library.reload([path(name)], at: InputScene.now)?.plans.count == nil, "\(name)")
        }
        try scene.write("sai: 1\n", to: "one/a.yaml")
        #expect(scene.library.reload([path("one/a.yaml")], at: InputScene.now)?.plans.count == nil)
        try scene.remove("one/a.yaml")
        #expect(scene.library.reload([path("one/a.yaml")], at: InputScene.now)?.plans.count == nil)
    }

    @Test(
        "the texts of thousands of files are as they were read, whatever becomes of the files",
        arguments: ["one", "nowhere", nil])
    func manyFiles(textFolder: String?) throws {
        let scene = try InputScene(textFolder: textFolder)
        for number in 0...1000 { try scene.write(InputScene.plan("Kế hoạch \(number)"), to: "one/p\(number).yaml") }
        let inputs = scene.load()
        try scene.write("title: [", to: "one/p7.yaml")
        try scene.remove("one/p8.yaml")
        #expect(inputs.plans.count == 1001)
        for source in inputs.plans { #expect(try source.text.string() == InputScene.plan(source.plan.title)) }
        let last = try #require(scene.load().plans.first { $0.plan.id == "p7" })
        #expect(try last.text.string() == InputScene.plan("Kế hoạch 7"))
    }

    @Test("a bad file leaves its last good version in place until it is good again")
    func bad() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Tốt"), to: "one/a.yaml")
        _ = scene.load()
        for bad in ["title: [", "", "title: Hỏng\nsai: 1\n"] {
            try scene.write(bad, to: "one/a.yaml")
            let inputs = scene.load()
            #expect(inputs.titles == ["Tốt"] && inputs.rejected == ["a"])
            #expect(
                try inputs.plans.first?.text.string() == InputScene.plan("Tốt"),
                "what the ledger gets is what is served")
            #expect(
                inputs.planDiagnostics.contains { $0.severity == .error && $0.file == scene.scratch.file("one/a.yaml") }
            )
        }
        try scene.write(InputScene.plan("Lại tốt"), to: "one/a.yaml")
        let inputs = scene.load()
        #expect(inputs.titles == ["Lại tốt"] && inputs.rejected == [])
    }

    @Test("what cannot be read is a bad file", arguments: ["mkdir a.yaml", "mkfifo a.yaml", "ln -s a.yaml a.yaml"])
    func unreadable(script: String) async throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Tốt"), to: "one/a.yaml")
        _ = scene.load()
        try scene.remove("one/a.yaml")
        try await Command("sh", "-c", "cd \(scene.scratch.file("one")) && \(script)").run().succeeded()
        let inputs = scene.load()
        #expect(inputs.titles == ["Tốt"] && inputs.rejected == ["a"] && inputs.codes == ["unreadable"])
    }

    @Test("after a restart the ledger's version serves where the file is bad, and nowhere else")
    func remembered() throws {
        let scene = try InputScene()
        try scene.write("title: Hỏng\nsai: 1\n", to: "one/a.yaml")
        try scene.write(InputScene.plan("Mới"), to: "one/b.yaml")
        scene.library.remember(
            ["a", "b", "gone"].map { PlanVersion(plan: $0, text: InputScene.plan("Cũ \($0)"), context: "") })
        let inputs = scene.load()
        #expect(inputs.titles == ["Cũ a", "Mới"] && inputs.rejected == ["a"])
        #expect(try inputs.plans.first { $0.plan.id == "a" }?.text.string() == InputScene.plan("Cũ a"))
    }

    @Test("a remembered version that cannot be read any more serves nothing")
    func rememberedBad() throws {
        let scene = try InputScene()
        try scene.write("sai: 1\n", to: "one/a.yaml")
        scene.library.remember([PlanVersion(plan: "a", text: "title: [", context: "")])
        let inputs = scene.load()
        #expect(inputs.titles == [] && inputs.rejected == ["a"])
    }

    @Test("the same name in two folders is refused in both, and the last good version serves")
    func duplicate() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Một"), to: "one/a.yaml")
        _ = scene.load()
        try scene.write(InputScene.plan("Hai"), to: "two/a.yaml")
        let inputs = scene.load()
        #expect(inputs.titles == ["Một"] && inputs.rejected == ["a"])
        #expect(inputs.codes == ["plan-duplicate", "plan-duplicate"])
        #expect(
            inputs.planDiagnostics.map(\.file) == [scene.scratch.file("one/a.yaml"), scene.scratch.file("two/a.yaml")])
        try scene.remove("one/a.yaml")
        let after = scene.load()
        #expect(after.titles == ["Hai"] && after.rejected == [])
    }

    @Test("a file that is removed goes; so do those of a folder that is removed")
    func removed() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Một"), to: "one/a.yaml")
        try scene.write(InputScene.plan("Hai"), to: "two/b.yaml")
        #expect(scene.load().titles == ["Hai", "Một"])
        try scene.remove("one/a.yaml")
        #expect(scene.load().titles == ["Hai"])
        try scene.remove("two")
        let inputs = scene.load()
        #expect(inputs.titles == [] && inputs.rejected == [] && inputs.planDiagnostics == [])
    }

    @Test("a folder that cannot be read keeps its plans")
    func unreadableFolder() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan("Một"), to: "one/a.yaml")
        try scene.write(InputScene.plan("Hai"), to: "two/b.yaml")
        _ = scene.load()
        // Root may read everything, so a folder that is none stands for one that is locked.
        try scene.move("one", to: "away")
        try scene.write("", to: "one")
        let inputs = scene.load()
        #expect(inputs.titles == ["Hai", "Một"] && inputs.rejected == ["a"])
        #expect(inputs.planDiagnostics.map(\.file) == [scene.scratch.file("one")])
    }

    @Test("only *.yaml that do not start with a dot are plans")
    func names() throws {
        let scene = try InputScene()
        for name in [".a.yaml", "b.yaml~", "c.yml", "README", ".yaml"] {
            try scene.write(InputScene.plan(), to: "one/\(name)")
        }
        #expect(scene.load().plans.isEmpty)
    }

    @Test("files beyond the bound are refused, and what is served stays")
    func bound() throws {
        let scene = try InputScene(planLimit: 2)
        try scene.write(InputScene.plan("B"), to: "one/b.yaml")
        try scene.write(InputScene.plan("C"), to: "one/c.yaml")
        #expect(scene.load().planDiagnostics == [])
        try scene.write(InputScene.plan("A"), to: "two/a.yaml")
        let inputs = scene.load()
        #expect(inputs.codes == ["too-many-files"])
        #expect(inputs.titles == ["A", "B", "C"] && inputs.rejected == ["c"])
    }

    @Test("without any holiday file it is said that only weekends are off")
    func noHolidays() throws {
        let scene = try InputScene()
        #expect(scene.load().holidayDiagnostics.map(\.code) == ["holidays-missing"])
        try scene.write(InputScene.holidays(off: "19/01"), to: "holidays/vn.yaml")
        #expect(scene.load().holidayDiagnostics == [])
    }

    @Test("a library made for another configuration keeps the last good holidays of the one before")
    func inheritedHolidays() throws {
        let scene = try InputScene()
        try scene.write(InputScene.holidays(off: "19/01"), to: "holidays/vn.yaml")
        let good = scene.load().calendar
        let former = scene.library
        try scene.write("sai: 1\n", to: "holidays/vn.yaml")
        scene.restart()
        #expect(scene.load().calendar != good)
        scene.restart()
        scene.library.inherit(from: former)
        let inputs = scene.load()
        #expect(inputs.calendar == good)
        #expect(inputs.hasFaultyHolidays)
    }

    @Test("bad holidays at the start are told; later the last good calendar stays")
    func badHolidays() throws {
        let scene = try InputScene()
        try scene.write("sai: 1\n", to: "holidays/vn.yaml")
        #expect(scene.load().hasFaultyHolidays)
        try scene.write(InputScene.holidays(off: "19/01"), to: "holidays/vn.yaml")
        let good = scene.load()
        let tuesday = Day(clippingYear: 2021, month: 1, day: 19)
        #expect(!good.hasFaultyHolidays && !good.calendar.isWorking(tuesday))
        try scene.write("sai: 1\n", to: "holidays/vn.yaml")
        let bad = scene.load()
        #expect(bad.hasFaultyHolidays && !bad.calendar.isWorking(tuesday) && bad.context == good.context)
        try scene.remove("holidays/vn.yaml")
        let none = scene.load()
        #expect(!none.hasFaultyHolidays && none.calendar.isWorking(tuesday) && none.context != good.context)
    }

    @Test("a holiday folder that cannot be read keeps its calendar")
    func unreadableHolidays() throws {
        let scene = try InputScene()
        try scene.write(InputScene.holidays(off: "19/01"), to: "holidays/vn.yaml")
        let good = scene.load()
        try scene.move("holidays", to: "away")
        try scene.write("", to: "holidays")
        let bad = scene.load()
        #expect(bad.hasFaultyHolidays && bad.context == good.context)
        #expect(!bad.calendar.isWorking(Day(clippingYear: 2021, month: 1, day: 19)))
    }

    @Test("a changed holiday file looks at every plan again")
    func holidayWarnings() throws {
        let scene = try InputScene()
        try scene.write(InputScene.holidays(off: "18/01"), to: "holidays/vn.yaml")
        try scene.write(InputScene.plan(by: "19/01"), to: "one/a.yaml")
        let before = scene.load()
        #expect(before.planDiagnostics == [])
        try scene.write(InputScene.holidays(off: "19/01"), to: "holidays/vn.yaml")
        let after = scene.load()
        #expect(after.codes == ["deadline-day-off"] && after.context != before.context)
        #expect(scene.load().planDiagnostics == [])
    }

    @Test("zones are looked at again only when asked, and only another zone distrusts what was read")
    func zones() throws {
        let scene = try InputScene(zone: "Asia/Ho_Chi_Minh", hasOwnZones: true)
        try scene.putZone("Asia/Ho_Chi_Minh", as: "Asia/Ho_Chi_Minh")
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        try scene.write("timezone: Asia/Tokyo\n" + InputScene.plan(), to: "one/b.yaml")
        let first = scene.load()
        #expect(first.codes == ["zone-unknown"] && first.rejected == ["b"])
        let plan = try #require(first.plans.first?.plan)
        #expect(plan.zone == scene.library.zone)
        #expect(scene.load(afresh: true).plans.first?.plan === plan)
        try scene.putZone("Asia/Bangkok", as: "Asia/Ho_Chi_Minh")
        #expect(scene.load().plans.first?.plan === plan)
        let other = try #require(scene.load(afresh: true).plans.first?.plan)
        #expect(other !== plan && other.zone != plan.zone)
        // A zone that came has its plans read again too.
        try scene.putZone("Asia/Tokyo", as: "Asia/Tokyo")
        #expect(scene.load().rejected == ["b"])
        #expect(scene.load(afresh: true).rejected == [])
        #expect(scene.load(afresh: true).planDiagnostics == [])
    }

    @Test("many files are read on all processors and come in their order, whatever is wrong with some")
    func many() throws {
        let scene = try InputScene()
        let names = (1000..<1300).map { "a\($0)" }
        for (index, name) in names.enumerated() {
            try scene.write(index % 7 == 3 ? "sai: \(index)\n" : InputScene.plan(name), to: "one/\(name).yaml")
        }
        let bad = names.enumerated().filter { $0.offset % 7 == 3 }.map(\.element)
        let inputs = scene.load()
        #expect(inputs.rejected == bad && inputs.plans.map(\.plan.id) == names.filter { !bad.contains($0) })
        #expect(
            try inputs.plans.allSatisfy {
                try $0.plan.title == $0.plan.id && $0.text.string() == InputScene.plan($0.plan.id)
            })
        let files = inputs.planDiagnostics.filter { $0.code == "key-unknown" }.map(\.file)
        #expect(files == bad.map { scene.scratch.file("one/\($0).yaml") })
        let again = scene.load(afresh: true)
        #expect(zip(again.plans, inputs.plans).allSatisfy { $0.plan === $1.plan } && again.planDiagnostics == [])
    }

    @Test("an edit of the same length in the same tick of the disk's clock is seen, also where its time is put back")
    func sameTick() throws {
        let scene = try InputScene()
        var times = [timespec(tv_sec: 1_600_000_000, tv_nsec: 0), timespec(tv_sec: 1_600_000_000, tv_nsec: 0)]
        for number in 100..<200 {
            try scene.write(InputScene.plan("Lần \(number)"), to: "one/a.yaml")
            #expect(utimensat(AT_FDCWD, scene.scratch.file("one/a.yaml"), &times, 0) == 0)
            #expect(scene.load(afresh: true).titles == ["Lần \(number)"])
        }
    }
}
