internal import CICAL

/// Recurrence rules as libical has them.
///
/// What is called here keeps no state between calls but libical's error number, which each thread has of its own; the
/// rule is a plain value, and the text the one thing to give back.
enum LibraryForm {
    /// The rule as libical writes it after reading it, or nil when it does not read it.
    ///
    /// libical reads leniently and holds its lists in arrays of fixed length, past whose end it writes one value: what is
    /// handed to it has been checked, `RecurrenceReader.mostValues` among it.
    static func text(of parts: RecurrenceParts) -> String? {
        var rule = icalrecurrencetype_from_string(parts.text)
        guard rule.freq != ICAL_NO_RECURRENCE, let text = icalrecurrencetype_as_string_r(&rule) else { return nil }
        defer { icalmemory_free_buffer(text) }
        return String(cString: text)
    }
}
