/// A reader that is fuzzed, and what must hold of its answers.
protocol FuzzTarget: SendableMetatype {
    /// What `--target=` calls it, and its folder in the corpus.
    static var name: String { get }
    /// Reads the bytes, and ends the program (`check`) where something does not hold.
    static func run(_ bytes: [UInt8])
}

/// Every target there is.
let fuzzTargets: [any FuzzTarget.Type] = [
    PlanTarget.self, HolidayTarget.self, ConfigurationTarget.self, CalendarTarget.self, SpanTarget.self,
    ZoneTarget.self, LedgerTarget.self, DocumentTarget.self, ArchiveTarget.self, HTMLTarget.self, EncodingTarget.self,
    ControlRequestTarget.self, SubmissionsTarget.self, LedgerImportTarget.self, CodingTarget.self, PageTarget.self,
    HTTPTarget.self,
]
