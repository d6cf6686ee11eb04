import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// `hanchot files`: the files that came with submissions, and the files themselves.
enum FilesCommand: Command {
    static let operands: [OperandKind] = [.planOrDeadline, .unit]
    static let name = "files"
    static let usage = Usage(
        "hanchot files",
        operands: Bilingual(vi: "KẾ-HOẠCH[/HẠN[@LẦN]] [ĐƠN-VỊ…]", en: "PLAN[/DEADLINE[@OCCURRENCE]] [UNIT…]"),
        summary: Bilingual(
            vi: "cho xem các tệp kèm hồ sơ đã nộp, hoặc lấy về",
            en: "show the files that came with submissions, or fetch them"),
        options: [
            Option(
                "to", value: Bilingual(vi: "THƯ-MỤC", en: "FOLDER"),
                help: Bilingual(
                    vi:
                        "lưu các tệp vào thư mục này; của nhiều hạn, nhiều đơn vị thì mỗi hạn, mỗi đơn vị một thư mục con",
                    en: "save them into this folder; of several deadlines or units each in a folder of its own")),
            .json, .socket, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let subject = arguments.operands.first else {
            throw UsageError(
                vi: "cần nêu kế hoạch hoặc hạn: KẾ-HOẠCH[/HẠN]", en: "a plan or a deadline is needed: PLAN[/DEADLINE]")
        }
        let service = Service(arguments, terminal.language)
        let (plan, rows) = try TrackedDeadline.rows(subject, service)
        let units = Set(
            try arguments.operands.dropFirst().map { try TrackedDeadline.unit($0, of: plan, terminal.language) })
        let found = rows.flatMap { row in
            row.cells.filter { $0.unit.map { units.isEmpty || units.contains($0) } ?? units.isEmpty }
                .flatMap { cell in (cell.files ?? []).map { KeptFile(row: row, unit: cell.unit, file: $0) } }
        }
        if let folder = arguments.value("to") {
            let isOfSeveral = (
                deadlines: Set(found.map(\.row.name)).count > 1, units: Set(found.map(\.unit)).count > 1
            )
            let saving = FileSaving(client: service.client, folder: folder)
            for file in found {
                let subfolders = [
                    isOfSeveral.deadlines ? file.row.name : nil, isOfSeveral.units ? file.unit : nil,
                ].compactMap(\.self)
                let path = try saving.save(file.file, below: subfolders)
                if !arguments.has(Option.json.name) { try terminal.print(path) }
            }
        }
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(found.map(\.entry)).text)
        } else if found.isEmpty {
            terminal.tell(none(of: subject.contains("@") ? [] : rows))
        } else if !arguments.has("to") {
            try list(found, plan, terminal)
        }
        return .done
    }

    /// - Parameter rows: what was looked through, where no occurrence was named.
    private static func none(of rows: [BoardRowEntry]) -> Bilingual {
        let years = Set(rows.compactMap { Day(iso: $0.date.lastGoodDay)?.year }).sorted()
        guard !years.isEmpty else { return Bilingual(vi: "không có tệp nào", en: "there are no files") }
        let text = years.map(String.init).joined(separator: ", ")
        return Bilingual(vi: "không có tệp nào của năm \(text)", en: "there are no files of \(text)")
    }

    private static func list(_ files: [KeptFile], _ plan: PlanEntry, _ terminal: Terminal) throws {
        var last: (deadline: String, unit: String?)?
        for file in files {
            if last?.deadline != file.row.name { try terminal.print("\(file.row.title), \(file.row.due)") }
            if last?.deadline != file.row.name || last?.unit != file.unit, let unit = file.unit {
                try terminal.print("  \(plan.units[unit] ?? unit)")
            }
            last = (file.row.name, file.unit)
            let size = ByteCount(file.file.size).text(in: terminal.language)
            let digest = terminal.coloured(String(file.file.sha256.prefix(12)), 2)
            try terminal.print("    \(file.file.name ?? "")  \(size)  \(digest)")
        }
    }
}

/// A file of one unit's submission.
private struct KeptFile {
    var row: BoardRowEntry
    var unit: String?
    var file: FileEntry

    struct Entry: Encodable {
        var deadline: String
        var unit: String?
        var sha256: String
        var name: String?
        var size: Int
    }

    var entry: Entry {
        Entry(deadline: row.name, unit: unit, sha256: file.sha256, name: file.name, size: file.size)
    }
}

/// A number of bytes, for people.
struct ByteCount {
    let count: Int

    init(_ count: Int) { self.count = count }

    /// `532 byte`, `1,2 MB`.
    func text(in language: Language) -> String {
        guard count >= 1000 else { return "\(count) byte" + (language == .english && count != 1 ? "s" : "") }
        var (tenths, unit) = ((count + 50) / 100, "kB")
        if tenths >= 10_000 { (tenths, unit) = ((count + 50_000) / 100_000, "MB") }
        let point = language == .vietnamese ? "," : "."
        return "\(tenths / 10)\(point)\(tenths % 10) \(unit)"
    }
}
