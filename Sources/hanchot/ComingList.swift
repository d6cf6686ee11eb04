import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// What goes out, in the order in which people are told: reminders one by one, and digests with what they tell.
struct ComingList {
    /// What goes out at one time.
    private struct Item {
        var at: Instant
        var clock: String
        var near: NearDay?
        var text: String
        /// What a digest tells, a line each.
        var held: [String] = []
    }

    private var items: [Item] = []

    /// - Parameter reminders: with what each says, in the order of their instants.
    init(_ reminders: [(entry: ReminderEntry, subject: String)], at now: Instant, in language: Language) {
        var places: [String: Int] = [:]
        for (entry, subject) in reminders {
            let digests = entry.digests ?? []
            if digests.isEmpty {
                let quiet = entry.quietSince.map { " (\(Self.since($0, entry.clock, Self.quiet)[language]))" } ?? ""
                items.append(
                    Item(
                        at: Instant(rfc3339: entry.at) ?? now, clock: entry.clock, near: entry.near(at: now),
                        text: subject + quiet))
            }
            for digest in digests {
                let place = places[digest.digest] ?? items.count
                if places.updateValue(place, forKey: digest.digest) == nil {
                    items.append(
                        Item(
                            at: Instant(rfc3339: digest.at) ?? now, clock: digest.clock, near: digest.near(at: now),
                            text: Bilingual(
                                vi: "Tổng hợp nhắc việc, kính gửi \(digest.name):",
                                en: "Digest of reminders for \(digest.name):")[language]))
                }
                let since = Self.since(entry.localTime, digest.clock, Self.held)[language]
                items[place].held.append("\(subject) (\(since))")
            }
        }
        items = items.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// - Parameters:
    ///   - limit: reminders and digests shown.
    ///   - told: reminders of a digest that are shown.
    func print(to terminal: Terminal, indent: String = "", limit: Int = .max, told: Int = .max) throws {
        for item in items.prefix(limit) {
            let near = item.near?.comingText.map { " (\($0[terminal.language]))" } ?? ""
            try terminal.print("\(indent)\(terminal.coloured(item.clock + near, 2))  \(item.text)")
            for line in item.held.prefix(told) { try terminal.print("\(indent)    \(line)") }
            if item.held.count > told { try terminal.print("\(indent)    …") }
        }
    }

    private static let held = Bilingual(vi: "giữ từ", en: "held since")
    private static let quiet = Bilingual(vi: "giờ yên lặng giữ từ", en: "held by quiet hours since")

    /// - Parameters:
    ///   - localTime: RFC 3339.
    ///   - clock: when it is told: the same day is not said twice.
    private static func since(_ localTime: String, _ clock: String, _ word: Bilingual) -> Bilingual {
        let since = localTime.onClock
        let isSameDay = since.prefix(10) == clock.prefix(10)
        let text = isSameDay ? String(since.dropFirst(11)) : since
        return Bilingual(vi: "\(word.vietnamese) \(text)", en: "\(word.english) \(text)")
    }
}

/// What happens at a time that its plan or office has a clock for.
protocol ClockedEntry {
    /// RFC 3339 in UTC.
    var at: String { get }
    /// The same with the zone's offset.
    var localTime: String { get }
}

extension ReminderEntry: ClockedEntry {}
extension DigestEntry: ClockedEntry {}

extension ClockedEntry {
    /// When it is sent by that clock: `2021-01-15 08:00`.
    var clock: String { localTime.onClock }

    /// How near the day is on which it is sent, on that clock.
    func near(at now: Instant) -> NearDay? {
        guard let day = Day(iso: localTime.prefix(10)), let at = Instant(rfc3339: at),
            let local = Instant(rfc3339: localTime.prefix(19) + "Z")
        else { return nil }
        return NearDay(days: Zone.utc.day(at: now + (local - at)).days(until: day))
    }
}

extension String {
    /// Of an RFC 3339 time the day and the time: `2021-01-15 08:00`, `2021-01-15 08:00:30`.
    fileprivate var onClock: String {
        let text = prefix(19).replacing("T", with: " ")
        return text.hasSuffix(":00") ? String(text.dropLast(3)) : String(text)
    }
}
