import CivilTime
import ControlAPI
import PlanCore

extension PlanReport {
    func document(in language: Language) -> ReportDocument {
        DocumentWriter(report: self, language: language).document
    }
}

/// A report's values in words.
private struct DocumentWriter {
    let report: PlanReport
    let language: Language

    private typealias Table = ReportDocument.Table

    /// To be filled in by hand.
    private static let blank = "……………"
    /// Where there is nothing to say.
    private static let none = "–"

    var document: ReportDocument {
        ReportDocument(
            language: language.rawValue,
            title: "\(say("Báo cáo", "Report")): \(report.plan.number ?? report.plan.title)", letterhead: letterhead,
            blocks: [.paragraph(opening)]
                + parts.enumerated().flatMap { index, part in
                    [.heading("\(Self.roman(index + 1)). \(part.title)")] + part.blocks
                }, ending: ending)
    }

    private func say(_ vietnamese: String, _ english: String) -> String {
        Bilingual(vi: vietnamese, en: english)[language]
    }

    private static func roman(_ number: Int) -> String {
        ["I", "II", "III", "IV", "V", "VI", "VII"][max(0, min(number - 1, 6))]
    }

    private func day(_ text: String) -> String { Day.shown(text, in: language) }

    // MARK: Head and end

    private var letterhead: ReportDocument.Letterhead {
        let plan = report.plan
        let today = Day(iso: report.at.prefix(10)) ?? .first
        let (year, month, number) = today.components
        // Where the plan has neither number nor issuer it is cited by its title alone.
        let cited = plan.reference == plan.title ? "“\(plan.title)”" : plan.reference
        return ReportDocument.Letterhead(
            issuer: plan.issuer?.uppercased() ?? Self.blank, number: say("Số: ", "No.: ") + "……/BC-……",
            country: say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
            motto: say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
            placeAndDate: say(
                "……, ngày \(padded(number, 2)) tháng \(padded(month, 2)) năm \(year)",
                "……, \(today.text(in: .english))"),
            kind: say("BÁO CÁO", "REPORT"),
            subject: say("Kết quả thực hiện Kế hoạch ", "Results of the plan ") + cited,
            addressee: say("Kính gửi: ", "To: ") + Self.blank)
    }

    private var opening: String {
        let time = report.at.dropFirst(11).prefix(5)
        let moment = say("\(time) ngày \(day(report.at))", "\(time) on \(day(report.at))")
        let days = [
            report.from.map { say("từ ngày \(day($0))", "from \(day($0))") },
            report.until.map { say("đến hết ngày \(day($0))", "until \(day($0))") },
        ].compactMap(\.self).joined(separator: " ")
        let done = say(
            " Kế hoạch đã hoàn thành: mọi việc đã xong, thời gian thực hiện đã kết thúc.",
            " The plan is done: nothing more is awaited, and its period is over.")
        return
            (days.isEmpty
            ? say("Số liệu tính đến \(moment).", "As of \(moment).")
            : say("Thời gian: \(days); số liệu tính đến \(moment).", "Period: \(days); as of \(moment)."))
            + (report.isDone ? done : "")
            + (report.silence.map { say(" Kế hoạch \($0.text.vietnamese).", " The plan is \($0.text.english).") } ?? "")
    }

    private var ending: ReportDocument.Ending {
        ReportDocument.Ending(
            recipients: [
                say("Nơi nhận:", "Recipients:"), "- \(Self.blank);",
                say("- Lưu: VT.", "- File."),
            ],
            signature: [
                say("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "POSITION OF THE SIGNATORY"),
                say("(Chữ ký, họ và tên)", "(Signature, full name)"),
            ])
    }

    // MARK: The parts

    private typealias Part = (title: String, blocks: [ReportDocument.Block])

    private var parts: [Part] {
        [summary, details, targets, returns, waivers, changes, overdue].compactMap(\.self)
    }

    /// Of what was returned, how much is overdue too.
    private var overdueToo: String {
        let count = report.overdue.count(where: \.isReturned)
        return count == 0 ? "" : say(" (\(count) đã quá hạn)", " (\(count) of these overdue)")
    }

    private var summary: Part {
        let total = report.total
        let units = report.units.count
        let scope =
            units == 0
            ? say("\(report.deadlines.count) hạn", counted(report.deadlines.count, "deadline"))
            : say(
                "\(units) đơn vị, \(report.deadlines.count) hạn",
                "\(counted(units, "unit")), \(counted(report.deadlines.count, "deadline"))")
        var counts = [
            say(
                "phải nộp \(total.asked), đã nộp \(total.delivered)",
                "\(total.delivered) of \(total.asked) delivered")
                + (total.delivered == 0
                    ? ""
                    : say(
                        " (đúng hạn \(total.onTime), muộn \(total.late))",
                        " (\(total.onTime) on time, \(total.late) late)"))
        ]
        for standing in [CellStanding.awaited, .overdue, .returned, .waived, .closed] where total[standing] > 0 {
            counts.append("\(standing.text[language]) \(total[standing])" + (standing == .returned ? overdueToo : ""))
        }
        var blocks: [ReportDocument.Block] = [.paragraph("\(scope): \(counts.joined(separator: "; ")).")]
        if !report.deadlines.isEmpty {
            blocks.append(
                .table(
                    tallies(
                        say("Hạn", "Deadline"), report.deadlines.map { ("\($0.title): \($0.due)", $0.tally) })))
        }
        if report.units.count > 1 {
            blocks.append(.table(tallies(say("Đơn vị", "Unit"), report.units.map { ($0.unit, $0.tally) })))
        }
        if !report.plan.undated.isEmpty {
            let titles = report.plan.undated.joined(separator: "; ")
            blocks.append(
                .paragraph(say("Kế hoạch không nêu thời hạn của: \(titles).", "The plan sets no date for: \(titles).")))
        }
        return (say("Tổng hợp", "Summary"), blocks)
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private func tallies(_ what: String, _ lines: [(name: String, tally: BoardTally)]) -> Table {
        let heads = [
            say("Phải nộp", "Asked"), say("Đúng hạn", "On time"), say("Muộn", "Late"), say("Trả lại", "Returned"),
            say("Còn chờ", "Awaited"), say("Quá hạn", "Overdue"), say("Miễn, đóng", "Excused"),
        ]
        func numbers(_ tally: BoardTally) -> [String] {
            [
                tally.asked, tally.onTime, tally.late, tally.returned, tally.awaited, tally.overdue,
                tally.waived + tally.closed,
            ].map(String.init)
        }
        return Table(
            columns: [Table.Column(title: what, weight: 30)]
                + heads.map { Table.Column(title: $0, alignment: .trailing, weight: 12) },
            rows: lines.map { [$0.name] + numbers($0.tally) },
            total: [say("Cộng", "Total")] + numbers(report.total))
    }

    private var details: Part? {
        guard !report.deadlines.isEmpty else { return nil }
        let blocks = report.deadlines.enumerated().flatMap { index, deadline -> [ReportDocument.Block] in
            let to = deadline.submitTo.map { say("; nộp cho \($0)", "; to \($0)") } ?? ""
            return [
                .subheading("\(index + 1). \(deadline.title): \(deadline.due)\(to)"), .table(lines(of: deadline)),
            ]
        }
        return (say("Chi tiết theo từng hạn", "Deadline by deadline"), blocks)
    }

    private func lines(of deadline: PlanReport.Deadline) -> Table {
        Table(
            columns: [
                .init(title: say("TT", "#"), alignment: .trailing, weight: 6),
                .init(title: say("Đơn vị", "Unit"), weight: 30),
                .init(title: say("Tình trạng", "Status"), weight: 22),
                .init(title: say("Ngày nộp", "Received"), weight: 20),
                .init(title: say("Số văn bản", "Document"), weight: 18),
                .init(title: say("Ghi chú", "Note"), weight: 20),
            ],
            rows: deadline.lines.enumerated().map { index, line in
                [
                    String(index + 1), unit(line.unit, isFormer: line.isFormer), status(line),
                    line.receivedOn.map(day) ?? Self.none, line.number?.inOneLine ?? Self.none, note(line),
                ]
            })
    }

    /// `đã sửa; kèm 2 tệp`.
    private func note(_ line: PlanReport.Line) -> String {
        let files = line.files.map { say("kèm \($0) tệp", "with \(counted($0, "file"))") }
        return [line.note?.inOneLine, files].compactMap(\.self).joined(separator: "; ")
    }

    private func unit(_ name: String?, isFormer: Bool = false) -> String {
        (name ?? say("(không nêu đơn vị)", "(no unit named)")) + (isFormer ? say(" (cũ)", " (former)") : "")
    }

    /// `nộp muộn 2 ngày, đã duyệt`; `quá hạn 3 ngày`; `trả lại, quá hạn 3 ngày`.
    private func status(_ line: PlanReport.Line) -> String {
        var text = line.standing.text[language]
        if let days = line.daysLate, days > 0 {
            let span = say("\(days) ngày", counted(days, "day"))
            switch line.standing {
            case .returned: text += ", " + overdueText(days)
            case .late: text = say("nộp muộn \(span)", "\(span) late")
            case .overdue: text = overdueText(days)
            case .onTime, .waived, .awaited, .closed: break
            }
        }
        return line.isAccepted ? text + say(", đã duyệt", ", accepted") : text
    }

    private func overdueText(_ days: Int) -> String {
        days == 0
            ? NearDay(days: 0, isPast: true).text[language]
            : say("quá hạn \(days) ngày", "\(counted(days, "day")) overdue")
    }

    private var targets: Part? {
        guard !report.targets.isEmpty else { return nil }
        let blocks = report.targets.enumerated().flatMap { index, target -> [ReportDocument.Block] in
            let goal =
                target.percent.map { say("ít nhất \($0) %", "at least \($0) %") }
                ?? target.count.map { say("ít nhất \($0) mỗi đơn vị", "at least \($0) a unit") }
            let head = "\(index + 1). \(target.title)" + (goal.map { " (\($0))" } ?? "")
            let silent =
                target.silent.isEmpty
                ? []
                : [
                    ReportDocument.Block.paragraph(
                        say("Chưa có số liệu của: ", "No figures yet from: ") + target.silent.joined(separator: "; ")
                            + ".")
                ]
            return [.subheading(head)] + (target.lines.isEmpty ? [] : [.table(figures(of: target))]) + silent
        }
        return (say("Số liệu so với chỉ tiêu", "Figures against targets"), blocks)
    }

    private func figures(of target: PlanReport.Target) -> Table {
        func cells(_ share: TargetEntry.Share?) -> [String] {
            guard let share else { return [Self.none, Self.none, Self.none] }
            return [
                // Each with what it is of, which may differ; in words, for a spreadsheet takes 6/9 for a day.
                share.total.map { say("\(share.number) trên \($0)", "\(share.number) of \($0)") }
                    ?? String(share.number),
                percent(share.number, of: share.total),
                share.isEnough.map { $0 ? say("đủ", "met") : say("thiếu", "short") } ?? Self.none,
            ]
        }
        func row(_ name: String, _ line: PlanReport.Target.Line) -> [String] {
            [name] + cells(line.registered) + cells(line.reached)
        }
        func column(_ vietnamese: String, _ english: String) -> Table.Column {
            .init(title: say(vietnamese, english), alignment: .trailing, weight: 11)
        }
        return Table(
            columns: [
                .init(title: say("Đơn vị", "Unit"), weight: 32), column("Đăng ký", "Registered"),
                column("Tỷ lệ", "Share"), column("So chỉ tiêu", "Target"), column("Đạt", "Reached"),
                column("Tỷ lệ", "Share"), column("So chỉ tiêu", "Target"),
            ],
            rows: target.lines.map { row(unit($0.unit), $0) },
            total: target.lines.count > 1 ? row(say("Cộng", "Total"), target.total) : nil)
    }

    /// `86,7 %`, `86.7 %`.
    private func percent(_ part: Int, of whole: Int?) -> String {
        // No sum of a plan's units is larger.
        let limit = BoardLimits.figure * 1_000
        guard let whole, (0...limit).contains(part), (1...limit).contains(whole) else { return Self.none }
        let tenths = (part * 1000 + whole / 2) / whole
        return tenths % 10 == 0
            ? "\(tenths / 10) %" : "\(tenths / 10)\(say(",", "."))\(tenths % 10) %"
    }

    private var changes: Part? {
        guard !report.changes.isEmpty else { return nil }
        let table = Table(
            columns: [
                .init(title: say("Hạn", "Deadline"), weight: 30),
                .init(title: say("Thay đổi", "Change"), weight: 30),
                .init(title: say("Lý do", "Reason"), weight: 28),
                .init(title: say("Người ghi", "By"), weight: 16),
                .init(title: say("Ngày ghi", "On"), weight: 20),
            ],
            rows: report.changes.map { change in
                let what: String
                if let from = change.from, let to = change.to, to < from {
                    what = say(
                        "sửa lại từ \(day(from)) thành \(day(to))", "corrected from \(day(from)) to \(day(to))")
                } else if let from = change.from, let to = change.to {
                    what = say("gia hạn từ \(day(from)) đến \(day(to))", "extended from \(day(from)) to \(day(to))")
                } else {
                    what = say("đóng, không chờ nữa", "closed, nothing more awaited")
                }
                return [change.title, what, change.reason.inOneLine, change.by.inOneLine, day(change.on)]
            })
        return (say("Gia hạn và đóng hạn", "Extensions and closings"), [.table(table)])
    }

    private var returns: Part? {
        decisions(
            say("Hồ sơ bị trả lại", "Returned"), day: say("Ngày trả lại", "On"), report.returns)
    }

    private var waivers: Part? {
        decisions(say("Đơn vị được miễn", "Waived"), day: say("Ngày ghi", "On"), report.waivers)
    }

    private func decisions(_ title: String, day head: String, _ decisions: [PlanReport.Decision]) -> Part? {
        guard !decisions.isEmpty else { return nil }
        let table = Table(
            columns: [
                .init(title: say("Đơn vị", "Unit"), weight: 28),
                .init(title: say("Hạn", "Deadline"), weight: 30),
                .init(title: say("Lý do", "Reason"), weight: 28),
                .init(title: say("Người ghi", "By"), weight: 16),
                .init(title: head, weight: 20),
            ],
            rows: decisions.map {
                [unit($0.unit), $0.title, $0.reason.inOneLine, $0.by.inOneLine, day($0.on)]
            })
        return (title, [.table(table)])
    }

    private var overdue: Part? {
        guard !report.deadlines.isEmpty else { return nil }
        let title = say("Đơn vị quá hạn", "Overdue")
        guard !report.overdue.isEmpty else {
            return (title, [.paragraph(say("Không có đơn vị nào quá hạn.", "Nobody is overdue."))])
        }
        let table = Table(
            columns: [
                .init(title: say("Đơn vị", "Unit"), weight: 28),
                .init(title: say("Hạn", "Deadline"), weight: 38),
                .init(title: say("Ngày cuối cùng", "Last day"), weight: 18),
                .init(title: say("Quá hạn", "Overdue"), weight: 18),
            ],
            rows: report.overdue.map { line in
                [
                    unit(line.unit), line.title, day(line.lastGoodDay),
                    overdueText(line.days)
                        + (line.isReturned ? say(", bị trả lại", ", returned") : ""),
                ]
            })
        let returned = report.overdue.count(where: \.isReturned)
        guard returned > 0 else { return (title, [.table(table)]) }
        let all = report.overdue.count
        return (
            title,
            [
                .paragraph(
                    say(
                        "\(all) lượt quá hạn: \(all - returned) chưa nộp, \(returned) bị trả lại.",
                        "\(all) overdue: \(all - returned) not delivered, \(returned) returned.")), .table(table),
            ]
        )
    }
}
