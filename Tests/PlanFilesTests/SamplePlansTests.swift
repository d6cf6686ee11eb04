import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// The sample plans that are shipped: what a careful reader of the documents finds in them, and nothing else.
@Suite struct SamplePlansTests {
    struct Sample: CustomTestStringConvertible {
        var id: String
        var number: String?
        var title: String
        var issued: IssueDate?
        var units: Int
        /// `item@occurrence`, the window or the last good day, then the unit ids of a deadline.
        var occurrences: [String]
        /// Ids of deadlines that have no date.
        var open: [String] = []
        /// `line:column code`, of the reader and then of the review.
        var warnings: [String] = []
        var testDescription: String { id }
    }

    private static let samples = [
        Sample(
            id: "cat-ne-2024",
            title: "Phong trào thi đua và việc khen thưởng trong năm 2024 của xã",
            issued: IssueDate(year: 2024, month: 1), units: 3, occurrences: [], open: ["danh-gia"],
            warnings: ["3:1 plan-undated", "14:5 deadline-undated"]),
        Sample(
            id: "quang-thanh-2021", number: "12/KH-UBND",
            title: "Triển khai thực hiện phong trào thi đua năm 2021",
            issued: IssueDate(year: 2021, month: 1, day: 15), units: 1,
            occurrences: [
                "dang-ky@2021 2021-01-19 [bo-phan]",
                "dot-1@2021 2021-01-01…2021-06-11",
                "binh-xet@dot-1-2021 2021-06-11 [bo-phan]",
                "ai-quoc@2021 2021-06-11",
                "sang-kien@2021 2021-10-31 [bo-phan]",
                "khen-thuong@2021 2021-11-14 [bo-phan]",
                "dot-2@2021 2021-06-11…2021-12-31",
                "binh-xet@dot-2-2021 2021-12-31 [bo-phan]",
            ],
            warnings: ["11:5 phase-overlap", "17:5 deadline-day-off", "21:5 deadline-day-off"]),
        Sample(
            id: "nguyen-trai-2023",
            title: "Thi đua lập thành tích mừng phường Nguyễn Trãi tròn 20 tuổi (08/01/2004-08/01/2024)",
            units: 4,
            occurrences: [
                "mo-hinh-nganh@2023 2023-08-15 [nganh to-dan-pho]",
                "mo-hinh-mat-tran@2023 2023-08-15 [mat-tran doan-the]",
                "cao-diem@2023 2023-08-01…2023-12-15",
                // Keyed by the plan's year, not by its date.
                "thanh-lap@2023 2024-01-08",
            ]),
        Sample(
            id: "dai-lanh-2023",
            title: "Phong trào thi đua vì kinh tế và xã hội của xã Đại Lãnh, năm 2023",
            issued: IssueDate(year: 2023, month: 2), units: 2, occurrences: ["ai-quoc@2023 2023-06-11"],
            open: ["mo-hinh", "bao-cao"], warnings: ["14:5 deadline-undated", "18:5 deadline-undated"]),
        Sample(
            id: "van-gia-2024", title: "Thi đua của ngành Nội vụ, năm 2024",
            issued: IssueDate(year: 2024, month: 5), units: 1,
            occurrences: [
                "ai-quoc@2024 2024-06-11",
                "to-chuc@2024 2024-08-28",
                "bao-cao@2024 2024-11-14 []",
                "de-xuat@2024 2024-11-19 [van-phong]",
            ]),
    ]

    private static func calendar() throws -> WorkingCalendar {
        let read = HolidayReader.read(try RepositoryFile.bytes("config/holidays/vn.yaml"), file: "vn.yaml")
        return WorkingCalendar([try #require(read.calendar)])
    }

    private static func read(_ id: String) throws -> (plan: Plan?, text: String, diagnostics: [Diagnostic]) {
        let path = "config/plans/\(id).yaml"
        let bytes = try RepositoryFile.bytes(path)
        let configuration = Configuration()
        let zone = try #require(RepositoryFile.zone(configuration.timezone))
        let reader = PlanReader(defaults: configuration.planDefaults(zone: zone), zone: RepositoryFile.zone)
        let result = reader.read(bytes, file: path)
        return (result.plan, String(decoding: bytes, as: UTF8.self), result.diagnostics)
    }

    @Test("a sample reads without error as what its document says", arguments: samples)
    func reads(_ sample: Sample) throws {
        let (read, text, diagnostics) = try Self.read(sample.id)
        let plan = try #require(read, "\(diagnostics.map { $0.text(in: .english) })")
        #expect(plan.id == sample.id)
        #expect(plan.number == sample.number)
        #expect(plan.title == sample.title)
        #expect(plan.issued == sample.issued)
        #expect(plan.issuer != nil)
        #expect(plan.units.count == sample.units)
        #expect(plan.deadlines.filter { $0.timing == .open }.map(\.id) == sample.open)

        let calendar = try Self.calendar()
        let years = (plan.years.first - 1)...(plan.years.first + 2)
        let days =
            Day(
                clippingYear: years.lowerBound, month: 1, day: 1)...Day(
                clippingYear: years.upperBound, month: 12, day: 31)
        let occurrences = Schedule(plans: [plan], calendar: calendar).occurrences(in: days)
        #expect(occurrences.map(Self.text).sorted() == sample.occurrences.sorted())

        let review = PlanReview(of: plan, text: text, calendar: calendar, years: years)
        let warnings = (diagnostics + review.diagnostics).map {
            "\($0.position.line):\($0.position.column) \($0.code)"
        }
        #expect(warnings == sample.warnings)
    }

    private static func text(_ occurrence: Occurrence) -> String {
        let dates = occurrence.window.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "\(occurrence.lastGoodDay)"
        let units = occurrence.deadline.map { " [" + $0.units.joined(separator: " ") + "]" } ?? ""
        return "\(occurrence.itemID)@\(occurrence.key) \(dates)\(units)"
    }

    @Test("every plan file that is shipped is a sample")
    func all() throws {
        #expect(try RepositoryFile.names(in: "config/plans") == Self.samples.map { "\($0.id).yaml" }.sorted())
    }

    @Test("the registration's reminder three days before has the identity the design gives as its example")
    func identity() throws {
        let plan = try #require(try Self.read("quang-thanh-2021").plan)
        let schedule = Schedule(plans: [plan], calendar: try Self.calendar())
        let day = try #require(Day(iso: "2021-01-19"))
        let registration = try #require(
            schedule.occurrences(in: day...day).first { $0.identity == "quang-thanh-2021/dang-ky@2021" })
        let identities = schedule.reminders(of: registration).map { "\($0.identity) \($0.instant)" }
        // 16/01 is a Saturday: the reminder goes out on the working day before, at 08:00 in Vietnam.
        #expect(identities.contains("quang-thanh-2021/dang-ky@2021#-3d/2021-01-19 2021-01-15T01:00:00Z"))
    }
}
