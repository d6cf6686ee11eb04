import Foundation
import TestSupport
import Testing

@Suite struct ManualTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(PackageFolder.path)/\(path)", encoding: .utf8)
    }

    @Test("hanchot.yaml(5) explains every option of the sample configuration")
    func options() throws {
        let page = try Self.text("config/man/hanchot.yaml.5")
        let keys = try Self.text("config/hanchot.yaml").split(separator: "\n")
            .filter { $0.first?.isLetter == true }.compactMap { $0.split(separator: ":").first }
        #expect(keys.count >= 12)
        for key in keys { #expect(page.contains("\n.It Ic \(key) : ")) }
    }

    @Test(
        "a line that goes on in the next one shows its backslash",
        arguments: ["hanchot.1", "hanchot-year.7", "hanchot.plan.5", "hanchot.yaml.5", "hanchotd.8"])
    func lines(_ name: String) throws {
        // groff(7): a backslash at the end of a line is its own, and joins the two.
        let lines = try Self.text("config/man/\(name)").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0.hasSuffix("\\") }.isEmpty)
    }

    @Test(
        "every page has the sections a reader looks for",
        arguments: ["hanchot.1", "hanchot-year.7", "hanchot.plan.5", "hanchot.yaml.5", "hanchotd.8"])
    func sections(_ name: String) throws {
        let page = try Self.text("config/man/\(name)")
        var sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "FILES", "EXAMPLES", "SEE ALSO"]
        if name.hasSuffix("7") { sections.removeAll { $0 == "SYNOPSIS" } }
        if name.hasSuffix("1") || name.hasSuffix("8") { sections += ["ENVIRONMENT", "EXIT STATUS"] }
        for section in sections { #expect(page.contains("\n.Sh \(section)\n")) }
    }
}
