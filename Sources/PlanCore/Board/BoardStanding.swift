package import CivilTime

/// What stood before a change, or after it: the history keeps it as a text and it is read from there, in English with instants in
/// UTC.
///
/// What people typed is in quotation marks unless it is plain, and those within it are escaped: nothing that anybody types reads
/// as anything else, and whatever is written is read as it was.
package enum BoardStanding: Hashable, Sendable {
    case submission(Submission.State, Parts?)
    /// The last good day in force; with it a snooze may end that would hold back all that comes before.
    case due(Day, endsSnooze: Bool = false)
    case snoozed(until: Instant?)
    /// Of a plan: nil until somebody says otherwise.
    case silent(until: Instant?)
    case speaking, open, closed, draft, served

    /// What is told of a receipt.
    package struct Parts: Hashable, Sendable {
        package var at: Instant
        package var recordedBy: String
        package var number: String?
        package var figures: [NamedFigure] = []
        package var files: [NamedFile] = []
        package var note: String?
    }

    /// The numbers on one target, by its id.
    package struct NamedFigure: Hashable, Sendable {
        package var target: String
        package var figure: Figure
    }

    /// A file by its name and the first digits of its SHA-256.
    package struct NamedFile: Hashable, Sendable {
        package var name: String
        package var digits: String
    }
}

extension BoardStanding {
    init(_ submission: Submission) {
        self = .submission(
            submission.state,
            submission.receipt.map { receipt in
                Parts(
                    at: receipt.at, recordedBy: receipt.recordedBy, number: receipt.number,
                    figures: receipt.figures.sorted { $0.key < $1.key }.map {
                        NamedFigure(target: $0.key, figure: $0.value)
                    },
                    files: receipt.files.map { NamedFile(name: $0.name, digits: String($0.sha256.prefix(12))) },
                    note: receipt.note)
            })
    }

    /// What counts no more of a submission that was returned, once it came anew as `after` says: what that has otherwise or not at
    /// all. nil where there is nothing of the kind.
    package func replaced(by after: BoardStanding) -> Parts? {
        guard case .submission(.returned, var parts?) = self, case .submission(.received, let new?) = after else {
            return nil
        }
        if parts.number == new.number { parts.number = nil }
        if parts.note == new.note { parts.note = nil }
        parts.figures.removeAll(where: new.figures.contains)
        parts.files.removeAll(where: new.files.contains)
        let isKept = parts.number == nil && parts.note == nil && parts.figures.isEmpty && parts.files.isEmpty
        return isKept ? nil : parts
    }

    /// As the history keeps it: `received 2027-01-18T02:00:00Z by an, no. 12/BC-UBND, tien-tien registered 19, reached 18, of 20,
    /// file “báo cáo.pdf” (sha256 9f86d081884c…), “gửi qua email”`.
    package var text: String {
        switch self {
        case .submission(let state, nil): state.rawValue
        case .submission(let state, let parts?): "\(state.rawValue) \(parts.text)"
        case .due(let day, let endsSnooze): "due \(day)\(endsSnooze ? Self.snoozeEnds : "")"
        case .snoozed(let until): until.map { "snoozed until \($0)" } ?? "not snoozed"
        case .silent(let until): until.map { "silent until \($0)" } ?? "silent"
        case .speaking: "speaking"
        case .open: "open"
        case .closed: "closed"
        case .draft: "draft"
        case .served: "served"
        }
    }

    /// nil for what was not written so: by an earlier version, which quoted less, or by a later one.
    package init?(_ text: String) {
        if let known = Self.words[text] {
            self = known
            return
        }
        var rest = BoardStandingReader(text)
        if let (day, endsSnooze) = Self.due(text) {
            self = .due(day, endsSnooze: endsSnooze)
        } else if rest.take("snoozed until "), let until = Instant(rfc3339: rest.remainder()) {
            self = .snoozed(until: until)
        } else if rest.take("silent until "), let until = Instant(rfc3339: rest.remainder()) {
            self = .silent(until: until)
        } else if let state = rest.word(upTo: " ").flatMap({ Submission.State(rawValue: $0) }), let parts = Parts(&rest)
        {
            self = .submission(state, parts)
        } else {
            return nil
        }
    }

    private static let snoozeEnds = ", not snoozed"

    private static func due(_ text: String) -> (day: Day, endsSnooze: Bool)? {
        var rest = BoardStandingReader(text)
        guard rest.take("due ") else { return nil }
        let words = rest.remainder()
        let endsSnooze = words.hasSuffix(snoozeEnds)
        return Day(iso: endsSnooze ? String(words.dropLast(snoozeEnds.count)) : words).map { ($0, endsSnooze) }
    }

    private static let words: [String: BoardStanding] = {
        let plain: [BoardStanding] = [
            .snoozed(until: nil), .silent(until: nil), .speaking, .open, .closed, .draft, .served,
        ]
        let all = plain + Submission.State.allCases.map { .submission($0, nil) }
        return Dictionary(all.map { ($0.text, $0) }) { first, _ in first }
    }()
}

extension BoardStanding.Parts {
    fileprivate var text: String {
        var parts = ["\(at) by \(recordedBy.quotedUnlessPlain)"]
        if let number { parts.append("no. \(number.quotedUnlessPlain)") }
        for named in figures { parts.append("\(named.target) \(named.figure.text)") }
        for file in files { parts.append("file \(file.name.quoted) (sha256 \(file.digits)…)") }
        if let note { parts.append(note.quoted) }
        return parts.joined(separator: ", ")
    }

    /// In the order in which they are written, each at most so often, and nothing behind them.
    fileprivate init?(_ rest: inout BoardStandingReader) {
        guard let at = rest.word(upTo: " ").flatMap({ Instant(rfc3339: $0) }), rest.take("by "),
            let actor = rest.name()
        else { return nil }
        self.init(at: at, recordedBy: actor)
        if rest.take(", no. ") {
            guard let number = rest.name() else { return nil }
            self.number = number
        }
        while !rest.begins(with: ", file “"), !rest.begins(with: ", “"), rest.take(", ") {
            guard let target = rest.word(upTo: " "), let figure = Figure(takingFrom: &rest) else { return nil }
            figures.append(BoardStanding.NamedFigure(target: target, figure: figure))
        }
        while rest.take(", file ") {
            guard let name = rest.quotation(), rest.take(" (sha256 "), let digits = rest.word(upTo: "…)") else {
                return nil
            }
            files.append(BoardStanding.NamedFile(name: name, digits: digits))
        }
        if rest.take(", ") {
            guard let note = rest.quotation() else { return nil }
            self.note = note
        }
        guard rest.isAtEnd else { return nil }
    }
}

extension Figure {
    private static var parts: [(word: String, number: WritableKeyPath<Figure, Int?>)] {
        [("registered", \.registered), ("reached", \.reached), ("of", \.total)]
    }

    /// `registered 12, reached 10, of 20`.
    fileprivate var text: String {
        Self.parts.compactMap { part in self[keyPath: part.number].map { "\(part.word) \($0)" } }.joined(
            separator: ", ")
    }

    fileprivate init?(takingFrom rest: inout BoardStandingReader) {
        self.init()
        for (word, number) in Self.parts {
            var ahead = rest
            guard self == Figure() || ahead.take(", "), ahead.take("\(word) "), let count = ahead.number()
            else { continue }
            self[keyPath: number] = count
            rest = ahead
        }
        if self == Figure() { return nil }
    }
}

extension String {
    /// Of what a person, a number or a file is usually called, and so that nothing about it could be mistaken.
    var isPlainName: Bool {
        !isEmpty && first != " " && last != " "
            && allSatisfy { $0.isLetter || $0.isNumber || ($0.isASCII && "/-._@ ".contains($0)) }
    }

    fileprivate var quotedUnlessPlain: String { isPlainName ? self : quoted }

    fileprivate static func isEscaped(_ scalar: Unicode.Scalar) -> Bool { ["\\", "“", "”"].contains(scalar) }

    fileprivate var quoted: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if Self.isEscaped(scalar) { text.append("\\") }
            text.append(scalar)
        }
        return "“\(String(text))”"
    }
}

/// What is left to be read of a text, by scalars: an accent that somebody put in front makes a quotation mark no other.
private struct BoardStandingReader {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    var isAtEnd: Bool { rest.isEmpty }

    func begins(with start: String) -> Bool { rest.starts(with: start.unicodeScalars) }

    mutating func take(_ start: String) -> Bool {
        guard begins(with: start) else { return false }
        rest = rest.dropFirst(start.unicodeScalars.count)
        return true
    }

    /// Up to a text that is left, and the text with it; nil where it does not come.
    mutating func word(upTo end: String) -> String? {
        var ahead = self
        while !ahead.isAtEnd {
            let place = ahead.rest.startIndex
            if ahead.take(end) {
                defer { self = ahead }
                return String(rest[..<place])
            }
            ahead.rest = ahead.rest.dropFirst()
        }
        return nil
    }

    mutating func remainder() -> String {
        defer { rest = rest.suffix(0) }
        return String(rest)
    }

    mutating func number() -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return Int(String(digits))
    }

    /// Quoted; or up to a comma with a blank, or the end.
    mutating func name() -> String? {
        if begins(with: "“") { return quotation() }
        var ahead = self
        let name = ahead.word(upTo: ", ") ?? ahead.remainder()
        rest = rest.dropFirst(name.unicodeScalars.count)
        return name.isEmpty ? nil : name
    }

    mutating func quotation() -> String? {
        guard take("“") else { return nil }
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "”": return String(text)
            case "\\": text.append(rest.first.map(String.isEscaped) ?? false ? rest.removeFirst() : scalar)
            default: text.append(scalar)
            }
        }
        return nil
    }
}
