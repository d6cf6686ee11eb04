import CivilTime
import DaemonKit
import LinuxSystem
import PlanCore

extension Option {
    static let zone = Option(
        "timezone", value: Bilingual(vi: "MÚI-GIỜ", en: "ZONE"),
        help: Bilingual(
            vi: "múi giờ, ví dụ Asia/Ho_Chi_Minh (mặc định của máy)",
            en: "time zone, such as Asia/Ho_Chi_Minh (default the machine's)"))
}

extension Arguments {
    /// The only operand.
    func operand(missing message: Bilingual) throws(UsageError) -> String {
        guard let only = operands.first, operands.count == 1 else {
            throw UsageError(vi: message.vietnamese, en: message.english)
        }
        return only
    }

    /// `--count`, 1 when there is none.
    func count() throws(UsageError) -> Int {
        let text = value("count") ?? "1"
        guard let count = Int(text), (1...10_000).contains(count) else {
            throw UsageError(
                vi: "'--count \(text)' không phải là số từ 1 đến 10000",
                en: "'--count \(text)' is not a number from 1 to 10000")
        }
        return count
    }

    /// `--timezone`, the machine's own when there is none.
    func zone(in zones: ZoneLibrary) throws(UsageError) -> Zone {
        guard let name = value(Option.zone.name) else { return zones.systemZone }
        guard let zone = name == "UTC" ? .utc : zones.zone(name) else {
            throw UsageError(vi: "không có múi giờ '\(name)'", en: "unknown time zone '\(name)'")
        }
        return zone
    }

    /// The option's instant: as in RFC 3339 (`2027-01-20T01:00:00Z`, `2027-01-20T08:00:00.5+07:00`), on the zone's wall
    /// clock (`2027-01-20 08:00`, `20/01/2027`), or in seconds since the epoch (`@1800000000`).
    func instant(_ name: String, in zone: Zone) throws(UsageError) -> Instant? {
        guard let text = value(name) else { return nil }
        if let instant = Instant(written: text, in: zone) { return instant }
        throw UsageError(
            vi: "'--\(name) \(text)' không phải là thời điểm (ví dụ '2027-01-20 08:00' hoặc 2027-01-20T01:00:00Z)",
            en: "'--\(name) \(text)' is not an instant (such as '2027-01-20 08:00' or 2027-01-20T01:00:00Z)")
    }

    /// The option's instant as people say it, or as ``instant(_:in:)`` reads it.
    /// - Parameters:
    ///   - lastGoodDay: from which days that are left are counted; nil where none can be.
    ///   - direction: of a day that is named without its year.
    ///   - time: of a day that is named without one; nil: its beginning, or now where it is today.
    /// - Throws: `UsageError` for what is no point in time.
    func spokenInstant(
        _ name: String, in zone: Zone, lastGoodDay: Day? = nil, _ direction: SpokenDirection, at time: TimeOfDay? = nil
    ) throws(UsageError) -> Instant? {
        guard let text = value(name) else { return nil }
        let said = SpokenTime(text)
        // A day alone is for people, a day with its time may be written in other forms too.
        if said.map({ !$0.isDay }) ?? true, let instant = Instant(written: text, in: zone) { return instant }
        let instant = said?.instant(at: SystemClock.now(), in: zone, lastGoodDay: lastGoodDay, direction, usual: time)
        if let instant { return instant }
        let examples =
            direction == .past
            ? Bilingual(vi: "'hôm qua 16h30', '2 giờ trước'", en: "'yesterday 4:30 pm', '2 hours ago'")
            : Bilingual(vi: "'ngày mai 08:30', '3 ngày nữa'", en: "'tomorrow 08:30', 'in 3 days'")
        throw UsageError(
            vi:
                "'--\(name) \(text.inOneLine)' không phải là thời điểm (ví dụ \(examples.vietnamese), '2027-01-20 08:00')",
            en: "'--\(name) \(text.inOneLine)' is not a point in time (such as \(examples.english), '2027-01-20 08:00')"
        )
    }
}

extension Instant {
    /// What the zone's wall clock shows, with the weekday: `Mon 2027-01-25 08:00:00`.
    func wallClock(in zone: Zone, _ language: Language) -> String {
        let (day, time) = zone.local(at: self)
        let fraction = microseconds - Instant(seconds: seconds).microseconds
        let names = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]
        let weekday = language == .vietnamese ? names[day.weekday.rawValue - 1] : day.weekday.abbreviation
        let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        return "\(weekday) \(day) \(clock)" + (fraction == 0 ? "" : ".\(padded(Int(fraction), 6))")
    }
}
