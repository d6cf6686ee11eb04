package import CivilTime

extension Letter {
    /// What was held for a recipient, as it stands now.
    /// - Parameters:
    ///   - notices: not empty.
    ///   - id: the recipient's or unit's; its name is found in the plans.
    ///   - instant: when it was to be sent.
    ///   - now: when it is sent.
    ///   - zone: whose clock says which day it is.
    ///   - language: the office's.
    package init(
        digest notices: [Notice], to id: String, due instant: Instant, at now: Instant, in zone: Zone,
        language: Language
    ) {
        let instant = Instant(seconds: min(instant, now).seconds)
        let day = zone.day(at: instant)
        let identity = Self.digestIdentity(to: id, on: day)
        let name = notices.lazy.compactMap { $0.reminder.occurrence.plan.name(ofAddressee: id) }.first ?? id
        let overdue = notices.count { $0.level == .overdue || $0.level == .escalated }
        let count = Bilingual(
            vi: "\(notices.count) việc" + (overdue == 0 ? "" : ", \(overdue) việc quá hạn"),
            en: (notices.count == 1 ? "1 reminder" : "\(notices.count) reminders")
                + (overdue == 0 ? "" : ", \(overdue) overdue"))[language]
        let to = Bilingual(vi: "[Kính gửi \(name)]", en: "[To \(name)]")[language]
        let digest = Bilingual(vi: "Tổng hợp nhắc việc", en: "Digest")[language]
        let heading = Bilingual(vi: "TỔNG HỢP NHẮC VIỆC", en: "DIGEST OF REMINDERS")[language]
        let text = Bilingual(
            vi: "Các việc sau được nhắc chung ở đây, không nhắc riêng từng việc (\(count)):",
            en: "Told here together instead of one by one (\(count)):")[language]
        let field = Note.Field(label: Bilingual(vi: "Kính gửi", en: "To"), text: name)
        self.init(
            kind: .digest, identity: identity, instant: instant, day: day, plan: nil,
            recipient: Plan.Recipient(id: id, name: name), reminders: notices.map(\.reminder.identity),
            language: language, level: notices.map(\.level).min { $0.priority < $1.priority } ?? .notice,
            subject: Paragraph("\(to) \(digest): \(count)").line,
            body: Note.text(
                [
                    Paragraph("\(heading) (\(zone.day(at: now).longText(in: language)))").lines(width: Note.width),
                    Note.lines([field], in: language), Paragraph(text).lines(width: Note.width),
                ] + notices.map { $0.digestLines(without: id, in: language) }, of: identity, in: language),
            fileName: Notice.fileName("@\(id).digest", at: instant, in: zone))
    }

    /// The identity of the digest of a day.
    package static func digestIdentity(to recipient: String, on day: Day) -> String { "@\(recipient)/#digest/\(day)" }
}

extension Notice {
    /// What a digest says of it, with the units that have not delivered where it goes to somebody else.
    fileprivate func digestLines(without recipient: String, in language: Language) -> [String] {
        let units = missing.filter { $0.id != recipient }.map(\.name).joined(separator: "; ")
        let label = Bilingual(vi: "Chưa nộp: ", en: "Missing: ")[language]
        return Paragraph(matterLine(in: language)).lines(width: Note.width, after: "- ")
            + (units.isEmpty ? [] : Paragraph(label + units).lines(width: Note.width, after: "  "))
    }
}

extension Plan {
    /// Of a recipient or a unit; nil where the plan has neither of that id.
    package func name(ofAddressee id: String) -> String? {
        recipients.first { $0.id == id }?.name ?? units.first { $0.id == id }?.name
    }
}
