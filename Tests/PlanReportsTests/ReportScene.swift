import CivilTime
import ControlAPI
import Foundation
import PlanCore

/// The sample plan of Quảng Thành with units of its own, as its register stands on 2021-11-05 at 08:00.
struct ReportScene {
    var units = [
        Plan.Unit(id: "van-phong", name: "Văn phòng HĐND và UBND"),
        Plan.Unit(id: "mat-tran", name: "Mặt trận Tổ quốc và các đoàn thể"),
        Plan.Unit(id: "thon-1", name: "Thôn 1"), Plan.Unit(id: "thon-2", name: "Thôn 2"),
        Plan.Unit(id: "thon-3", name: "Thôn 3"),
    ]
    var title = "Triển khai thực hiện phong trào thi đua năm 2021"
    var number: String? = "12/KH-UBND"
    /// Of the first receipt.
    var note = "đủ chữ ký"
    var submittedNumber = "03/BC-VP"

    static let position = SourcePosition(line: 1, column: 1)

    static func day(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }

    static let zone: Zone = {
        guard let zone = try? Zone(identifier: "Asia/Ho_Chi_Minh", rule: "<+07>-7") else {
            preconditionFailure("a rule of POSIX")
        }
        return zone
    }()

    static func instant(_ day: String, hour: Int = 8) -> Instant {
        zone.instant(of: Self.day(day), at: TimeOfDay(seconds: hour * 3600))
    }

    private static func deadline(
        _ id: String, _ title: String, _ timing: Timing, units: [String]
    ) -> Plan.Deadline {
        Plan.Deadline(
            id: id, title: title, timing: timing, units: units, submitTo: "Hội đồng thi đua khen thưởng xã",
            onDayOff: .keep, ladder: .standard, position: position)
    }

    var plan: Plan {
        let all = units.map(\.id)
        return Plan(
            id: "quang-thanh-2021", file: "quang-thanh-2021.yaml", number: number, title: title,
            issuer: "UBND xã Quảng Thành", issued: IssueDate(year: 2021, month: 1, day: 15),
            years: PlanYears(first: 2021, last: 2021), zone: Self.zone, units: units,
            targets: [
                Plan.Target(id: "tien-tien", title: "Lao động tiên tiến", goal: .percent(80)),
                Plan.Target(id: "mo-hinh", title: "Mô hình điển hình", goal: .count(1)),
            ],
            phases: [
                Plan.Phase(
                    id: "dot-1", title: "Đợt thứ nhất", from: .yearless(month: 1, day: 1),
                    to: .yearless(month: 6, day: 11),
                    ladder: .standard, position: Self.position)
            ],
            deadlines: [
                Self.deadline(
                    "dang-ky", "Kết quả đăng ký danh hiệu thi đua", .dated(.yearless(month: 1, day: 20), .before, nil),
                    units: all),
                Self.deadline(
                    "sang-kien", "Hồ sơ đề nghị xét sáng kiến", .dated(.yearless(month: 11, day: 1), .before, nil),
                    units: all),
                Self.deadline(
                    "khen-thuong", "Hồ sơ đề nghị khen thưởng", .dated(.yearless(month: 11, day: 15), .before, nil),
                    units: all),
                Self.deadline("binh-xet", "Bình xét của đợt", .duty(.phase("dot-1")), units: ["van-phong"]),
                Self.deadline("so-ket", "Sơ kết phong trào", .open, units: all),
            ])
    }

    var occurrences: [Occurrence] {
        Schedule(plans: [plan.extended(by: records.mapValues(\.extensions))], calendar: .weekdaysOnly).occurrences(
            in: Self.day("2021-01-01")...Self.day("2021-12-31"))
    }

    private static func receipt(
        _ day: String, _ number: String? = nil, note: String? = nil, figures: [String: Figure] = [:]
    ) -> Receipt {
        Receipt(at: instant(day, hour: 15), recordedBy: "clerk", number: number, note: note, figures: figures)
    }

    var records: [String: OccurrenceRecord] {
        var register = OccurrenceRecord()
        register.submissions = [
            "van-phong": Submission(
                .accepted,
                Self.receipt(
                    "2021-01-18", submittedNumber, note: note,
                    figures: ["tien-tien": Figure(registered: 14, reached: 13, total: 15)])),
            "mat-tran": Submission(
                .received,
                Self.receipt(
                    "2021-01-22", "11/MTTQ",
                    figures: ["tien-tien": Figure(registered: 6, total: 9), "mo-hinh": Figure(registered: 2)])),
            "thon-1": Submission(
                .received, Self.receipt("2021-01-19", figures: ["mo-hinh": Figure(registered: 1, reached: 1)])),
            "thon-2": Submission(.waived),
        ]
        var invention = OccurrenceRecord()
        invention.submissions = [
            "van-phong": Submission(.received, Self.receipt("2021-10-29", "87/BC-VP")),
            "mat-tran": Submission(.returned, Self.receipt("2021-10-20", "40/MTTQ", note: "thiếu biên bản")),
        ]
        var duty = OccurrenceRecord()
        duty.closing = OccurrenceRecord.Closing(
            reason: "gộp với tổng kết năm", by: "chair", at: Self.instant("2021-06-20"))
        var award = OccurrenceRecord()
        award.extensions = [
            OccurrenceRecord.Extension(
                from: Self.day("2021-11-14"), to: Self.day("2021-11-19"), reason: "bão số 8", by: "chair",
                at: Self.instant("2021-11-04"))
        ]
        let plan = plan.id
        return [
            "\(plan)/dang-ky@2021": register, "\(plan)/sang-kien@2021": invention, "\(plan)/binh-xet@dot-1-2021": duty,
            "\(plan)/khen-thuong@2021": award,
        ]
    }

    func board(in language: Language, on day: String = "2021-11-05", isDone: Bool = false) -> BoardEntry {
        return BoardEntry(Board(of: plan, occurrences, records, at: Self.instant(day)), isDone: isDone, in: language)
    }
}
