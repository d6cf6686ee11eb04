import CivilTime
import DaemonKit
import DocumentFiles
import LinuxSystem
import PlanCore
import PlanDocuments
import PlanDrafts

/// `hanchot import`: plan documents to drafts of plan files, or to what was read in them.
enum ImportCommand: Command {
    static let name = "import"
    static let usage = Usage(
        "hanchot import", operands: Bilingual(vi: "TỆP…", en: "FILE…"),
        summary: Bilingual(
            vi: "đọc văn bản kế hoạch (Word, PDF, bản quét…) và ghi dự thảo kế hoạch để duyệt",
            en: "read plan documents (Word, PDF, scans …) and write draft plans to be approved"),
        options: [
            Option(
                "to", value: Bilingual(vi: "THƯ-MỤC", en: "FOLDER"),
                help: Bilingual(
                    vi: "nơi ghi (mặc định thư mục hiện tại); '-' là in ra",
                    en: "where to write (default the current folder); '-' prints")),
            Option(
                "again",
                help: Bilingual(
                    vi: "ghi cả khi nơi ghi đã có kế hoạch cùng số, cùng cơ quan ban hành",
                    en: "write even where a plan of the same number and issuer is there")),
            Option("stdout", help: Bilingual(vi: "in dự thảo ra, như '--to -'", en: "print the drafts, as '--to -'")),
            Option(
                "explain",
                help: Bilingual(
                    vi: "cho xem mọi ngày trong văn bản, vai trò và lý do; không ghi gì",
                    en: "show every date of the document, its role and why; writes nothing")),
            Option(
                "html",
                help: Bilingual(
                    vi: "như '--explain', thành một trang HTML", en: "the same as '--explain' as an HTML page")),
            .json, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard !arguments.operands.isEmpty else {
            throw UsageError(vi: "cần ít nhất một văn bản", en: "at least one document is needed")
        }
        let form = try ImportForm(arguments, terminal)
        let documents = DocumentList(arguments.operands)
        let language = terminal.language
        let thisYear = Zone.utc.day(at: Now.instant).year
        var desk = ImportDesk(form, documents, terminal)
        let paths = documents.paths
        try OrderedWork.run(paths.count) { index in
            ImportResult(paths[index], form.product, isListed: paths.count != 1, thisYear: thisYear, language)
        } finished: { _, result in
            try desk.take(result)
        }
        return try desk.finish()
    }
}
