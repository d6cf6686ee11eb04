/// A recurrence rule of RFC 5545, section 3.3.10, over whole days: `FREQ=MONTHLY;BYDAY=-1FR`.
///
/// Read, written and expanded by ourselves: libical reads leniently and loads ICU, which every start would wait for and every
/// process would hold; the tests hold that it reads and writes the same, so that calendar files can carry every rule there is
/// here. Its own iterator (3.0.16) ends in 2582, and gives other days than the RFC, or none, for rules such as
/// `FREQ=WEEKLY;INTERVAL=4;BYDAY=MO;WKST=WE`, `FREQ=DAILY;BYMONTHDAY=-1`, `FREQ=YEARLY;BYWEEKNO=53` and `BYSETPOS` with
/// `WEEKLY`.
package struct RecurrenceRule: Hashable, Sendable {
    /// The rule in its normal form: its parts in the order in which libical writes them, in upper case, without `RRULE:`,
    /// lists in ascending order (weekdays from the week's start on) without repetition, and without `INTERVAL=1` and
    /// `WKST=MO`, which go without saying.
    ///
    /// At most `byteLimit` bytes; reading it gives this rule again.
    package let text: String

    let parts: RecurrenceParts

    /// Bytes of a rule's text: 1,000.
    package static let byteLimit = 1_000

    /// The rule written in RFC 5545's grammar, in upper or lower case, with or without `RRULE:` in front.
    ///
    /// Nothing written is passed over: what the RFC forbids is refused, and so are spaces, empty parts, times of day and
    /// the other calendars of RFC 7529. `INTERVAL` is at most 32,767 and `COUNT` 2,147,483,647, as in libical; `UNTIL`
    /// is a day; `BYMONTHDAY` has at most 31 values and `BYWEEKNO` 55. Throws the first fault from left to right, then
    /// the first of parts that do not go together.
    package init(parsing text: some StringProtocol) throws(RecurrenceError) {
        var reader = RecurrenceReader(text)
        let parts = try reader.parts()
        self.parts = parts
        self.text = parts.text
    }
}

extension RecurrenceRule: CustomStringConvertible {
    package var description: String { text }
}
