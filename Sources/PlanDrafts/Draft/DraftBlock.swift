import PlanCore
import PlanDocuments

/// One item of a draft as lines of the file: comments, then keys and values.
struct DraftBlock {
    /// Without indent.
    private(set) var comments: [String] = []
    private(set) var entries: [(key: String, value: String)] = []
    /// Lines that a person may put to use by taking the `#` away.
    private(set) var dormant: [String] = []
    /// Something about it has to be confirmed by a person.
    private(set) var isDoubtful = false

    /// Nodes of the YAML document that it is: a mapping, its keys and values.
    private(set) var nodes = 1

    private let language: Language

    init(_ language: Language) { self.language = language }

    /// The mark of a comment that has to be confirmed (hanchot.plan(5)).
    static let doubtMark = "#?"
    /// Characters of a quote that are shown, and of any other comment.
    static let shownLength = 400

    mutating func note(_ text: Bilingual) {
        comments.append("# " + PlainLine(text[language], limit: Self.shownLength).text)
    }

    /// A comment to be confirmed.
    mutating func doubt(_ text: Bilingual) {
        isDoubtful = true
        comments.append("\(Self.doubtMark) " + PlainLine(text[language], limit: 2 * Self.shownLength).text)
    }

    /// What it was read from, and what is not sure about that.
    mutating func note(_ evidence: Evidence, in document: DocumentText) {
        let quote = PlainLine(document.quote(evidence), limit: Self.shownLength).text
        note(Bilingual(vi: "dòng \(evidence.line): “\(quote)”", en: "line \(evidence.line): “\(quote)”"))
        if evidence.isDoubtful { doubt(evidence.doubt) }
    }

    /// - Parameter nodes: those of the key and the value; a scalar is one.
    mutating func add(_ key: String, _ value: String, nodes: Int = 2) {
        entries.append((key, value))
        self.nodes += nodes
    }

    mutating func add(_ key: String, list: [String]) {
        add(key, "[\(list.joined(separator: ", "))]")
        nodes += list.count
    }

    /// A text for people, cut where it is longer than a plan file may hold, which is told.
    mutating func add(_ key: String, text: String, limit: Int) {
        let line = PlainLine(text, limit: limit)
        if line.isCut {
            doubt(
                Bilingual(
                    vi: "'\(key)' dài hơn \(limit) ký tự, đã cắt",
                    en: "'\(key)' is longer than \(limit) characters, cut"))
        }
        if !line.text.isEmpty { add(key, YAMLScalar(line.text).text) }
    }

    /// Lines that only stand there to be used one day.
    mutating func addDormant(_ key: String, _ value: String) { dormant.append("# \(key): \(value)") }

    /// As an item of a list.
    var listLines: String {
        var text = comments.map { "  \($0)\n" }.joined()
        for (index, entry) in entries.enumerated() {
            text += (index == 0 ? "  - " : "    ") + "\(entry.key): \(entry.value)\n"
        }
        return text + dormant.map { "    \($0)\n" }.joined()
    }

    /// As keys of the file itself.
    var topLines: String {
        comments.map { "\($0)\n" }.joined() + entries.map { "\($0.key): \($0.value)\n" }.joined()
            + dormant.map { "\($0)\n" }.joined()
    }
}

extension Evidence {
    /// `chưa chắc (62 %): vì sao`.
    var doubt: Bilingual {
        let why = { (language: Language) in
            reasons.isEmpty ? "" : ": " + reasons.map { $0[language] }.joined(separator: "; ")
        }
        return Bilingual(
            vi: "chưa chắc (\(percent) %)" + why(.vietnamese), en: "not sure (\(percent) %)" + why(.english))
    }
}
