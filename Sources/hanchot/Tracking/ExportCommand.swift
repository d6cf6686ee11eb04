import DaemonKit
import PlanCore

/// `hanchot export`: the whole ledger as text.
enum ExportCommand: Command {
    static let name = "export"
    static let usage = Usage(
        "hanchot export",
        summary: Bilingual(
            vi: "in cả sổ theo dõi: JSON Lines, hoặc một bảng dạng CSV",
            en: "print the whole ledger: JSON Lines, or one table as CSV"),
        options: [
            Option(
                "table", value: Bilingual(vi: "BẢNG", en: "TABLE"),
                help: Bilingual(vi: "chỉ bảng này, dạng CSV", en: "this table alone, as CSV")),
            .configuration, .state, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        try LedgerTransfer(ServicePlace(arguments, language: terminal.language)).export(table: arguments.value("table"))
        return .done
    }
}

/// `hanchot import-ledger`: a ledger of what an export told.
enum ImportLedgerCommand: Command {
    static let name = "import-ledger"
    static let usage = Usage(
        "hanchot import-ledger",
        summary: Bilingual(
            vi: "tạo sổ theo dõi từ bản 'export' ở đầu vào chuẩn, khi dịch vụ đã dừng",
            en: "make the ledger of an export on standard input, while the service is stopped"),
        options: [.configuration, .state, .language, .help, .version])

    /// Files named, of those that are missing.
    private static let shown = 20

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let ledger = try LedgerTransfer(ServicePlace(arguments, language: terminal.language))
        let missing = try ledger.read(AnySequence { AnyIterator { readLine() } })
        terminal.tell(Bilingual(vi: "đã tạo sổ theo dõi", en: "the ledger is made"))
        guard !missing.isEmpty else { return .done }
        terminal.tell(
            Bilingual(
                vi: "thiếu \(missing.count) tệp kèm hồ sơ; chép thư mục tệp của sổ cũ vào '\(ledger.filesFolder)':",
                en:
                    "\(missing.count) file\(missing.count == 1 ? " of a submission is" : "s of submissions are") missing; copy the old ledger's folder of files to '\(ledger.filesFolder)':"
            ))
        for file in missing.prefix(shown) { terminal.tell("  \(file.sha256)  \(file.name)") }
        if missing.count > shown { terminal.tell("  …") }
        return .done
    }
}
