package import CivilTime
import PlanCore

/// How much is kept of the files that come with submissions: `files:` in `hanchot.yaml`.
package struct FileBounds: Hashable, Sendable {
    /// Bytes of one file, 1…`BoardLimits.fileSize`.
    package var size = 32 << 20
    /// Bytes of all files, 1…8 EiB.
    package var total = 8 << 30
    /// How long a file stays that no submission names any more; more than zero, at most 366 days.
    package var keep = Span.days(30)

    package init() {}

    static let keys = ["size", "total", "keep"]
}

extension ValueForm where Value == FileBounds {
    /// A mapping; a key that is left out keeps what `bounds` has.
    static func fileBounds(over bounds: FileBounds) -> ValueForm {
        .mapping(keys: FileBounds.keys) { mapping in
            var read = bounds
            if let size = mapping.optional("size", .byteCount(atMost: BoardLimits.fileSize, shown: "64M")) {
                read.size = size
            }
            if let total = mapping.optional("total", .byteCount(atMost: 1 << 60, shown: "1024P")) { read.total = total }
            if let keep = mapping.optional("keep", .positiveSpan) { read.keep = keep }
            return read
        }
    }
}

extension ValueForm where Value == Int {
    /// A number of bytes, more than zero: `1048576`, `1024K`, `32M`, `8G`, as systemd(1) writes sizes, by powers of 1024.
    /// - Parameter shown: the limit in that form.
    fileprivate static func byteCount(atMost limit: Int, shown: String) -> ValueForm {
        .scalar(
            "size-invalid", what: Bilingual(vi: "dung lượng dùng được", en: "a size to use"),
            expected: Bilingual(
                vi: "hơn 0 và nhiều nhất \(shown), như 32M", en: "more than 0 and at most \(shown), such as 32M")
        ) { text in
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let units = ["": 0, "K": 10, "M": 20, "G": 30, "T": 40, "P": 50]
            guard let number = Int(digits), let shift = units[String(text.dropFirst(digits.count))] else { return nil }
            let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
            return !overflow && (1...limit).contains(bytes) ? bytes : nil
        }
    }
}
