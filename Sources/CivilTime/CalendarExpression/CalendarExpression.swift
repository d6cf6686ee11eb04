/// A calendar expression of systemd.time(7): all the times on the wall clock that its fields name, such as
/// `Mon..Fri *-*-* 08:00` or `*-*~1 17:00 Asia/Ho_Chi_Minh`.
package struct CalendarExpression: Hashable, Sendable {
    /// nil for every day of the week.
    var weekdays: WeekdaySet?
    var years = CalendarField(in: Self.years)
    var months = CalendarField(in: 1...12)
    /// Within the month, or from its end.
    var days = CalendarField(in: 1...31)
    /// Whether day 1 is the last of the month, 2 the last but one.
    var countsFromMonthEnd = false
    var hours = CalendarField(in: 0...23)
    var minutes = CalendarField(in: 0...59)
    /// In microseconds.
    var seconds = CalendarField(in: 0...59_999_999)
    /// The zone that the expression names; nil when it holds in whatever zone it is asked for.
    package internal(set) var zone: Zone?

    /// The years that systemd knows.
    static let years = 1970...2199
    /// Bytes of a text that is read at all.
    static let lengthLimit = 8192
    /// Values and ranges in one list, as systemd has it.
    static let listLimit = 241

    /// The expression written as systemd.time(7) has it; what `systemd-analyze calendar` accepts and refuses is accepted
    /// and refused here, except for two things: the abbreviations of the local zone (`CEST`) are not known, and a text
    /// of more than 8192 bytes is refused.
    ///
    /// - Parameter zone: finds the zone of an IANA name at the end of the text; `UTC` is known without it.
    package init(
        parsing text: some StringProtocol, zone lookup: (String) -> Zone? = { _ in nil }
    ) throws(CalendarExpressionError) {
        var reader = try CalendarExpressionReader(text, zone: lookup)
        self = try reader.expression()
    }

    init() {}

    /// It names whole seconds alone.
    package var isWholeSeconds: Bool {
        !seconds.components.isEmpty
            && seconds.components.allSatisfy {
                $0.start.isMultiple(of: 1_000_000) && ($0.step ?? 0).isMultiple(of: 1_000_000)
            }
    }
}
