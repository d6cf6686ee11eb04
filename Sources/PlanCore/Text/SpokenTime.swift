package import CivilTime

/// A point in time as people say it: a day with or without a time of it (`hôm qua 16h30`, `20/11 lúc 4 giờ chiều`,
/// `yesterday 4:30 pm`), a part of a day (`sáng nay`), a time of today, or so long from now (`2 giờ nữa`, `in 30 minutes`, `now`).
package enum SpokenTime: Hashable, Sendable {
    case on(SpokenDay, TimeOfDay?)
    /// Negative for before.
    case fromNow(minutes: Int)

    /// nil for what says no point in time. Case, diacritics and the form of Unicode do not matter.
    package init?(_ text: String) {
        var words = text.folded.split(separator: " ").map(String.init)
        if ["bay gio", "luc nay", "ngay bay gio", "vua xong", "now", "right now", "just now"].contains(
            words.joined(separator: " "))
        {
            self = .fromNow(minutes: 0)
            return
        }
        if let (form, count) = SpokenCount.read(words), let (isHours, isBefore) = Self.spans[form] {
            self = .fromNow(minutes: count * (isHours ? 60 : 1) * (isBefore ? -1 : 1))
            return
        }
        guard let clock = SpokenClock(takingFrom: &words) else { return nil }
        if words.isEmpty {
            guard clock.time != nil else { return nil }
            self = .on(.fromToday(0), clock.time)
        } else {
            guard let day = SpokenDay(words.joined(separator: " ")) else { return nil }
            self = .on(day, clock.time)
        }
    }

    private static let spans: [String: (isHours: Bool, isBefore: Bool)] = [
        "# gio nua": (true, false), "# tieng nua": (true, false), "sau # gio": (true, false),
        "in # hours": (true, false),
        "in # hour": (true, false), "# phut nua": (false, false), "sau # phut": (false, false),
        "in # minutes": (false, false), "in # minute": (false, false), "# gio truoc": (true, true),
        "# tieng truoc": (true, true), "cach day # gio": (true, true), "# hours ago": (true, true),
        "# hour ago": (true, true), "# phut truoc": (false, true), "cach day # phut": (false, true),
        "# minutes ago": (false, true), "# minute ago": (false, true),
    ]

    /// A day is named, and no time of it.
    package var isDay: Bool {
        if case .on(_, nil) = self { true } else { false }
    }

    /// Its day, where one is named or follows from a time alone.
    package var day: SpokenDay? {
        if case .on(let day, _) = self { day } else { nil }
    }

    /// - Parameters:
    ///   - lastGoodDay: of what it is said; nil where it is of nothing that has one.
    ///   - direction: of a day without its year; what is said of today's past is never ahead of now.
    ///   - time: of a day that is named without one; nil: its beginning, or now where it is today.
    /// - Returns: nil for days that are left to nothing.
    package func instant(
        at now: Instant, in zone: Zone, lastGoodDay: Day?, _ direction: SpokenDirection, usual time: TimeOfDay? = nil
    ) -> Instant? {
        let today = zone.day(at: now)
        switch self {
        case .fromNow(let minutes): return now + .minutes(Int64(minutes))
        case .on(let spoken, let spokenTime):
            guard let day = spoken.day(today: today, lastGoodDay: lastGoodDay, direction) else { return nil }
            guard let time = spokenTime ?? time else { return day == today ? now : zone.start(of: day) }
            return zone.instant(of: day, at: time)
        }
    }
}

/// A time of day among words: `16:30`, `16h30`, `16h`, `16 giờ 30`, `4 giờ chiều`, `4 pm`; a part of the day alone is its usual
/// hour: `sáng` 08:00.
private struct SpokenClock {
    private(set) var time: TimeOfDay?

    /// Takes its words away; what is left says the day.
    /// - Returns: nil where they say an impossible time, or two.
    init?(takingFrom words: inout [String]) {
        words = Self.joined(words.flatMap(Self.parts))
        let part = Self.takePart(from: &words)
        guard let place = words.firstIndex(where: { Self.time($0) != nil }) else {
            time = part.map { TimeOfDay(seconds: $0.usualHour * 3600) }
            words.removeAll { $0 == "luc" || $0 == "at" }
            return
        }
        guard var time = Self.time(words.remove(at: place)) else { return nil }
        if words.contains(where: { Self.time($0) != nil }) { return nil }
        if let part {
            guard let hour = part.hour(of: time.hour) else { return nil }
            time = TimeOfDay(seconds: hour * 3600 + time.seconds % 3600)
        }
        self.time = time
        words.removeAll { $0 == "luc" || $0 == "at" }
    }

    private enum PartOfDay {
        case morning, noon, afternoon, evening, beforeNoon, afterNoon

        var usualHour: Int {
            switch self {
            case .morning, .beforeNoon: 8
            case .noon: 12
            case .afternoon, .afterNoon: 14
            case .evening: 19
            }
        }

        /// Of 24, where the word is said with an hour of 12 or of 24; nil where both cannot be.
        func hour(of hour: Int) -> Int? {
            switch self {
            case .morning: hour < 12 ? hour : nil
            case .beforeNoon: (1...12).contains(hour) ? hour % 12 : nil
            case .noon: (10...14).contains(hour) ? hour : hour == 1 ? 13 : nil
            case .afternoon, .evening: hour >= 12 ? hour : hour > 0 ? hour + 12 : nil
            case .afterNoon: (1...12).contains(hour) ? hour % 12 + 12 : nil
            }
        }
    }

    private static let partsOfDay: [String: PartOfDay] = [
        "sang": .morning, "trua": .noon, "chieu": .afternoon, "toi": .evening, "morning": .morning, "noon": .noon,
        "afternoon": .afternoon, "evening": .evening, "am": .beforeNoon, "pm": .afterNoon,
    ]

    /// `sáng nay`, `chiều qua`, `tối mai`, `this morning`; the day stays as a word, `hôm nay` where none is said.
    private static func takePart(from words: inout [String]) -> PartOfDay? {
        if words == ["tonight"] { words = ["evening"] }
        // `tuần tới` is no evening.
        let found = words.indices.first { place in
            partsOfDay[words[place]] != nil && !(words[place] == "toi" && place > 0 && words[place - 1] == "tuan")
        }
        guard let place = found else { return nil }
        let part = partsOfDay[words.remove(at: place)]
        if let nay = words.firstIndex(where: { $0 == "nay" || $0 == "this" }), !words.contains("hom") {
            words.remove(at: nay)
            words.insert("today", at: nay)
        } else if words.isEmpty {
            words = ["today"]
        }
        return part
    }

    /// `16 giờ 30 phút`, `16 giờ`, `4 pm` with their time as one word: `16h30`, `16h`, `4h pm`.
    private static func joined(_ words: [String]) -> [String] {
        func isNumber(_ place: Int) -> Bool {
            words.indices.contains(place) && (1...2).contains(words[place].utf8.count)
                && words[place].utf8.allSatisfy { (48...57).contains($0) }
        }
        var joined: [String] = []
        var place = 0
        while place < words.count {
            let next = place + 1 < words.count ? words[place + 1] : ""
            if isNumber(place), next == "gio", isNumber(place + 2), words[place + 2].utf8.count == 2 {
                joined.append("\(words[place])h\(words[place + 2])")
                place += place + 3 < words.count && words[place + 3] == "phut" ? 4 : 3
            } else if isNumber(place), next == "gio" {
                joined.append("\(words[place])h")
                place += 2
            } else {
                joined.append(isNumber(place) && ["am", "pm"].contains(next) ? "\(words[place])h" : words[place])
                place += 1
            }
        }
        return joined
    }

    /// `4pm` is two words.
    private static func parts(of word: String) -> [String] {
        for ending in ["am", "pm"] where word.hasSuffix(ending) && word.first?.isNumber == true {
            return [String(word.dropLast(2)), ending]
        }
        return [word]
    }

    /// `16:30`, `16h30`, `16h`.
    private static func time(_ word: String) -> TimeOfDay? {
        if let time = TimeOfDay(word) { return time }
        let parts = word.split(separator: "h", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), let hour = Int(parts[0]) else { return nil }
        if parts[1].isEmpty { return TimeOfDay(hour: hour, minute: 0) }
        guard parts[1].utf8.count == 2, let minute = Int(parts[1]) else { return nil }
        return TimeOfDay(hour: hour, minute: minute)
    }
}
