/// A note that an office can print or forward: plain text in lines of at most 78 characters.
enum Note {
    static let width = 78

    /// A labelled line of a note.
    struct Field {
        var label: Bilingual
        var text: String

        fileprivate func lines(in language: Language, labelWidth: Int) -> [String] {
            let label = label[language] + ":"
            let lead = label + String(repeating: " ", count: max(0, labelWidth + 1 - label.count) + 1)
            return Paragraph(text).lines(width: Note.width, after: lead)
        }
    }

    /// Fields one below the other, their texts aligned.
    static func lines(_ fields: [Field], in language: Language) -> [String] {
        let labelWidth = fields.map { $0.label[language].count }.max() ?? 0
        return fields.flatMap { $0.lines(in: language, labelWidth: labelWidth) }
    }

    /// - Parameters:
    ///   - paragraphs: each in lines.
    ///   - identity: of the reminder that it is.
    /// - Returns: the paragraphs with an empty line between them and the identity at last, ending with a newline.
    static func text(_ paragraphs: [[String]], of identity: String, in language: Language) -> String {
        let last = [Bilingual(vi: "Mã nhắc việc: ", en: "Reminder: ")[language] + identity]
        return (paragraphs + [last]).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}
