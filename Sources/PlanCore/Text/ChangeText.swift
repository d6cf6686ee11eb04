package import CivilTime

/// The words in which people read what the history keeps: actions, and what stood before and after one (``BoardStanding``).
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

    /// - Parameter isCorrection: an extension to an earlier day is one.
    package func action(_ word: String, isCorrection: Bool = false) -> String {
        if isCorrection { return say("sửa ngày", "correct") }
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

    /// What stood before a change, or after it: `đã nhận 16:30 ngày 18/01/2026 (an), số 12/BC`. What people typed is in quotation
    /// marks unless it is plain.
    package func standing(_ text: String) -> String {
        (BoardStanding(text).map(words) ?? text).inOneLine
    }

    /// Of what came anew after it was returned, what counts no more: `số 45/BC, tien-tien đạt 8, tệp “a.pdf” (sha256 9f86d081884c…)`.
    /// nil where there is nothing of the kind.
    package func replaced(_ before: String, by after: String) -> String? {
        guard let before = BoardStanding(before), let after = BoardStanding(after) else { return nil }
        return before.replaced(by: after).map { content($0).joined(separator: ", ").inOneLine }
    }

    /// In quotation marks where it could be read as more than a reason.
    package func reason(_ text: String) -> String {
        (text.contains { "()“”".contains($0) } ? quoted(text) : text).inOneLine
    }

    private func words(_ standing: BoardStanding) -> String {
        switch standing {
        case .submission(let state, nil): state.text[language]
        case .submission(let state, let parts?): "\(state.text[language]) \(words(parts))"
        case .due(let day, let endsSnooze):
            say("hạn ngày \(day.text(in: .vietnamese))", "due \(day.text(in: .english))")
                + (endsSnooze ? ", \(words(.snoozed(until: nil)))" : "")
        case .snoozed(nil): say("không hoãn nhắc", "not snoozed")
        case .snoozed(let until?): say("hoãn nhắc đến \(wall(until))", "snoozed until \(wall(until))")
        case .silent(nil): say("ngừng nhắc", "silent")
        case .silent(let until?): say("ngừng nhắc đến \(wall(until))", "silent until \(wall(until))")
        case .speaking: say("đang nhắc", "speaking")
        case .open: say("đang mở", "open")
        case .closed: say("đã đóng", "closed")
        case .draft: say("dự thảo", "draft")
        case .served: say("đang theo dõi", "served")
        }
    }

    private func words(_ parts: BoardStanding.Parts) -> String {
        (["\(wall(parts.at)) (\(quotedUnlessPlain(parts.recordedBy)))"] + content(parts)).joined(separator: ", ")
    }

    /// What came, part by part.
    private func content(_ parts: BoardStanding.Parts) -> [String] {
        var words: [String] = []
        if let number = parts.number { words.append(say("số ", "no. ") + quotedUnlessPlain(number)) }
        for (target, figure) in parts.figures.map({ ($0.target, $0.figure) }) {
            let numbers = [
                figure.registered.map { say("đăng ký \($0)", "registered \($0)") },
                figure.reached.map { say("đạt \($0)", "reached \($0)") },
                figure.total.map { say("trên \($0)", "of \($0)") },
            ]
            words.append("\(target) " + numbers.compactMap(\.self).joined(separator: ", "))
        }
        for file in parts.files { words.append(say("tệp ", "file ") + "\(quoted(file.name)) (sha256 \(file.digits)…)") }
        if let note = parts.note { words.append(quoted(note)) }
        return words
    }

    private func quotedUnlessPlain(_ text: String) -> String { text.isPlainName ? text : quoted(text) }

    /// Quotation marks within become inner ones: nothing ends the outer ones but their end.
    private func quoted(_ text: String) -> String {
        let inner = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "“": "‘"
            case "”": "’"
            default: scalar
            }
        }
        return "“\(String(String.UnicodeScalarView(inner)))”"
    }

    private func say(_ vietnamese: String, _ english: String) -> String {
        Bilingual(vi: vietnamese, en: english)[language]
    }

    private func wall(_ instant: Instant) -> String { WallTime(instant, in: zone).text[language] }

    private static func first(of text: String, before end: String) -> String? {
        text.firstRange(of: end).map { String(text[..<$0.lowerBound]) }
    }

    private static func rest(of text: String, after start: String) -> String? {
        text.hasPrefix(start) ? String(text.dropFirst(start.count)) : nil
    }
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
