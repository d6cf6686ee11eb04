package import CivilTime

/// The words in which people read what the history keeps: actions, and what stood before and after one, which it keeps in English
/// with instants in UTC (``OccurrenceRecord/applying(_:to:_:)``).
///
/// What it does not know it leaves as it is. Everything is within its line.
package struct ChangeText: Sendable {
    /// On whose wall clock instants are told: the plan's.
    private let zone: Zone
    private let language: Language

    package init(in zone: Zone, _ language: Language) {
        self.zone = zone
        self.language = language
    }

    /// The actions of the history, as it calls them.
    package static let actions: [(word: String, text: Bilingual)] = [
        ("receive", Bilingual(vi: "nhận", en: "receive")), ("accept", Bilingual(vi: "duyệt", en: "accept")),
        ("return", Bilingual(vi: "trả lại", en: "return")), ("waive", Bilingual(vi: "miễn nộp", en: "waive")),
        ("withdraw", Bilingual(vi: "rút lại", en: "withdraw")), ("snooze", Bilingual(vi: "hoãn nhắc", en: "snooze")),
        ("resume", Bilingual(vi: "thôi hoãn nhắc", en: "resume")), ("extend", Bilingual(vi: "gia hạn", en: "extend")),
        ("close", Bilingual(vi: "đóng", en: "close")), ("reopen", Bilingual(vi: "mở lại", en: "reopen")),
        ("silence", Bilingual(vi: "ngừng nhắc", en: "silence")), ("speak", Bilingual(vi: "nhắc lại", en: "speak")),
        ("approve", Bilingual(vi: "duyệt dự thảo", en: "approve")),
        ("upload", Bilingual(vi: "gửi tệp", en: "upload")), ("rearm", Bilingual(vi: "hẹn nhắc lại", en: "rearm")),
        ("refused", Bilingual(vi: "từ chối", en: "refused")),
    ]

    /// - Parameters:
    ///   - before, after: what stood before it and after it: an extension to an earlier day is a correction.
    package func action(_ word: String, from before: String? = nil, to after: String? = nil) -> String {
        if word == "extend", let before = before.flatMap(Self.due), let after = after.flatMap(Self.due), after < before
        {
            return say("sửa ngày", "correct")
        }
        return Self.actions.first { $0.word == word }?.text[language] ?? word.inOneLine
    }

    /// What a row says besides: of an upload how long the file is, of a reminder armed again how it had ended, of a refusal how
    /// many more there were; of others the unit's name.
    package func detail(_ text: String, of action: String) -> String {
        let words =
            switch action {
            case "upload": size(text)
            case "rearm": ending(text)
            case "refused": refusals(text)
            default: text
            }
        return words.inOneLine
    }

    /// `3000 bytes`
    private func size(_ text: String) -> String {
        guard let count = Self.first(of: text, before: " bytes").flatMap({ Int($0) }) else { return text }
        return say("\(count) byte", count == 1 ? "1 byte" : "\(count) bytes")
    }

    /// `59 more since 2026-11-26T09:46:00.989630Z`
    private func refusals(_ text: String) -> String {
        guard let count = Self.first(of: text, before: " more since ").flatMap({ Int($0) }),
            let since = Self.rest(of: text, after: "\(count) more since ").flatMap({ Instant(rfc3339: $0) })
        else { return text }
        return say("và \(count) lần nữa từ \(wall(since))", "\(count) more since \(wall(since))")
    }

    /// `void: extended to 2026-12-10 by an: bão`
    private func ending(_ text: String) -> String {
        guard let word = Self.first(of: text, before: ": "), let outcome = Ending.Outcome(rawValue: word) else {
            return text
        }
        let reason = String(text.dropFirst(word.count + 2))
        return "\(outcome.text[language]): \(endingReason(reason))"
    }

    private func endingReason(_ text: String) -> String {
        if let known = Self.endingReasons[text] { return say(known, text) }
        if let day = Self.rest(of: text, after: "moved to ").flatMap({ Day(iso: $0) }) {
            return say("dời sang ngày \(day.text(in: .vietnamese))", "moved to \(day.text(in: .english))")
        }
        for (start, words) in Self.amendments {
            guard let rest = Self.rest(of: text, after: start), let day = Day(iso: rest.prefix(10)),
                let actor = Self.rest(of: String(rest.dropFirst(10)), after: " by ")
            else { continue }
            return say(
                "\(words.vietnamese) ngày \(day.text(in: .vietnamese)) (\(actor))",
                "\(words.english) \(day.text(in: .english)) by \(actor)")
        }
        return text
    }

    private static let amendments = [
        ("extended to ", Bilingual(vi: "gia hạn đến", en: "extended to")),
        ("corrected to ", Bilingual(vi: "sửa lại thành", en: "corrected to")),
    ]

    /// In Vietnamese; the ledger has them in English.
    private static let endingReasons = [
        "its plan asks for this reminder no more": "kế hoạch không còn lần nhắc này",
        "its plan has it no more": "kế hoạch không còn mục này",
        "its plan is served no more": "kế hoạch không còn được theo dõi",
        "missed for longer than catch-up": "lỡ lâu hơn mức còn gửi bù",
    ]

    /// What stood before a change, or after it: `đã nhận 16:30 ngày 18/01/2026 (an), số 12/BC`.
    package func standing(_ text: String) -> String {
        let (words, note) = Self.splitNote(text)
        let parts = Self.parts(of: words).enumerated().map { index, part in index == 0 ? head(part) : detail(part) }
        return (parts.joined(separator: ", ") + (note.map { ", \($0)" } ?? "")).inOneLine
    }

    private func say(_ vietnamese: String, _ english: String) -> String {
        Bilingual(vi: vietnamese, en: english)[language]
    }

    /// A note stands last, in quotation marks, and may say anything.
    private static func splitNote(_ text: String) -> (words: String, note: String?) {
        guard text.hasSuffix("”"), let start = text.firstRange(of: ", “") else { return (text, nil) }
        return (String(text[..<start.lowerBound]), String(text[text.index(start.lowerBound, offsetBy: 2)...]))
    }

    /// What commas separate, but for those within quotation marks: files are called as people like.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        for part in text.split(separator: ", ", omittingEmptySubsequences: false).map(String.init) {
            if let last = parts.last, last.contains("“"), !last.contains("”") {
                parts[parts.count - 1] = "\(last), \(part)"
            } else {
                parts.append(part)
            }
        }
        return parts
    }

    private func head(_ text: String) -> String {
        if let known = Self.words[text] { return known[language] }
        if let day = Self.due(text) {
            return say("hạn ngày \(day.text(in: .vietnamese))", "due \(day.text(in: .english))")
        }
        for (start, words) in Self.endings {
            if let instant = Self.rest(of: text, after: start).flatMap({ Instant(rfc3339: $0) }) {
                return "\(words[language]) \(wall(instant))"
            }
        }
        // `received 2027-01-18T02:00:00Z by an`
        let parts = text.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, parts[2] == "by", let state = Submission.State(rawValue: String(parts[0])),
            let instant = Instant(rfc3339: String(parts[1]))
        else { return text }
        return "\(state.text[language]) \(wall(instant)) (\(parts[3]))"
    }

    private func wall(_ instant: Instant) -> String { WallTime(instant, in: zone).text[language] }

    private static let words: [String: Bilingual] = {
        var words = [
            "open": Bilingual(vi: "đang mở", en: "open"), "closed": Bilingual(vi: "đã đóng", en: "closed"),
            "not snoozed": Bilingual(vi: "không hoãn nhắc", en: "not snoozed"),
            "speaking": Bilingual(vi: "đang nhắc", en: "speaking"), "silent": Bilingual(vi: "ngừng nhắc", en: "silent"),
            "draft": Bilingual(vi: "dự thảo", en: "draft"), "served": Bilingual(vi: "đang theo dõi", en: "served"),
        ]
        for state in Submission.State.allCases { words[state.rawValue] = state.text }
        return words
    }()

    private static let endings = [
        ("snoozed until ", Bilingual(vi: "hoãn nhắc đến", en: "snoozed until")),
        ("silent until ", Bilingual(vi: "ngừng nhắc đến", en: "silent until")),
    ]

    /// `due 2027-01-25`
    private static func due(_ text: String) -> Day? {
        rest(of: text, after: "due ").flatMap { Day(iso: $0.prefix(10)) }
    }

    private static func first(of text: String, before end: String) -> String? {
        text.firstRange(of: end).map { String(text[..<$0.lowerBound]) }
    }

    private static func rest(of text: String, after start: String) -> String? {
        text.hasPrefix(start) ? String(text.dropFirst(start.count)) : nil
    }

    /// `no. 12/BC`, `tien-tien registered 19`, `reached 18`, `of 20`, `file “báo cáo.pdf” (sha256 9f86d081884c…)`.
    private func detail(_ text: String) -> String {
        guard language == .vietnamese else { return text }
        if let known = Self.words[text] { return known.vietnamese }
        if let number = Self.rest(of: text, after: "no. ") { return "số \(number)" }
        if let file = Self.rest(of: text, after: "file “") { return "tệp “\(file)" }
        var words = text.split(separator: " ").map(String.init)
        guard words.count >= 2 else { return text }
        let (count, place) = (words[words.count - 1], words.count - 2)
        guard words.count <= 3, Int(count) != nil, let word = Self.figures[words[place]] else { return text }
        words[place] = word
        return words.joined(separator: " ")
    }

    private static let figures = ["registered": "đăng ký", "reached": "đạt", "of": "trên"]
}

extension Ending.Outcome {
    /// `đã hủy`, `void`.
    fileprivate var text: Bilingual {
        switch self {
        case .delivered: Bilingual(vi: "đã gửi", en: "delivered")
        case .superseded: Bilingual(vi: "đã có lần nhắc gần hơn", en: "superseded")
        case .expired: Bilingual(vi: "quá lâu", en: "expired")
        case .met: Bilingual(vi: "đã đủ", en: "met")
        case .void: Bilingual(vi: "đã hủy", en: "void")
        case .held: Bilingual(vi: "giữ lại để gộp", en: "held")
        }
    }
}
