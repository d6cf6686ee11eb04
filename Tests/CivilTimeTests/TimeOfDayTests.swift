import CivilTime
import Testing

@Suite struct TimeOfDayTests {
    @Test("every second of the day comes back from its parts and its text")
    func roundTrip() throws {
        for seconds in 0..<86_400 {
            let time = TimeOfDay(seconds: seconds)
            guard TimeOfDay(hour: time.hour, minute: time.minute, second: time.second) == time,
                time.hour * 3600 + time.minute * 60 + time.second == seconds, TimeOfDay(time.description) == time
            else {
                Issue.record("second \(seconds) became \(time)")
                return
            }
        }
    }

    @Test(
        "times are printed short",
        arguments: [(0, "00:00"), (28_800, "08:00"), (28_830, "08:00:30"), (86_399, "23:59:59")])
    func printed(seconds: Int, text: String) { #expect(TimeOfDay(seconds: seconds).description == text) }

    @Test("an hour may have one digit")
    func shortHour() { #expect(TimeOfDay("8:05")?.seconds == 29_100) }

    @Test("seconds are kept within the day", arguments: [(-1, 0), (86_400, 86_399), (.max, 86_399), (.min, 0)])
    func kept(seconds: Int, result: Int) { #expect(TimeOfDay(seconds: seconds).seconds == result) }

    @Test(
        "what is no time is refused",
        arguments: [
            "", "8", "8:5", "08:60", "24:00", "08:00:60", "08:00:00:00", "008:00", "-8:00", "+8:00", "08:00 ", "08h00",
            ":00", "08:", "٠٨:٠٠",
        ])
    func refused(_ text: String) { #expect(TimeOfDay(text) == nil) }

    @Test("no time has parts out of range")
    func parts() {
        #expect(TimeOfDay(hour: 24, minute: 0) == nil)
        #expect(TimeOfDay(hour: 0, minute: 60) == nil)
        #expect(TimeOfDay(hour: 0, minute: 0, second: 60) == nil)
        #expect(TimeOfDay(hour: -1, minute: 0) == nil)
        #expect(TimeOfDay(hour: .max, minute: .max, second: .max) == nil)
    }
}
