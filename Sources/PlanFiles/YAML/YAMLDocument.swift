import PlanCore

/// A YAML text read into values with their places.
package struct YAMLDocument {
    /// What is wrong with the file so far; readers of its values add to it.
    package let faults: FileFaults
    /// The text's one value, null for an empty text; nil when the text cannot be read, which is then among the faults.
    ///
    /// Duplicate keys, tags, merge keys and undefined aliases are faults that reading goes on after.
    package let root: YAMLNode?

    /// Reads UTF-8 (a byte order mark is skipped) within `FormatLimits`.
    ///
    /// - Parameter file: the path as the user gave it, for messages.
    package init(bytes: [UInt8], file: String) {
        guard bytes.count <= FormatLimits.bytes else {
            faults = FileFaults(SourceText(TextLines([]), file: file))
            faults.error(
                at: SourcePosition(line: 1, column: 1), "too-large",
                vi: "tệp lớn hơn \(FormatLimits.bytes / 1024) KiB",
                en: "the file is larger than \(FormatLimits.bytes / 1024) KiB")
            root = nil
            return
        }
        var lines = TextLines(bytes)
        if !lines.isPlain {
            let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            if let offset = Self.firstFault(in: bytes) {
                let repaired = String(decoding: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self)
                faults = FileFaults(SourceText(TextLines(Array(repaired.utf8)), file: file))
                let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
                // What precedes the fault is valid, so its offset in the repaired text is the same.
                faults.error(
                    at: faults.source.position(ofByte: offset - (isMarked ? 3 : 0)), "encoding-invalid",
                    vi: isUTF16
                        ? "tệp được lưu bằng UTF-16 (hãy lưu bằng UTF-8)"
                        : "tệp không phải là UTF-8 (hãy lưu bằng UTF-8)",
                    en: isUTF16 ? "the file is UTF-16 (save it as UTF-8)" : "the file is not UTF-8 (save it as UTF-8)")
                root = nil
                return
            }
            if isMarked { lines = TextLines(Array(bytes.dropFirst(3))) }
        }
        let source = SourceText(lines, file: file)
        faults = FileFaults(source)
        // libyaml compares each directive with all before it: a mebibyte of them would take it minutes.
        let directive = source.lines.ranges.firstIndex {
            !$0.isEmpty && source.lines.bytes[$0.lowerBound] == UInt8(ascii: "%")
        }
        if let line = directive {
            faults.error(
                at: SourcePosition(line: line + 1, column: 1), "yaml-directive",
                vi: "không dùng chỉ thị '%' ở đây", en: "directives ('%') are not used here")
            root = nil
            return
        }
        var composer = YAMLComposer(source, faults: faults)
        root = try? composer.document()
    }

    /// The offset of the first byte that is not UTF-8.
    private static func firstFault(in bytes: [UInt8]) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
