import CYAML

/// libyaml's parser over one text: owns the `yaml_parser_t`, the bytes it reads and the event it is at.
///
/// libyaml itself bounds neither depth nor size; whoever pulls the events must.
struct YAMLEventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let isReady: Bool
    private var event = yaml_event_t()

    /// - Parameter bytes: valid UTF-8 without a byte order mark.
    init(_ bytes: [UInt8]) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        input = .allocate(capacity: bytes.count)
        _ = input.initialize(fromContentsOf: bytes)
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        var event = event
        yaml_event_delete(&event)
        if isReady { yaml_parser_delete(parser) }
        parser.deinitialize(count: 1)
        parser.deallocate()
        input.deallocate()
    }

    /// Goes on to the next event; after the stream's end or a fault there must be no further call.
    mutating func next() throws(YAMLFault) -> YAMLEvent {
        guard isReady else { throw Self.outOfMemory }
        yaml_event_delete(&event)
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
        return YAMLEvent(kind: kind, mark: YAMLMark(event.start_mark))
    }

    private var kind: YAMLEvent.Kind {
        switch event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_SCALAR_EVENT: .scalar
        case YAML_SEQUENCE_START_EVENT: .sequenceStart
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT: .mappingStart
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: .streamEnd
        }
    }

    /// The text of the scalar it is at.
    var text: String {
        let scalar = event.data.scalar
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        // What a string holds in place, as most of them, is made in fewer steps.
        guard bytes.count <= 15 else { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: bytes.count) { $0.update(fromContentsOf: bytes) }
    }

    /// How the scalar it is at is written.
    var style: YAMLNode.Style {
        switch event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }

    /// The name that the node which begins here has, or that the alias it is at refers to.
    var anchor: String? {
        let anchor =
            switch event.type {
            case YAML_ALIAS_EVENT: event.data.alias.anchor
            case YAML_SCALAR_EVENT: event.data.scalar.anchor
            case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor
            case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor
            default: nil as UnsafeMutablePointer<yaml_char_t>?
            }
        return anchor.map { String(cString: $0) }
    }

    /// Of the node that begins here.
    var tag: String? {
        let tag =
            switch event.type {
            case YAML_SCALAR_EVENT: event.data.scalar.tag
            case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.tag
            case YAML_MAPPING_START_EVENT: event.data.mapping_start.tag
            default: nil as UnsafeMutablePointer<yaml_char_t>?
            }
        return tag.map { String(cString: $0) }
    }

    private static let outOfMemory = YAMLFault(problem: "out of memory", place: .byte(0))

    private var fault: YAMLFault {
        let state = parser.pointee
        guard state.error != YAML_MEMORY_ERROR, let problem = state.problem else { return Self.outOfMemory }
        if state.error == YAML_READER_ERROR {
            return YAMLFault(problem: String(cString: problem), place: .byte(Int(state.problem_offset)))
        }
        return YAMLFault(
            problem: String(cString: problem), place: .mark(YAMLMark(state.problem_mark)),
            start: state.context == nil ? nil : YAMLMark(state.context_mark))
    }
}

extension YAMLMark {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line), column: Int(mark.column)) }
}
