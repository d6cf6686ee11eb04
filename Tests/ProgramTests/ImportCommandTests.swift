import Foundation
import TestSupport
import Testing

@Suite struct ImportCommandTests {
    private static let sample = "config/documents/ke-hoach-doc-sach-2027.txt"

    @Test("a document becomes a draft that is checked, left out, approved and served")
    func wholeWay() async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.file("plans")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let hanchot = BuiltProgram.hanchot
        let imported = try await hanchot.run(["import", "--to", folder, Self.sample])
        #expect(imported.status == 0 && imported.output.hasPrefix("\(folder)/09-kh-ubnd-2027.yaml: "))
        let path = "\(folder)/09-kh-ubnd-2027.yaml"
        let draft = try String(contentsOfFile: path, encoding: .utf8)
        #expect(draft.contains("\ndraft: true\n") && draft.contains("\n    before: 25/01/2027\n"))
        let again = try await hanchot.run(["import", "--to", folder, Self.sample])
        #expect(again.status == 0 && again.output.contains("(there already)"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["09-kh-ubnd-2027.yaml"])

        let options = ["--plans", folder, "--holidays", "config/holidays"]
        let checked = try await hanchot.run(["check", path])
        #expect(checked.status == 0 && checked.output.contains("[plan-draft]"))
        let agenda = try await hanchot.run(["agenda", "--from", "2027-01-01", "--to", "2027-12-31"] + options)
        #expect(agenda.status == 0 && agenda.output == "")
        #expect(agenda.errors.contains("left out: 1 draft not approved yet: 09-kh-ubnd-2027"))
        let shown = try await hanchot.run(["show", "09-kh-ubnd-2027"] + options)
        #expect(shown.output.hasPrefix("DRAFT: "))

        let refused = try await hanchot.run(["approve", "09-kh-ubnd-2027"] + options)
        #expect(refused.status == 1 && refused.errors.contains("say '--yes' to confirm everything"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == draft)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let approved = try await hanchot.run(["approve", "--yes", "09-kh-ubnd-2027"] + options)
        #expect(approved.status == 0, "\(approved)")
        #expect(approved.output.contains(": not sure ("), "\(approved.output)")
        #expect(approved.output.contains("\n    line "), "\(approved.output)")
        let notice = draft.prefix { $0 != "\n" }
        let file = "Read from 'ke-hoach-doc-sach-2027.txt', approved."
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == draft.replacing("\ndraft: true\n", with: "\n").replacing(notice, with: "# \(file)"))
        let known = try await hanchot.run(["import", "--to", folder, "--language", "vi", Self.sample])
        #expect(known.status == 0 && known.output == "")
        #expect(known.errors.contains("kế hoạch 09/KH-UBND này đã có ở \(path), đã duyệt: không ghi thêm"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["09-kh-ubnd-2027.yaml"])
        let twice = try await hanchot.run(["import", "--again", "--to", folder, Self.sample])
        #expect(twice.status == 0 && twice.output.hasPrefix("\(folder)/09-kh-ubnd-2027-2.yaml: "))
        let doubled = try await hanchot.run(["check", folder])
        #expect(doubled.status == 0 && doubled.output.contains("[plan-repeated]"))
        try FileManager.default.removeItem(atPath: "\(folder)/09-kh-ubnd-2027-2.yaml")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        let served = try await hanchot.run(["agenda", "--from", "2027-01-01", "--to", "2027-12-31"] + options)
        #expect(served.output.contains("[09/KH-UBND]") && served.errors == "")
    }

    @Test("a file that cannot be read does not stop the others, and the status tells of it")
    func failures() async throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: scratch.file("a"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: scratch.file("a/loop"), withDestinationPath: scratch.path)
        for index in 0..<20 {
            try scratch.write(
                Data("KẾ HOẠCH\n\nNộp báo cáo trước ngày \(index + 1)/3/2027.\n".utf8), to: "a/\(index).txt")
        }
        let result = try await BuiltProgram.hanchot.run(
            ["import", "--json", "--language", "vi", scratch.file("nowhere.txt"), scratch.path])
        let reason = "không đọc được: không có tệp hay thư mục này"
        #expect(result.status == 1 && result.errors.contains("nowhere.txt: \(reason)"))
        #expect(result.errors.hasSuffix("21 văn bản: đọc được 20, lỗi 1\n"))
        let readings = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        #expect(readings.count == 21)
        #expect(readings[0] as? [String: String] == ["file": scratch.file("nowhere.txt"), "error": reason])
        #expect(readings.dropFirst().allSatisfy { ($0["file"] as? String)?.hasSuffix(".txt") ?? false })
    }

    @Test("a folder that is missing is made, with those that lead to it")
    func folder() async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.file("new/plans")
        let result = try await BuiltProgram.hanchot.run(["import", "--to", folder, Self.sample])
        #expect(result.status == 0 && FileManager.default.fileExists(atPath: "\(folder)/09-kh-ubnd-2027.yaml"))
    }

    @Test("wrong use is told", arguments: [[], ["--json", "--html", "x"], ["--json", "--to", "x", "x"]])
    func use(words: [String]) async throws {
        #expect(try await BuiltProgram.hanchot.run(["import"] + words).status == 2)
    }
}
