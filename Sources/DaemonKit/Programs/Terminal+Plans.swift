package import CivilTime
package import LinuxSystem
package import PlanCore

extension Terminal {
    /// A reminder in one line: `2021-01-15 08:00  …`, in the colour of its level.
    /// - Parameter near: how near the day is on which it is sent: `2021-01-15 08:00 (ngày mai)  …`; the past is not told.
    package func line(_ notice: Notice, near: NearDay? = nil, in language: Language) -> String {
        let (day, time) = notice.reminder.occurrence.plan.zone.local(at: notice.sentAt)
        let coming = near?.comingText.map { " (\($0[language]))" } ?? ""
        return "\(coloured("\(day) \(time)\(coming)", 2))  \(subject(notice, in: language))"
    }

    /// A letter in one line, by the clock of a zone.
    /// - Parameter instant: at which it goes out, which quiet hours may have put off.
    package func line(_ letter: Letter, at instant: Instant, in zone: Zone) -> String {
        let (day, time) = zone.local(at: instant)
        return "\(coloured("\(day) \(time)", 2))  \(letter.subject)"
    }

    /// What a reminder says in one line, in the colour of its level.
    package func subject(_ notice: Notice, in language: Language) -> String {
        let subject = notice.subject(in: language)
        return switch notice.level {
        case .notice: subject
        case .warning: coloured(subject, 33)
        case .overdue: coloured(subject, 31)
        case .escalated: coloured(subject, 35)
        }
    }

    /// What a plan is: number, title, issuer.
    package func heading(_ plan: Plan) -> String {
        var lines: [String] = []
        if plan.isDraft {
            let mark = Bilingual(
                vi: "DỰ THẢO: chưa nhắc ai cho đến khi duyệt ('hanchot approve \(plan.id)')",
                en: "DRAFT: nobody is reminded before it is approved ('hanchot approve \(plan.id)')")
            lines.append(coloured(mark[language], 33))
        }
        lines.append(coloured([plan.number, plan.title].compactMap(\.self).joined(separator: " – "), 1))
        if let issuer = plan.issuer { lines.append(issuer) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Terminal {
    /// The lines of a picture or an explanation, in colours where the terminal has them.
    package func print(_ lines: [PictureLine]) throws(SystemError) {
        for line in lines {
            try print(line.runs.map { coloured($0.text, Self.code($0.style)) }.joined())
        }
    }

    private static func code(_ style: PictureLine.Style) -> Int? {
        switch style {
        case .plain: nil
        case .title: 1
        case .dim: 2
        case .phase: 34
        case .deadline: 31
        case .duty: 35
        case .event: 32
        case .today: 7
        case .delivered: 32
        case .late: 33
        case .returned: 35
        case .overdue: 31
        }
    }
}
