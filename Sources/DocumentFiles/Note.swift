import DocumentFormats

/// What a reader of the text must know of how it came about.
enum Note {
    static func of(_ encoding: DecodedText.Encoding) -> [String] {
        switch encoding {
        case .utf8, .utf16: []
        case .damagedUTF8: ["bytes that are no UTF-8 are shown as \u{FFFD}"]
        case .legacy(let encoding): [converted(encoding)]
        }
    }

    static func converted(_ encoding: LegacyEncoding) -> String {
        switch encoding {
        case .windows1258: "converted from Windows-1258"
        case .tcvn3, .tcvn3Capitals: "converted from the encoding of the .Vn fonts (TCVN3)"
        case .vni: "converted from the encoding of the VNI fonts"
        }
    }

    static func withoutText(page: Int) -> String { "page \(page) holds no text" }
    static func scanned(page: Int, confidence: Double) -> String {
        "page \(page) is a picture, read with a confidence of \(Int((confidence * 100).rounded())) %"
    }
    static let throughCatdoc = "read by catdoc, which keeps no tables: LibreOffice reads more"
}
