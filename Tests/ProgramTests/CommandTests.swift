import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
    struct WrongUse: Sendable, CustomTestStringConvertible {
        var words: [String]
        var message: String
        var hint = "hanchot"
        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "wrong use: status 2, a message and where help is, on standard error",
        arguments: [
            WrongUse(words: [], message: "a command is missing"),
            WrongUse(words: ["chek"], message: "unknown command 'chek' (did you mean 'check'?)"),
            WrongUse(words: ["xyzzy"], message: "unknown command 'xyzzy'"),
            WrongUse(words: ["--frm"], message: "unknown option '--frm'"),
            WrongUse(words: ["agenda", "--frm"], message: "unknown option '--frm'", hint: "hanchot agenda"),
            WrongUse(words: ["agenda", "-x"], message: "unknown option '-x'", hint: "hanchot agenda"),
            WrongUse(
                words: ["agenda", "--h"], message: "option '--h' is ambiguous (--holidays, --help)",
                hint: "hanchot agenda"),
            WrongUse(words: ["agenda", "--from"], message: "option '--from' needs a value", hint: "hanchot agenda"),
            WrongUse(
                words: ["agenda", "--from", "2021-02-29"],
                message: "'--from 2021-02-29' is not a day (such as 2027-01-20 or 20/01/2027)", hint: "hanchot agenda"),
            WrongUse(
                words: ["agenda", "--from", "02/01/2021", "--to", "2021-01-01"],
                message: "'--to' comes before '--from'",
                hint: "hanchot agenda"),
            WrongUse(words: ["agenda", "thua"], message: "unexpected 'thua'", hint: "hanchot agenda"),
            WrongUse(words: ["next", "thua"], message: "unexpected 'thua'", hint: "hanchot next"),
            WrongUse(
                words: ["next", "-n", "0"], message: "'--count 0' is not a number from 1 to 10000", hint: "hanchot next"
            ),
            WrongUse(words: ["show"], message: "the name of one plan is needed", hint: "hanchot show"),
            WrongUse(words: ["show", "a", "b"], message: "the name of one plan is needed", hint: "hanchot show"),
            WrongUse(
                words: ["show", "a", "--year", "0", "--plans", "config/plans/cat-ne-2024.yaml"],
                message: "'--year 0' is not a year", hint: "hanchot show"),
            WrongUse(
                words: ["rehearse", "--speed", "nhanh"],
                message: "'--speed nhanh' is not a span of time (such as 1d, 6h, max)", hint: "hanchot rehearse"),
            WrongUse(
                words: ["check", "--json=yes"], message: "option '--json' takes no value", hint: "hanchot check"),
            WrongUse(words: ["--language", "fr"], message: "unknown language 'fr' (vi or en)"),
        ])
    func wrongUse(_ use: WrongUse) async throws {
        let result = try await BuiltProgram.hanchot.run(use.words)
        #expect(result.transcript == "--- messages\nhanchot: \(use.message)\nsee '\(use.hint) --help'\n--- status 2\n")
    }

    @Test(
        "the daemon's own wrong use",
        arguments: [
            (["--rehearse", "2021"], "'--rehearse 2021' is not a range of days (such as 2021-01-01..2021-12-31)"),
            (["--speed", "1d"], "'--speed' goes with '--rehearse'"), (["thua"], "unexpected 'thua'"),
        ])
    func wrongUseOfDaemon(words: [String], message: String) async throws {
        let result = try await BuiltProgram.hanchotd.run(words)
        #expect(result.transcript == "--- messages\nhanchotd: \(message)\nsee 'hanchotd --help'\n--- status 2\n")
    }

    struct Locale: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var environment: [String: String] = [:]
        var words: [String] = []
        var isVietnamese: Bool
    }

    @Test(
        "the language follows the locale, and the option wins",
        arguments: [
            Locale(testDescription: "C", environment: ["LANG": "C"], isVietnamese: false),
            Locale(testDescription: "LANG", environment: ["LANG": "vi_VN.UTF-8"], isVietnamese: true),
            Locale(
                testDescription: "LC_ALL wins", environment: ["LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"],
                isVietnamese: false),
            Locale(
                testDescription: "LC_MESSAGES before LANG", environment: ["LANG": "C", "LC_MESSAGES": "vi_VN"],
                isVietnamese: true),
            Locale(
                testDescription: "an empty LC_ALL is none", environment: ["LANG": "vi_VN.UTF-8", "LC_ALL": ""],
                isVietnamese: true),
            Locale(
                testDescription: "--language over all", environment: ["LC_ALL": "vi_VN.UTF-8"],
                words: ["--language", "en"], isVietnamese: false),
        ])
    func language(_ locale: Locale) async throws {
        let words = ["check", "/nowhere.yaml"] + locale.words
        let result = try await BuiltProgram.hanchot.run(words, environment: locale.environment.mapValues { $0 })
        #expect(result.errors == (locale.isVietnamese ? "1 tệp: 1 lỗi, 0 cảnh báo\n" : "1 file: 1 error, 0 warnings\n"))
    }

    @Test("what the options name has to be there", arguments: ["agenda", "next", "rehearse", "check", "show x"])
    func missingFolder(command: String) async throws {
        let words = command.split(separator: " ").map(String.init) + ["--plans", "nowhere/"]
        let result = try await BuiltProgram.hanchot.run(words)
        #expect(result.status == 4)
        #expect((result.output + result.errors).hasPrefix("nowhere:1:1: error: cannot be read: No such file"))
    }

    @Test(
        "a configuration that is named has to be there; one with errors stops every command",
        arguments: ["agenda", "next"])
    func configuration(command: String) async throws {
        let missing = try await BuiltProgram.hanchot.run([command, "--config", "/nowhere.yaml"])
        #expect(
            missing.transcript
                == "--- messages\nhanchot: cannot open '/nowhere.yaml': No such file or directory\n--- status 1\n")
        let scratch = try ScratchFolder()
        try scratch.write(Data("catch-upp: 7d\n".utf8), to: "c.yaml")
        let faulty = try await BuiltProgram.hanchot.run([command, "--config", scratch.file("c.yaml")])
        #expect(faulty.status == 4 && faulty.output == "" && faulty.errors.contains("did you mean 'catch-up'?"))
    }

    @Test("faulty holidays stop a command, faulty plans only count in its status")
    func faults() async throws {
        let scratch = try ScratchFolder()
        try scratch.write(Data("sai: 1\n".utf8), to: "h.yaml")
        let range = ["agenda", "--from", "2021-01-18", "--to", "2021-01-18"]
        let holidays = try await BuiltProgram.hanchot.run(
            range + ["--plans", "config/plans", "--holidays", scratch.path])
        #expect(holidays.status == 4 && holidays.output == "" && holidays.errors.contains("h.yaml:1:1: error: "))
        let plans = try await BuiltProgram.hanchot.run(range + BuiltProgram.samples + ["--plans", scratch.path])
        #expect(plans.status == 4 && plans.errors.contains("h.yaml:1:1: error: "))
        #expect(plans.output.hasPrefix("2021-01-18 08:00  1 day left, 1 working day: "))
    }

    private static let agenda = "agenda --plans config/plans --from 2021-01-01 --to 2021-12-31"

    @Test("a reader that goes ends it quietly", arguments: ["", "trap '' PIPE; "])
    func closedPipe(before: String) async throws {
        let result = try await BuiltProgram.hanchot.shell("\(before)\"$P\" \(Self.agenda) | head -n 1")
        #expect(result.status == 0 && result.errors == "" && result.output.hasPrefix("2021-01-15 08:00  "))
    }

    @Test("a full disk is a failure")
    func fullDisk() async throws {
        let result = try await BuiltProgram.hanchot.shell("\"$P\" \(Self.agenda) >/dev/full")
        #expect(result.status == 1)
        #expect(result.errors == "hanchot: cannot write to standard output: No space left on device\n")
    }

    @Test(
        "colour and progress are for terminals",
        arguments: [
            ("on a terminal", [:], true), ("with NO_COLOR", ["NO_COLOR": "1"], false),
            ("with an empty NO_COLOR", ["NO_COLOR": ""], true), ("on a dumb one", ["TERM": "dumb"], false),
        ] as [(String, [String: String], Bool)])
    func terminal(name: String, environment: [String: String], isColoured: Bool) async throws {
        let inTerminal = try await BuiltProgram.hanchot.shell(
            "script -qec '\"$P\" \(Self.agenda)' /dev/null </dev/null", environment: environment.mapValues { $0 })
        #expect(inTerminal.output.contains("\u{1B}[33m") == isColoured, "\(name)")
        #expect(inTerminal.output.utf8.contains(0x1B) == isColoured)
        let piped = try await BuiltProgram.hanchot.shell(
            "\"$P\" \(Self.agenda)", environment: environment.mapValues { $0 })
        #expect(!piped.output.utf8.contains(0x1B))
    }
}
