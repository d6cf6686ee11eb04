import CivilTime
package import PlanCore
package import PlanDocuments

/// What was read in a document, as programs read it: what `hanchot import --json` prints (hanchot(1)).
package struct ReadingEntry: Encodable, Sendable {
    /// The document's file, where several are read; no key without.
    package var file: String?
    package var number: OrNull<String>
    package var kind: OrNull<String>
    package var title: OrNull<String>
    package var issuer: OrNull<String>
    package var superior: OrNull<String>
    /// ISO 8601 as far as it is known: `2024-05-17`, `2024-05`, `2024`.
    package var issued: OrNull<String>
    /// The document's: that of its issue, in which its number is the only one (Decree 30/2020/NĐ-CP, annex I, part II, 3), of a
    /// plan for the next year too; without a sure day of issue the one that dates without a year are taken in.
    package var year: OrNull<Int>
    package var units: [Read<Unit>]
    package var phases: [Read<Phase>]
    package var deadlines: [Read<Deadline>]
    /// Duties without a date.
    package var undated: [Read<Duty>]
    package var events: [Read<Event>]
    /// Every date that is none of the above, with what it was taken for.
    package var distractors: [Read<Mention>]
    package var gaps: [Gap]
    /// Where number, title and the like were read, and how sure that is, by their keys above.
    package var header: [String: EvidenceEntry]
    /// How the document was read, and what its reader must know of that.
    package var notes: [String]

    package init(_ reading: DocumentReading, file: String? = nil, in language: Language) {
        self.file = file
        let header = reading.header
        let document = reading.document
        let year = header.year?.value
        number = OrNull(header.number?.value)
        kind = OrNull(header.kind?.value)
        title = OrNull(header.title?.value)
        issuer = OrNull(header.issuer?.value)
        superior = OrNull(header.superior?.value)
        issued = OrNull(header.issued?.value.iso)
        let issue = header.issued.flatMap { $0.evidence.isDoubtful ? nil : $0 }
        self.year = OrNull(issue?.value.year ?? year)
        let evidence = { EvidenceEntry($0, in: document, language) }
        units = reading.units.map { Read(Unit(name: $0.value), evidence($0.evidence)) }
        phases = reading.phases.map { Read(Phase($0, year: year), evidence($0.evidence)) }
        deadlines = reading.deadlines.map { Read(Deadline($0, year: year), evidence($0.evidence)) }
        undated = reading.duties.map { Read(Duty($0), evidence($0.evidence)) }
        events = reading.events.map { Read(Event($0, year: year), evidence($0.evidence)) }
        distractors = reading.mentions.filter { ![.deadline, .phase].contains($0.role) }
            .map { Read(Mention($0, year: year), evidence($0.evidence)) }
        gaps = reading.gaps.map { Gap($0, evidence) }
        self.header = [
            "number": header.number?.evidence, "kind": header.kind?.evidence, "title": header.title?.evidence,
            "issuer": header.issuer?.evidence, "superior": header.superior?.evidence,
            "issued": header.issued?.evidence,
            "year": issue?.evidence ?? header.year?.evidence,
        ].compactMapValues { $0.map(evidence) }
        notes = document.notes.map { $0[language] }
    }
}
