import CYAML

/// libyaml's own events of plan files' bytes, looked at by no one: what reading them costs at the least.
enum LibyamlParse {
    /// - Throws: a text is no YAML.
    static func seconds(_ texts: [[UInt8]]) throws -> Double {
        try Stopwatch.seconds { for text in texts { try parse(text) } }
    }

    private static func parse(_ text: [UInt8]) throws {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { throw Trouble("out of memory") }
        defer { yaml_parser_delete(&parser) }
        try text.withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { throw Trouble("libyaml refuses a generated plan") }
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT { return }
            }
        }
    }
}
