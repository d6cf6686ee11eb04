import DaemonKit
import Foundation
import TestSupport
import Testing

@Suite struct DraftFolderTests {
    private static func plan(number: String, title: String = "A") -> String {
        "number: \(number)\nissuer: UBND xã A\ntitle: \(title)\nyear: 2021\n"
    }

    @Test(
        "a plan of the same document is found, however its number is written there",
        arguments: [
            ("as it is", "12/QĐ-UBND"), ("in lower case", "12/qđ-ubnd"), ("in quotes", "'12/QĐ-UBND'"),
            ("with blanks around", "\"  12/QĐ-UBND \""), ("with escapes", #""\u0031\x32/Q\u0110-UBND""#),
        ])
    func known(name: String, number: String) throws {
        let scratch = try ScratchFolder()
        try scratch.write(Data(Self.plan(number: number).utf8), to: "cu.yaml")
        let folder = DraftFolder(scratch.path)
        let draft = Self.plan(number: "12/QĐ-UBND", title: "B")
        #expect(
            try folder.add(draft, named: "moi") == .known("cu.yaml", number: "12/QĐ-UBND", isDraft: false), "\(name)")
        #expect(try folder.add(draft, named: "moi", isAgain: true) == .added("moi.yaml"))
        #expect(try folder.add(draft, named: "khac") == .same("moi.yaml"), "the same text before all others")
    }

    @Test("one of another number, issuer or year is another document")
    func others() throws {
        let scratch = try ScratchFolder()
        try scratch.write(Data(Self.plan(number: "112/QĐ-UBND").utf8), to: "a.yaml")
        try scratch.write(Data("number: 12/QĐ-UBND\nissuer: UBND xã B\ntitle: B\nyear: 2021\n".utf8), to: "b.yaml")
        try scratch.write(Data("number: 12/QĐ-UBND\nissuer: UBND xã A\ntitle: C\nyear: 2022\n".utf8), to: "c.yaml")
        let draft = Self.plan(number: "12/QĐ-UBND")
        #expect(try DraftFolder(scratch.path).add(draft, named: "a") == .added("a-2.yaml"))
    }
}
