import Foundation
import TestSupport
import Testing

/// A plan of 2027: 19 January is a Tuesday, 13 November a Saturday, 11 June a Friday.
@Suite struct WhatIfCommandTests {
    private let scratch: ScratchFolder
    private static let range = ["--from", "2027-01-01", "--to", "2027-12-31"]

    init() throws {
        scratch = try ScratchFolder()
        let plan = """
            number: 07/KH-UBND
            title: Thi đua
            year: 2027
            phases: [{id: dot-1, title: Đợt 1, from: 01/01, to: 11/06}]
            deadlines:
              - {id: dang-ky, title: Đăng ký, before: 20/01}
              - {id: tu-ghi, title: Việc tự ghi, before: 14/11, before-means: exclusive, on-day-off: keep}
              - {id: tong-ket, title: Tổng kết, by: 13/11}
              - {id: binh-xet, title: Bình xét, after: dot-1, within: 10 working days}
            reminders: {before: [1d, 0d], overdue: none}
            """
        try scratch.write(Data(plan.utf8), to: "thi-dua.yaml")
        let other = "title: Khác\nyear: 2027\ndeadlines: [{id: khac, title: Khác, before: 20/01}]\n"
        try scratch.write(Data(other.utf8), to: "khac.yaml")
    }

    private func run(_ words: String..., plans: String = "thi-dua.yaml") async throws -> CommandResult {
        try await BuiltProgram.hanchot.run(
            ["what-if"] + words + ["--plans", scratch.file(plans), "--holidays", "config/holidays"])
    }

    /// The lines of a change, without its headings.
    private func changes(_ result: CommandResult) -> [String] {
        result.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
    }

    @Test("for people", arguments: ["vi", "en"])
    func text(language: String) async throws {
        let words = Self.range + ["--language", language, "--plans", scratch.file("thi-dua.yaml")]
        var shown = ""
        for line in [
            "--holiday 15/06/2027 --holiday 2027-06-16", "--working 19/06/2027", "--before-means inclusive",
            "--on-day-off next", "--today 18/01/2027", "--holiday 19/01/2027 --on-day-off next --today 18/01/2027",
            "--today 16/11/2027", "--today 2026-06-01", "--holiday 20/01/2027",
        ] {
            let result = try await BuiltProgram.hanchot.run(
                ["what-if"] + line.split(separator: " ").map(String.init) + words + ["--holidays", "config/holidays"])
            shown += "$ hanchot what-if \(line)\n\(result.transcript)\n"
        }
        try Snapshot.expect(shown, is: "what-if.\(language)")
    }

    @Test("for programs, everything that a line says and the instants in UTC")
    func json() async throws {
        let result = try await run(
            "--holiday", "19/01/2027", "--on-day-off", "next", "--today", "18/01/2027", "--to", "2027-01-31", "--json")
        try Snapshot.expect(result.transcript, is: "what-if-json")
    }

    @Test("a day that is supposed counts whatever the files say of it")
    func supposedDays() async throws {
        // 30 April is a holiday: worked, it is a working day of the seven after 21 April.
        let plan = """
            title: Kế hoạch
            year: 2027
            phases: [{id: dot, title: Đợt, from: 01/03, to: 21/04}]
            deadlines: [{id: han, title: Hạn, after: dot, within: 7 working days}]
            reminders: {before: [], overdue: none}
            """
        try scratch.write(Data(plan.utf8), to: "p.yaml")
        let exact = """
            title: Xã
            years: {2027: {status: official, dates: [{title: Nghỉ, on: 30/04, working: false}]}}
            """
        try scratch.write(Data(exact.utf8), to: "xa.yaml")
        let words = ["--working", "30/04/2027", "--language", "vi"] + Self.range
        let result = try await BuiltProgram.hanchot.run(
            ["what-if"] + words
                + ["--plans", scratch.file("p.yaml"), "--holidays", "config/holidays"]
                + ["--holidays", scratch.file("xa.yaml")])
        #expect(changes(result).count == 1 && changes(result)[0].hasSuffix("→ hết ngày 30/04/2027"), "\(result)")
    }

    @Test("without holiday files Saturday and Sunday stay days off")
    func weekend() async throws {
        let empty = try ScratchFolder()
        let result = try await BuiltProgram.hanchot.run(
            ["what-if", "--holiday", "2027-06-15", "--plans", scratch.file("thi-dua.yaml"), "--holidays", empty.path]
                + Self.range)
        #expect(
            changes(result).first == "thi-dua/binh-xet (dot-1-2027): the end of 25 June 2027 → the end of 28 June 2027")
    }

    @Test("only the plans that are named, by their ids or files")
    func plans() async throws {
        func dates(_ words: String...) async throws -> [String] {
            let all = ["what-if", "--before-means", "inclusive", "--plans", scratch.path] + Self.range
            let result = try await BuiltProgram.hanchot.run(all + ["--holidays", "config/holidays"] + words)
            return changes(result).filter { $0.contains("the end of") }.map { String($0.prefix { $0 != "(" }) }
        }
        #expect(try await dates() == ["khac/khac ", "thi-dua/dang-ky "])
        #expect(try await dates("khac") == ["khac/khac "])
        #expect(try await dates(scratch.file("thi-dua.yaml"), "khac") == ["khac/khac ", "thi-dua/dang-ky "])
        let unknown = try await run("--before-means", "inclusive", "la")
        #expect(unknown.status == 1 && unknown.errors == "hanchot: no plan 'la' (there are thi-dua)\n")
    }

    @Test(
        "wrong use",
        arguments: [
            (
                "", "at least one of --holiday, --working, --before-means, --on-day-off and --today is needed"
            ),
            (
                "--from 2027-01-01",
                "at least one of --holiday, --working, --before-means, --on-day-off and --today is needed"
            ),
            ("--holiday mai", "'--holiday mai' is not a day (such as 2027-01-20 or 20/01/2027)"),
            ("--working 31/02/2027", "'--working 31/02/2027' is not a day (such as 2027-01-20 or 20/01/2027)"),
            ("--holiday 2027-01-20 --working 20/01/2027", "2027-01-20 cannot be both off and worked"),
            ("--before-means sau", "unknown '--before-means sau' (there are exclusive, inclusive)"),
            ("--on-day-off nghi", "unknown '--on-day-off nghi' (there are keep, next, previous)"),
            ("--today 2027-01-01 --from 2027-01-02 --to 2027-01-01", "'--to' comes before '--from'"),
        ])
    func wrongUse(line: String, message: String) async throws {
        let result = try await BuiltProgram.hanchot.run(["what-if"] + line.split(separator: " ").map(String.init))
        #expect(result.transcript == "--- messages\nhanchot: \(message)\nsee 'hanchot what-if --help'\n--- status 2\n")
    }

    // MARK: hanchot holidays --diff

    /// The shipped file with one more day off.
    private func changedHolidays(to name: String) throws -> String {
        let path = "\(PackageFolder.path)/config/holidays/vn.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = text.replacing(
            "\nyears:\n",
            with: "\nyears:\n  2027:\n    status: estimated\n    dates: [{title: Thử, on: 15/06, working: false}]\n")
        try #require(changed != text)
        try scratch.write(Data(changed.utf8), to: name)
        return scratch.file(name)
    }

    private func diff(_ file: String, _ words: String...) async throws -> CommandResult {
        try await BuiltProgram.hanchot.run(
            ["holidays", "--diff", file, "--plans", scratch.file("thi-dua.yaml"), "--holidays", "config/holidays"]
                + Self.range + words)
    }

    @Test("an added holiday file with a day off does what that day does")
    func addedFile() async throws {
        let text = "title: Xã\nyears: {2027: {status: official, dates: [{title: Nghỉ, on: 15/06, working: false}]}}\n"
        try scratch.write(Data(text.utf8), to: "xa.yaml")
        let supposed = try await BuiltProgram.hanchot.run(
            ["what-if", "--holiday", "15/06/2027", "--json", "--plans", scratch.file("thi-dua.yaml")]
                + ["--holidays", "config/holidays"] + Self.range)
        let whatIf = try #require(
            try JSONSerialization.jsonObject(with: Data(supposed.output.utf8)) as? [String: NSDictionary])
        let added = try await diff(scratch.file("xa.yaml"), "--json")
        let found = try #require(try JSONSerialization.jsonObject(with: Data(added.output.utf8)) as? NSDictionary)
        #expect(found == whatIf["difference"])
        #expect((found["dates"] as? [Any])?.count == 1)
    }

    @Test("a file takes the place of the configured one of its name; the same bytes change nothing")
    func replacedFile() async throws {
        let same = try await diff("config/holidays/vn.yaml", "--language", "vi")
        #expect(
            same.transcript
                == "--- messages\nkhông có gì thay đổi từ ngày 01/01/2027 đến hết ngày 31/12/2027\n--- status 0\n")
        // Of another name it would add to the shipped file: 2027's other holidays would stay.
        let replaced = try await diff(try changedHolidays(to: "vn.yaml"), "--language", "vi")
        let added = try await diff(try changedHolidays(to: "khac.yaml"), "--language", "vi")
        try Snapshot.expect(replaced.transcript + added.transcript, is: "holidays-diff.vi")
    }

    @Test(
        "wrong use of --diff",
        arguments: [
            ("--diff vn", "'--diff vn' is not a '.yaml' file"), ("--from 2027-01-01", "'--from' goes with '--diff'"),
            ("--plans x 2027", "'--plans' goes with '--diff'"), ("--diff vn.yaml 2027", "unexpected '2027'"),
        ])
    func wrongDiff(line: String, message: String) async throws {
        let result = try await BuiltProgram.hanchot.run(["holidays"] + line.split(separator: " ").map(String.init))
        #expect(result.transcript == "--- messages\nhanchot: \(message)\nsee 'hanchot holidays --help'\n--- status 2\n")
    }

    @Test("a file that is not there, or has errors, is told and nothing is compared")
    func faultyFile() async throws {
        let missing = try await diff("nowhere.yaml")
        #expect(missing.status == 4 && missing.output == "")
        #expect(missing.errors.hasPrefix("nowhere.yaml:1:1: error: cannot be read: No such file"))
        try scratch.write(Data("titel: x\n".utf8), to: "sai.yaml")
        let faulty = try await diff(scratch.file("sai.yaml"))
        #expect(faulty.status == 4 && faulty.output == "" && faulty.errors.contains("did you mean 'title'?"))
    }
}
