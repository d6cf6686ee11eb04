/// Plans to be measured with, always the same for the same numbers; ten deadlines each.
struct PlanSet {
    static let deadlines = 10

    /// What a plan's reminders are to do.
    enum Kind {
        /// Dates of all kinds, spread over the year, as offices have them; nothing is due before half a day has passed.
        case usual
        /// Dates spread over the year, every reminder at this time of day.
        case spread(at: Moment)
        /// Every deadline has one reminder, at this moment.
        case dueAt(Moment)
    }

    let count: Int
    let kind: Kind

    private static let halfADayFromNow = Moment(in: 12 * 3600)

    init(_ count: Int, _ kind: Kind = .usual) {
        self.count = count
        self.kind = kind
    }

    /// The number of plans with so many deadlines.
    init(deadlines: Int, _ kind: Kind = .usual) {
        self.init(deadlines / Self.deadlines, kind)
    }

    func put(in folder: String) throws {
        for index in 0..<count { try writeFile(text(index), to: "\(folder)/\(Self.name(index)).yaml") }
    }

    static func name(_ index: Int) -> String { "xa-\(index)" }

    /// - Parameter deadlines: the first so many of them.
    func text(_ index: Int, deadlines: Int = PlanSet.deadlines) -> String {
        """
        number: \(index + 1)/KH-UBND
        title: Kế hoạch triển khai phong trào thi đua của xã số \(index + 1)
        issuer: Ủy ban nhân dân xã số \(index + 1)
        issued: 04/01/2024
        \(years)
        \(reminders)
        units:
          - {id: van-phong, name: Văn phòng HĐND và UBND}
          - {id: thon-1, name: Thôn 1}
          - {id: thon-2, name: Thôn 2}
        phases:
          - {id: dot-1, title: Đợt thứ nhất, from: 01/01, to: 11/06}
          - {id: dot-2, title: Đợt thứ hai, from: 12/06, to: 31/12}
        deadlines:
        \((0..<deadlines).map { deadline($0, of: index) }.joined(separator: "\n"))

        """
    }

    private var years: String {
        if case .dueAt(let moment) = kind { "year: \(moment.year)" } else { "years: 2024-" }
    }

    private var reminders: String {
        switch kind {
        case .usual: "reminders: {at: \"\(Self.halfADayFromNow.time)\"}"
        case .spread(let moment): "reminders: {at: \"\(moment.time)\"}"
        case .dueAt(let moment):
            """
            reminders: {before: [0d], at: "\(moment.time)", overdue: none, phase-opens: [], phase-closes: []}
            """
        }
    }

    private func deadline(_ number: Int, of plan: Int) -> String {
        "  - {id: viec-\(number), title: Báo cáo kết quả thực hiện việc số \(number + 1), \(when(number, of: plan)), units: all}"
    }

    private func when(_ number: Int, of plan: Int) -> String {
        // a prime beside 365 leads everywhere
        let spot = (plan * Self.deadlines + number) * 101 % 336
        let date = "\(spot % 28 + 1)/\(spot / 28 + 1)"
        switch kind {
        case .dueAt(let moment): return "by: \(moment.date)"
        case .spread: return "by: \(date)"
        case .usual:
            switch number {
            case 0: return "every: month, by: \(spot % 28 + 1)"
            case 1: return "every: quarter, by: \(spot % 28 + 1)/3"
            case 2: return "after: each phase, within: 20 working days"
            case 3: return "by: \(date) 17:00"
            case 4, 5: return "before: \(date)"
            default: return "by: \(date)"
            }
        }
    }
}
