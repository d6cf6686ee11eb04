/// A month of the lunar calendar.
struct LunarMonth: Hashable, Sendable {
    /// The year it belongs to, named after the solar year in which that begins.
    let year: Int
    /// 1…12; a leap month has the number of the month before it.
    let number: Int
    let isLeap: Bool
    /// The day of the new moon.
    let first: Day
    /// Days, 29 or 30.
    let length: Int
}
