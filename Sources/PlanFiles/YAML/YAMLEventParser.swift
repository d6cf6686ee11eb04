import CYAML

/// libyaml's parser over one text: owns the `yaml_parser_t` and the bytes it reads.
///
/// libyaml itself bounds neither depth nor size; whoever pulls the events must.
struct YAMLEventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let isReady: Bool

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
        if isReady { yaml_parser_delete(parser) }
        parser.deinitialize(count: 1)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event; after the stream's end or a fault there must be no further call.
    mutating func next() throws(YAMLFault) -> YAMLEvent {
        guard isReady else { throw Self.outOfMemory }
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(event)
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

extension YAMLEvent {
    fileprivate init(_ event: yaml_event_t) {
        let data = event.data
        var anchor: UnsafeMutablePointer<yaml_char_t>?
        var tag: UnsafeMutablePointer<yaml_char_t>?
        let kind: Kind
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias(data.alias.anchor.map { String(cString: $0) } ?? "")
        case YAML_SCALAR_EVENT:
            let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
            kind = .scalar(String(decoding: bytes, as: UTF8.self), YAMLNode.Style(data.scalar.style))
            (anchor, tag) = (data.scalar.anchor, data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            (anchor, tag) = (data.sequence_start.anchor, data.sequence_start.tag)
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            (anchor, tag) = (data.mapping_start.anchor, data.mapping_start.tag)
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        default: kind = .streamEnd
        }
        self.init(
            kind: kind, mark: YAMLMark(event.start_mark), anchor: anchor.map { String(cString: $0) },
            tag: tag.map { String(cString: $0) })
    }
}

extension YAMLNode.Style {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
        default: self = .plain
        }
    }
}
