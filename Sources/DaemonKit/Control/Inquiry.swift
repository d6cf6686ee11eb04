import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore

/// A request that has found its route: what the route's answer follows from.
struct Inquiry {
    let state: ControlState
    let now: Instant
    let language: Language
    let request: HTTPRequest
    let peer: SocketPeer
    /// What the peer may do.
    let right: Right
    /// What stands in the path for the route's `{…}`.
    let places: [String]
    /// What the body was taken into, where it is a file and came piece by piece.
    var upload: FileUpload?
    private let query: [String: String]

    /// - Parameter parameters: those that the route knows.
    /// - Throws: one that it does not know, or one twice.
    init(
        _ request: HTTPRequest, query: [RequestTarget.Parameter], parameters: [String], places: [String],
        from peer: SocketPeer, with right: Right, state: ControlState, at now: Instant, in language: Language
    ) throws(Refusal) {
        self.state = state
        self.now = now
        self.language = language
        self.request = request
        self.peer = peer
        self.right = right
        self.places = places
        var values: [String: String] = [:]
        for parameter in query {
            guard parameters.contains(parameter.name) else {
                let known = parameters.isEmpty ? "–" : parameters.joined(separator: ", ")
                throw Refusal(
                    400, "parameter-unknown", vi: "không có tham số '\(parameter.name)' (có: \(known))",
                    en: "there is no parameter '\(parameter.name)' (known: \(known))")
            }
            guard values.updateValue(parameter.value, forKey: parameter.name) == nil else {
                throw Refusal(
                    400, "parameter-repeated", vi: "tham số '\(parameter.name)' có hai lần",
                    en: "the parameter '\(parameter.name)' is given twice")
            }
        }
        self.query = values
    }

    func text(_ name: String) -> String? { query[name] }

    static let limits = 1...500

    /// `limit`: items of a page, 100 unless it says otherwise.
    func limit() throws(Refusal) -> Int {
        try number("limit", in: Self.limits) ?? 100
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = query[name] else { return nil }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let value = Int(text),
            range.contains(value)
        else {
            throw .parameter(
                name, text,
                expected: Bilingual(
                    vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                    en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return value
    }

    func day(_ name: String) throws(Refusal) -> Day? {
        guard let text = query[name] else { return nil }
        guard let day = Day(iso: text) else {
            throw .parameter(name, text, expected: Bilingual(vi: "ngày như 2027-01-20", en: "a day such as 2027-01-20"))
        }
        return day
    }

    /// What is looked through from `from` to `to` is neither turned round nor longer than is answered.
    static func checkDays(_ from: Day, _ to: Day) throws(Refusal) {
        guard from <= to, from.days(until: to) <= BoardLimits.days else {
            throw .parameter(
                "to", to.description,
                expected: Bilingual(
                    vi: "không trước 'from' và không quá mười năm sau", en: "not before 'from', and within ten years"))
        }
    }

    /// `since`: an instant, or a day of the configured zone.
    func since() throws(Refusal) -> Instant? {
        guard let text = query["since"] else { return nil }
        if let instant = Day(iso: text).map(state.zone.start) ?? Instant(rfc3339: text) { return instant }
        throw .parameter(
            "since", text,
            expected: Bilingual(
                vi: "ngày như 2027-01-20, hoặc thời điểm theo RFC 3339",
                en: "a day such as 2027-01-20, or an instant as in RFC 3339"))
    }

    func choice(_ name: String, of words: [String]) throws(Refusal) -> String? {
        guard let text = query[name] else { return nil }
        guard words.contains(text) else {
            let list = words.joined(separator: ", ")
            throw .parameter(name, text, expected: Bilingual(vi: "một trong: \(list)", en: "one of: \(list)"))
        }
        return text
    }

    /// `cursor`, with so many keys.
    func cursor(_ count: Int) throws(Refusal) -> Cursor? {
        guard let text = query["cursor"] else { return nil }
        guard let cursor = Cursor(text, count: count) else { throw invalidCursor }
        return cursor
    }

    var invalidCursor: Refusal {
        Refusal(
            400, "cursor-invalid", vi: "'cursor' không phải là giá trị 'next' của danh sách này",
            en: "'cursor' is not a 'next' of this list")
    }

    /// `plan`, which is served.
    func plan() throws(Refusal) -> Plan? {
        guard let id = query["plan"] else { return nil }
        return try plan(id)
    }

    func plan(_ id: String) throws(Refusal) -> Plan {
        if let plan = state.schedule.plan(id) { return plan }
        // Its last good version is in the ledger alone.
        if state.ledger == nil, state.rejected.contains(id) { throw .noLedger(state) }
        throw .unknownPlan(id)
    }
}
