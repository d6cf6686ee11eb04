import CivilTime

extension Notice {
    /// The reminder in one line: how things stand, what is to be done, until when, by which plan.
    ///
    /// `Còn 4 ngày, 2 ngày làm việc: Đăng ký danh hiệu thi đua, trước ngày 20/01/2021 (hết ngày 19/01/2021) [12/KH-UBND]`.
    /// It has no line breaks or control characters, whatever the plan's texts hold.
    package func subject(in language: Language) -> String {
        let to = recipient.map { Bilingual(vi: "[Kính gửi \($0.name)] ", en: "[To \($0.name)] ")[language] } ?? ""
        let late = lateBy == nil ? "" : Bilingual(vi: "[Gửi muộn] ", en: "[Late] ")[language]
        return Paragraph("\(late)\(to)\(matterLine(in: language))").line
    }

    /// How things stand, what is to be done, until when, by which plan.
    func matterLine(in language: Language) -> String {
        let occurrence = reminder.occurrence
        let standing = Matter(self).standing(in: language).capitalizedFirst
        let plan = occurrence.plan.number ?? occurrence.plan.title
        return "\(standing): \(occurrence.fullTitle(in: language)), \(dueText(in: language)) [\(plan)]"
    }

    /// The reminder as a note that an office can print or forward unchanged: plain text in lines of at most 78 characters,
    /// ending with a newline. What the plan leaves open has no line.
    package func body(in language: Language) -> String {
        let occurrence = reminder.occurrence
        let matter = Matter(self)
        let sentOn = occurrence.plan.zone.day(at: sentAt).longText(in: language)
        var paragraphs = [
            Paragraph("\(matter.heading(in: language)) (\(sentOn))").lines(width: Note.width),
            Paragraph("\(occurrence.fullTitle(in: language)): \(matter.standing(in: language)).")
                .lines(width: Note.width),
            Note.lines(fields(in: language), in: language),
        ]
        let isSubmitted = occurrence.deadline?.submitTo != nil
        if recipient != nil {
            paragraphs.append(Paragraph(escalationText(in: language)).lines(width: Note.width))
        } else if let request = matter.request(units: missing.count, isSubmitted: isSubmitted, in: language) {
            paragraphs.append(Paragraph(request).lines(width: Note.width))
        }
        if lateBy != nil { paragraphs.append(Paragraph(lateText(in: language)).lines(width: Note.width)) }
        return Note.text(paragraphs, of: reminder.identity, in: language)
    }

    private func fields(in language: Language) -> [Note.Field] {
        let occurrence = reminder.occurrence
        var fields: [Note.Field] = []
        func add(_ label: Bilingual, _ text: String?) {
            if let text, !text.isEmpty { fields.append(Note.Field(label: label, text: text)) }
        }
        add(Bilingual(vi: "Kính gửi", en: "To"), recipient?.name)
        switch occurrence.item {
        case .phase:
            add(Bilingual(vi: "Thời gian", en: "Days"), dueText(in: language))
        case .event:
            add(Bilingual(vi: "Thời gian", en: "Day"), dueText(in: language))
        case .rule:
            add(Bilingual(vi: "Thời điểm", en: "When"), dueText(in: language))
        case .deadline where occurrence.cutoff == nil:
            add(Bilingual(vi: "Thời điểm", en: "When"), dueText(in: language))
        case .deadline:
            add(Bilingual(vi: "Thời hạn", en: "Deadline"), dueText(in: language))
            add(Bilingual(vi: "Ngày cuối cùng", en: "Last day"), occurrence.lastGoodDay.longText(in: language))
            add(Bilingual(vi: "Cách tính", en: "Counted"), occurrence.countText(in: language))
            add(Bilingual(vi: "Dời ngày", en: "Moved"), occurrence.moveText(in: language))
            add(Bilingual(vi: "Gia hạn", en: "Extended"), extensionText(in: language))
        }
        if case .closed(let closing) = completion {
            add(Bilingual(vi: "Lý do", en: "Reason"), "\(closing.reason) (\(closing.by))")
        }
        let units = missing.map(\.name).joined(separator: "; ")
        add(
            level == .overdue || level == .escalated
                ? Bilingual(vi: "Đơn vị chưa nộp", en: "Missing from")
                : Bilingual(vi: "Đơn vị thực hiện", en: "To be done by"), units)
        add(Bilingual(vi: "Nơi nhận", en: "Submit to"), occurrence.deadline?.submitTo)
        add(Bilingual(vi: "Kế hoạch", en: "Plan"), occurrence.plan.reference(in: language))
        return fields
    }

    /// When what it tells of is due; for a rule the time that its expression names.
    private func dueText(in language: Language) -> String {
        guard case .at(let named) = reminder.rule else { return reminder.occurrence.dueText(in: language) }
        let (day, time) = reminder.occurrence.plan.zone.local(at: named)
        return "\(time) \(day.longText(in: language))"
    }

    private func escalationText(in language: Language) -> String {
        missing.isEmpty
            ? Bilingual(
                vi: "Việc này đã quá hạn mà chưa có hồ sơ. Kính đề nghị xem xét, đôn đốc.",
                en: "It is overdue and nothing has come in. You are asked to follow it up.")[language]
            : Bilingual(
                vi: "Các đơn vị nêu trên đã quá hạn mà chưa nộp. Kính đề nghị xem xét, đôn đốc.",
                en: "The units named above are overdue. You are asked to follow it up with them.")[language]
    }

    private func extensionText(in language: Language) -> String? {
        guard let reason = reminder.occurrence.puttingOff?.reason else { return nil }
        let own = reminder.occurrence.ownDay
        return Bilingual(
            vi: "từ hết ngày \(own.slashed): \(reason)",
            en: "from the end of \(own.text(in: .english)): \(reason)")[language]
    }

    private func lateText(in language: Language) -> String {
        let zone = reminder.occurrence.plan.zone
        let due = zone.local(at: reminder.instant)
        let sent = zone.local(at: Instant(seconds: sentAt.seconds - sentAt.seconds % 60))
        return Bilingual(
            vi:
                "Gửi muộn: lẽ ra gửi lúc \(due.time) ngày \(due.day.slashed), nhưng khi đó dịch vụ nhắc việc không hoạt "
                + "động; gửi lúc \(sent.time) ngày \(sent.day.slashed).",
            en: "Late: this reminder was due at \(due.time) on \(due.day.text(in: .english)), when the service was not "
                + "running; it was sent at \(sent.time) on \(sent.day.text(in: .english)).")[language]
    }
}

extension Plan {
    /// How a letter cites the plan, as far as it says: `số 12/KH-UBND ngày 15/01/2021 của UBND xã Quảng Thành: Triển khai …`.
    package func reference(in language: Language) -> String {
        let parts: [String?] =
            switch language {
            case .vietnamese:
                [
                    number.map { "số \($0)" }, issued.map { $0.text(in: language) }, issuer.map { "của \($0)" },
                ]
            case .english:
                [
                    number.map { "No. \($0)" }, issued.map { "of \($0.text(in: language))" }, issuer.map { "by \($0)" },
                ]
            }
        let source = parts.compactMap(\.self).joined(separator: " ")
        return source.isEmpty ? title : "\(source): \(title)"
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
