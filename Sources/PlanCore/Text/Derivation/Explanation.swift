package import CivilTime

/// How an occurrence's dates came about, for a reader: its lines of the plan file, the steps, the reminders and why each
/// comes when it does.
///
/// What it is counted from comes first, so that the steps are numbered through from what the plan writes to the last good
/// day. No line is wider than asked unless one of its words is.
package struct Explanation: Sendable {
    package let lines: [PictureLine]

    /// Reminders told at most.
    private static let reminderLimit = 40

    /// - Parameters:
    ///   - reminders: those to be told of; empty: none are.
    ///   - width: in columns; less than 40 counts as 40.
    ///   - sourceLine: the line of the plan's file at a position; nil when it is not there.
    package init(
        _ derivation: Derivation, reminders: [ReminderDerivation], width: Int, language: Language,
        sourceLine: (SourcePosition) -> String?
    ) {
        let writer = Writer(width: max(40, width), language: language)
        let occurrence = derivation.occurrence
        var lines = writer.title("\(occurrence.fullTitle(in: language)): \(occurrence.dueText(in: language))")
        lines.append(PictureLine(occurrence.identity, .dim))
        let chain = derivation.chain
        var number = 0
        for (index, link) in chain.enumerated() {
            let isLast = index == chain.count - 1
            if chain.count > 1 {
                lines += [PictureLine()] + writer.title(link.occurrence.fullTitle(in: language), after: "  ")
            }
            lines += writer.source(link, sourceLine(link.position))
            for step in isLast ? link.opening + link.steps : link.route(to: chain[index + 1]) {
                number += 1
                lines += writer.step(number, step, StepText(step, of: link))
            }
        }
        lines += writer.reminders(reminders, limit: Self.reminderLimit)
        self.lines = lines
    }

    /// Without styles, ending with a newline.
    package var text: String { lines.map { $0.text + "\n" }.joined() }
}

extension Derivation {
    /// The steps to the day that another is counted from: without the cutoff, which does not matter to it; of a phase only
    /// to the end that is meant.
    fileprivate func route(to next: Derivation) -> [DerivationStep] {
        if !opening.isEmpty {
            if case .rule = next.occurrence.item { return opening + steps }
            if case .anchor(_, .ahead, _) = next.steps.first?.rule { return opening }
            return steps
        }
        return steps.filter { if case .cutoff = $0.rule { false } else { true } }
    }
}

/// Puts the parts of an explanation into lines.
private struct Writer {
    var width: Int
    var language: Language

    func title(_ text: String, after lead: String = "") -> [PictureLine] {
        Paragraph(text).lines(width: width, after: lead).map { PictureLine($0, .title) }
    }

    func source(_ derivation: Derivation, _ line: String?) -> [PictureLine] {
        let place = "\(derivation.occurrence.plan.file):\(derivation.position.line)"
        return Paragraph(line.map { "\(place): \($0)" } ?? place).lines(width: width, after: "  ")
            .map { PictureLine($0, .dim) }
    }

    func step(_ number: Int, _ step: DerivationStep, _ text: StepText) -> [PictureLine] {
        let lead = "  \(number). \(step.day.markedText(in: language))  "
        let indent = String(repeating: " ", count: lead.count)
        let head = Paragraph(text.sentence[language]).lines(width: width, after: lead).enumerated().map { index, line in
            index == 0
                ? PictureLine([(lead, .deadline), (String(line.dropFirst(lead.count)), .plain)]) : PictureLine(line)
        }
        return head
            + text.reasons.flatMap { reason in
                Paragraph(reason.line(in: language)).lines(width: width, after: indent + "– ").map { PictureLine($0) }
            }
    }

    func reminders(_ reminders: [ReminderDerivation], limit: Int) -> [PictureLine] {
        guard !reminders.isEmpty else { return [] }
        let shown = reminders.prefix(limit)
        let names = shown.map { if case .at = $0.reminder.rule { "" } else { "\($0.reminder.rule)  " } }
        let nameWidth = names.map(\.count).max() ?? 0
        var lines = [PictureLine(), PictureLine(Bilingual(vi: "Nhắc việc", en: "Reminders")[language], .title)]
        for (derivation, name) in zip(shown, names) {
            let (day, time) = derivation.reminder.occurrence.plan.zone.local(at: derivation.reminder.instant)
            let lead =
                "  \(day.markedText(in: language)) \(time)  \(name)"
                + String(repeating: " ", count: nameWidth - name.count)
            lines += Paragraph(derivation.text(in: language)).lines(width: width, after: lead)
                .map { PictureLine($0, derivation.fate == .sent ? .plain : .dim) }
        }
        let more = reminders.count - shown.count
        if more > 0 {
            lines.append(PictureLine(Bilingual(vi: "  và \(more) lần nữa", en: "  and \(more) more")[language], .dim))
        }
        return lines
    }
}

extension Day {
    /// Short, with the day of the week: `T4 20/01/2021`, `Wed 2021-01-20`.
    package func markedText(in language: Language) -> String {
        "\(weekday.shortName(in: language)) "
            + Bilingual(vi: slashed, en: description)[language]
    }
}

extension Weekday {
    /// `T2`, `CN`; `Mon`, `Sun`.
    func shortName(in language: Language) -> String {
        switch language {
        case .vietnamese: self == .sunday ? "CN" : "T\(rawValue + 1)"
        case .english: abbreviation
        }
    }
}
