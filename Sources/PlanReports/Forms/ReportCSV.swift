import ControlAPI
import PlanCore

/// A report's lines as CSV (RFC 4180): a row a unit and deadline, figures beside it. In UTF-8 with a byte order mark, by which a
/// spreadsheet tells Vietnamese.
struct ReportCSV {
    let bytes: [UInt8]

    init(_ report: PlanReport, in language: Language) {
        func say(_ vietnamese: String, _ english: String) -> String {
            Bilingual(vi: vietnamese, en: english)[language]
        }
        var head = [
            say("Kế hoạch", "Plan"), say("Hạn", "Deadline"), say("Thời hạn", "Due"),
            say("Ngày cuối cùng", "Last day"), say("Đơn vị", "Unit"), say("Tình trạng", "Status"),
            say("Đã duyệt", "Accepted"), say("Ngày nộp", "Received"), say("Số ngày quá hạn", "Days overdue"),
            say("Số văn bản", "Document"), say("Ghi chú", "Note"),
        ]
        for target in report.targets {
            head += [say("tổng số", "of"), say("đăng ký", "registered"), say("đạt", "reached")].map {
                "\(target.title): \($0)"
            }
        }
        var rows = [head]
        for deadline in report.deadlines {
            for line in deadline.lines {
                let former = line.isFormer ? say(" (cũ)", " (former)") : ""
                var row = [
                    report.plan.number ?? report.plan.id, deadline.title, deadline.due, deadline.lastGoodDay,
                    (line.unit ?? "") + former, line.standing.text[language],
                    line.isAccepted ? say("có", "yes") : "", line.receivedOn ?? "",
                    line.daysLate.map(String.init) ?? "",
                    line.number ?? "", line.note ?? "",
                ]
                for target in report.targets {
                    let figure = line.figures?[target.id]
                    row += [figure?.total, figure?.registered, figure?.reached].map { $0.map(String.init) ?? "" }
                }
                rows.append(row)
            }
        }
        let text = rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
        bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }

    /// A field in one line; one that a spreadsheet would take for a formula stands behind an apostrophe (OWASP, "CSV
    /// Injection").
    private static func field(_ text: String) -> String {
        let line = Paragraph(text).line
        // By scalars: a letter may carry marks.
        let isFormula = line.unicodeScalars.first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + line : line
        guard safe.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") })
        else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
