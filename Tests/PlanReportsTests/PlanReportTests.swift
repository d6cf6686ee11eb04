import CivilTime
import ControlAPI
import PlanCore
import PlanReports
import Testing

@Suite("What a report says")
struct PlanReportTests {
    private let report = PlanReport(ReportScene().board(in: .english))

    @Test("who delivered what, and when, deadline by deadline")
    func lines() throws {
        let register = try #require(report.deadlines.first)
        #expect(register.title == "Kết quả đăng ký danh hiệu thi đua")
        #expect(register.lines.map(\.standing) == [.onTime, .late, .onTime, .waived, .overdue])
        #expect(register.lines.map(\.receivedOn) == ["2021-01-18", "2021-01-22", "2021-01-19", nil, nil])
        #expect(register.lines.map(\.daysLate) == [nil, 3, nil, nil, 290])
        #expect(register.lines.map(\.isAccepted) == [true, false, false, false, false])
        #expect(register.lines.map(\.number) == ["03/BC-VP", "11/MTTQ", nil, nil, nil])
        #expect(register.tally.asked == 4)
        #expect(register.tally.delivered == 3)
    }

    @Test("the totals of units and of deadlines are the same, and nobody is counted twice")
    func totals() {
        let byDeadline = report.deadlines.map(\.tally).reduce(BoardTally(), +)
        let byUnit = report.units.map(\.tally).reduce(BoardTally(), +)
        #expect(byDeadline == report.total)
        #expect(byUnit == report.total)
        #expect(report.total.asked + report.total.waived + report.total.closed == 16)
    }

    @Test("figures stand beside the target, for each unit and for all, and who has none is named")
    func figures() throws {
        let share = try #require(report.targets.first)
        #expect(share.lines.map(\.unit) == ["Văn phòng HĐND và UBND", "Mặt trận Tổ quốc và các đoàn thể"])
        #expect(share.lines.map(\.registered?.isEnough) == [true, false])
        #expect(share.lines.map(\.reached?.isEnough) == [true, nil])
        #expect(share.total.registered?.number == 20)
        #expect(share.total.registered?.total == 24)
        #expect(share.total.registered?.isEnough == true)
        #expect(share.silent == ["Thôn 1", "Thôn 2", "Thôn 3"])
        // 13 of 15: the other nine are of a unit that has not said how many reached it.
        #expect(share.total.reached?.number == 13 && share.total.reached?.total == 15)
        #expect(share.total.reached?.isEnough == true)
        let count = try #require(report.targets.last)
        #expect(count.lines.map(\.registered?.isEnough) == [true, true] && count.total.registered?.number == 3)
        #expect(count.total.registered?.isEnough == false, "at least one each unit, and three have none")
    }

    @Test("the share of all is that of the two sums before it")
    func shareOfAll() {
        let text = String(decoding: ReportForm.text.bytes(of: report, width: 120, in: .english), as: UTF8.self)
        let total = text.split(separator: "\n").first { $0.hasPrefix("Total ") && $0.contains("%") }
        #expect(
            total?.split(separator: " ").map(String.init) == [
                "Total", "20", "of", "24", "83.3", "%", "met", "13", "of", "15", "86.7", "%", "met",
            ], "\(text)")
    }

    @Test("what was moved or closed by hand is told with its reason")
    func changes() {
        #expect(report.changes.map(\.reason) == ["gộp với tổng kết năm", "bão số 8"])
        #expect(report.changes.map(\.to) == [nil, "2021-11-19"])
    }

    @Test("a silent plan is told of as one on the board and in the report, until when and why; a snooze until when")
    func silence() {
        let scene = ReportScene()
        var board = scene.board(in: .vietnamese)
        let at = ReportScene.instant("2021-11-04")
        func silence(until: Instant?) -> SilenceEntry {
            SilenceEntry(
                PlanRecord.Silence(until: until, reason: "nghỉ\nbão", by: "chair", at: at), in: ReportScene.zone)
        }
        board.silence = silence(until: nil)
        let matrix = BoardMatrix(board, width: 200, language: .vietnamese).text
        #expect(matrix.hasSuffix("\n! đang ngừng nhắc, chưa hẹn lúc nhắc lại (nghỉ⏎bão; chair)\n"), "\(matrix)")
        let text = String(
            decoding: ReportForm.text.bytes(of: PlanReport(board), width: 400, in: .vietnamese), as: UTF8.self)
        #expect(text.contains("Kế hoạch đang ngừng nhắc, chưa hẹn lúc nhắc lại (nghỉ⏎bão; chair)."))
        board.silence = silence(until: ReportScene.instant("2021-11-20"))
        #expect(board.silence?.text.english == "silent until 08:00 on 20 November 2021 (nghỉ⏎bão; chair)")
        board.rows[0].snoozedUntil = "2021-01-18T08:00:00+07:00"
        let legend = BoardMatrix(board, width: 200, language: .vietnamese).text
        #expect(legend.contains("; đang hoãn nhắc đến 08:00 ngày 18/01/2021"))
    }

    @Test("who is overdue is told, the longest first, with what came back")
    func overdue() {
        #expect(report.overdue.map(\.days) == [290, 5, 5, 5, 5])
        #expect(report.overdue.map(\.isReturned) == [false, true, false, false, false])
    }

    @Test("who was let off is told with the reason; the summary says what of the returned is overdue, as the list does")
    func waivers() throws {
        let board = ReportScene().board(in: .vietnamese)
        let row = try #require(board.rows.first)
        let unit = try #require(row.cells.first { $0.state == "waived" }?.unit)
        let subject = "\(board.plan.id)/\(row.date.item)@\(row.date.occurrence)"
        func change(_ reason: String, of unit: String?, _ action: String = "waive") -> ChangeEntry {
            ChangeEntry(
                at: ReportScene.instant("2021-01-18"), timezone: "Asia/Ho_Chi_Minh", actor: "chair", action: action,
                subject: subject, unit: unit, detail: "", before: nil, after: nil, reason: reason)
        }
        let report = PlanReport(
            board, history: [change("nhầm", of: unit), change("giải thể", of: unit), change("khác", of: "van-phong")],
            in: ReportScene.zone)
        #expect(report.waivers.map(\.reason) == ["giải thể"] && report.waivers.map(\.on) == ["2021-01-18"])
        let text = String(decoding: ReportForm.text.bytes(of: report, width: 200, in: .vietnamese), as: UTF8.self)
        #expect(text.contains("ĐƠN VỊ ĐƯỢC MIỄN") && text.contains("giải thể"))
        #expect(text.contains("quá hạn 4; trả lại 1 (1 đã quá hạn)"), "\(text)")
        #expect(text.contains("5 lượt quá hạn: 4 chưa nộp, 1 bị trả lại."))
    }

    @Test("what went back before a unit was let off is none of what it delivered")
    func waivedAfterReturn() throws {
        var board = ReportScene().board(in: .vietnamese)
        let cell = try #require(board.rows[0].cells.firstIndex { $0.state == "waived" })
        board.rows[0].cells[cell].receivedAt = "2021-01-15T08:00:00+07:00"
        (board.rows[0].cells[cell].number, board.rows[0].cells[cell].note) = ("99/BC-TL", "thiếu chữ ký")
        board.rows[0].cells[cell].figures = ["tien-tien": FigureEntry(Figure(registered: 77))]
        let report = PlanReport(board)
        let line = try #require(report.deadlines.first?.lines[cell])
        #expect(line.standing == .waived && line.receivedOn == nil && line.number == nil && line.note == nil)
        #expect(line.figures == nil)
        for form in [ReportForm.text, .markdown, .html, .csv] {
            let text = String(decoding: form.bytes(of: report, width: 200, in: .vietnamese), as: UTF8.self)
            #expect(!text.contains("99/BC-TL") && !text.contains("77"), "\(form)")
        }
    }

    @Test("a report of some days has the deadlines of those days alone")
    func days() {
        let board = ReportScene().board(in: .vietnamese)
        let half = PlanReport(board, until: ReportScene.day("2021-06-30"))
        #expect(half.deadlines.map(\.lastGoodDay) == ["2021-01-19", "2021-06-11"])
        #expect(half.from == nil)
        #expect(half.until == "2021-06-30")
        #expect(half.total.asked == 4)
        let rest = PlanReport(board, from: ReportScene.day("2021-07-01"), until: ReportScene.day("2021-10-31"))
        #expect(rest.deadlines.map(\.lastGoodDay) == ["2021-10-31"])
        #expect(PlanReport(board, from: ReportScene.day("2022-01-01")).deadlines.isEmpty)
    }

    @Test("what a unit that is no more delivered is told, but asked of nobody")
    func former() throws {
        var scene = ReportScene()
        scene.units[2].until = ReportScene.day("2021-01-19")
        scene.units[2].successor = "thon-moi"
        scene.units.append(Plan.Unit(id: "thon-moi", name: "Thôn Mới", from: ReportScene.day("2021-01-20")))
        let report = PlanReport(scene.board(in: .vietnamese))
        #expect(report.units.map(\.unit).contains("Thôn Mới"))
        let later = try #require(report.deadlines.dropFirst(2).first)
        #expect(later.lines.map(\.unit).contains("Thôn Mới"))
        #expect(!later.lines.map(\.unit).contains("Thôn 1"))
    }

    @Test("a unit is called a former one from the day on that it is no more, in the board and in the report")
    func leaving() throws {
        var scene = ReportScene()
        for index in 0...1 {
            scene.units[index].until = ReportScene.day("2021-10-30")
            scene.units[index].successor = "moi"
        }
        scene.units.append(Plan.Unit(id: "moi", name: "Mới", from: ReportScene.day("2021-10-31")))
        for (day, isGone) in [("2021-10-30", false), ("2021-10-31", true)] {
            var board = scene.board(in: .english, on: day)
            board.rows.removeAll { $0.date.item != "sang-kien" }
            let matrix = BoardMatrix(board, width: 120, language: .english).text
            #expect(
                matrix.contains("(former)") == isGone && matrix.contains("of former units 1") == isGone, "\(matrix)")
            #expect(matrix.contains("; to be accepted 1") == !isGone && matrix.contains("Delivered 0/4"), "\(matrix)")
            let lines = try #require(PlanReport(board).deadlines.first).lines.filter { $0.receivedOn != nil }
            #expect(lines.map(\.isFormer) == [isGone, isGone])
            #expect(lines.map(\.standing) == [isGone ? .closed : .returned, .onTime])
        }
    }

    @Test("the board survives JSON, and so the report of it is the same on the other side")
    func coding() throws {
        let board = ReportScene().board(in: .vietnamese)
        let bytes = try JSON.bytes(board)
        #expect(try JSON.value(BoardEntry.self, from: bytes) == board)
        let report = PlanReport(board)
        #expect(try JSON.value(PlanReport.self, from: try JSON.bytes(report)) == report)
    }

    @Test("numbers that no board has do not stop it")
    func absurd() {
        var board = ReportScene().board(in: .vietnamese)
        for index in board.rows.indices {
            board.rows[index].daysLeft = index.isMultiple(of: 2) ? .min : .max
            board.rows[index].date.lastGoodDay = "gestern"
            board.rows[index].cells[0].state = "?"
            board.rows[index].cells[0].unit = "nobody"
        }
        board.targets[0].total.reached?.number = .max
        board.targets[0].total.reached?.total = .max
        board.localTime = ""
        let report = PlanReport(board)
        for form in ReportForm.allCases { #expect(!form.bytes(of: report, width: 80, in: .vietnamese).isEmpty) }
        #expect(!BoardMatrix(board, width: 80, language: .english).lines.isEmpty)
    }
}
