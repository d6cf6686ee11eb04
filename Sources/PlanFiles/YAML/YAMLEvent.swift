/// A place as libyaml counts: lines from 0, columns in Unicode scalars from 0.
struct YAMLMark: Hashable {
    var line: Int
    var column: Int
}

/// One step of a YAML text: what it is, and where it begins. What it says is asked of the parser (`YAMLEventParser`).
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd
        case documentStart, documentEnd
        case alias, scalar
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
    }

    var kind: Kind
    var mark: YAMLMark
}

/// Why a text is not YAML, as libyaml says it.
struct YAMLFault: Error {
    enum Place {
        case mark(YAMLMark)
        /// A byte of the text.
        case byte(Int)
    }

    /// libyaml's words, such as `did not find expected key`.
    var problem: String
    var place: Place
    /// Where the construct began in which the fault was found.
    var start: YAMLMark?
}
