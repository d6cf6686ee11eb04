import CICAL

/// Recurrence rules as libical has them: calendar files are to be read by what is made with it.
enum LibraryForm {
    /// The rule as libical writes it after reading it, part by part, or nil when it does not read it. Of `BYDAY`, whose numbers
    /// of one weekday libical leaves in an order of its own, the values are sorted.
    ///
    /// libical reads leniently and holds its lists in arrays of fixed length, past whose end it writes one value: what is
    /// handed to it has been read by us.
    static func parts(of rule: String) -> [String]? {
        var read = icalrecurrencetype_from_string(rule)
        guard read.freq != ICAL_NO_RECURRENCE, let text = icalrecurrencetype_as_string_r(&read) else { return nil }
        defer { icalmemory_free_buffer(text) }
        return parts(written: String(cString: text))
    }

    /// A text's parts, to be compared with those.
    static func parts(written text: String) -> [String] {
        text.split(separator: ";").map { part in
            guard part.hasPrefix("BYDAY=") else { return String(part) }
            return "BYDAY=" + part.dropFirst(6).split(separator: ",").sorted().joined(separator: ",")
        }
    }
}
