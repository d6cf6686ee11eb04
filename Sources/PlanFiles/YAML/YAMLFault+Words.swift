import PlanCore

extension YAMLFault {
    /// What is wrong, in words of people who do not know how libyaml works.
    var words: Bilingual {
        Self.words[problem] ?? Bilingual(vi: "sai cú pháp YAML: \(problem)", en: "not valid YAML: \(problem)")
    }

    private static let words: [String: Bilingual] = [
        "out of memory": Bilingual(vi: "không đủ bộ nhớ để đọc tệp", en: "not enough memory to read the file"),
        "control characters are not allowed": Bilingual(
            vi: "không được có ký tự điều khiển", en: "control characters are not allowed"),
        "mapping values are not allowed in this context": Bilingual(
            vi: "dấu ':' không được ở đây (đặt giá trị có ': ' trong dấu ngoặc kép, hoặc kiểm tra thụt đầu dòng)",
            en: "a ':' is not allowed here (quote a value that has ': ' in it, or check the indentation)"),
        "found unexpected ':'": Bilingual(
            vi: "dấu ':' không được ở đây (trong {…} phải có dấu cách sau ':')",
            en: "a ':' is not allowed here (within {…} a space must follow it)"),
        "block sequence entries are not allowed in this context": Bilingual(
            vi: "dấu '-' của danh sách không được ở đây (kiểm tra thụt đầu dòng)",
            en: "a list's '-' is not allowed here (check the indentation)"),
        "mapping keys are not allowed in this context": Bilingual(
            vi: "không được có khóa ở đây (kiểm tra thụt đầu dòng)",
            en: "a key is not allowed here (check the indentation)"),
        "found character that cannot start any token": Bilingual(
            vi: "giá trị không thể bắt đầu bằng ký tự này (thụt đầu dòng bằng dấu cách, không bằng tab; "
                + "đặt '@' và '`' trong dấu ngoặc kép)",
            en: "a value cannot begin with this character (indent with spaces, not tabs; quote '@' and '`')"),
        "found a tab character that violates indentation": Bilingual(
            vi: "thụt đầu dòng bằng tab (phải dùng dấu cách)", en: "indented with a tab (use spaces)"),
        "found a tab character where an indentation space is expected": Bilingual(
            vi: "thụt đầu dòng bằng tab (phải dùng dấu cách)", en: "indented with a tab (use spaces)"),
        "did not find expected key": Bilingual(
            vi: "cần một khóa ở đây (kiểm tra thụt đầu dòng và dấu ngoặc kép)",
            en: "a key is expected here (check indentation and quotes)"),
        "could not find expected ':'": Bilingual(
            vi: "thiếu dấu ':' sau khóa", en: "a ':' is missing after a key"),
        "did not find expected '-' indicator": Bilingual(
            vi: "cần dấu '-' của danh sách ở đây (kiểm tra thụt đầu dòng)",
            en: "a list's '-' is expected here (check the indentation)"),
        "did not find expected ',' or ']'": Bilingual(
            vi: "cần ',' hoặc ']' ở đây", en: "',' or ']' is expected here"),
        "did not find expected ',' or '}'": Bilingual(
            vi: "cần ',' hoặc '}' ở đây", en: "',' or '}' is expected here"),
        "did not find expected node content": Bilingual(
            vi: "cần một giá trị ở đây", en: "a value is expected here"),
        "did not find expected <document start>": Bilingual(
            vi: "có nội dung thừa sau khi tài liệu đã kết thúc (kiểm tra thụt đầu dòng)",
            en: "there is more after the document's end (check the indentation)"),
        "found unexpected end of stream": Bilingual(
            vi: "tệp kết thúc giữa chừng: thiếu dấu đóng ngoặc kép",
            en: "the file ends too early: a closing quote is missing"),
        "found unexpected document indicator": Bilingual(
            vi: "'---' hoặc '...' nằm trong dấu ngoặc kép", en: "'---' or '...' within quotes"),
        "found unknown escape character": Bilingual(
            vi: "không hiểu ký hiệu sau '\\' (dùng dấu nháy đơn để giữ nguyên '\\')",
            en: "unknown escape after '\\' (single quotes keep a '\\' as it is)"),
        "found undefined tag handle": Bilingual(
            vi: "không dùng thẻ kiểu '!' ở đây", en: "tags ('!') are not used here"),
    ]
}
