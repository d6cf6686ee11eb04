import DocumentFormats
import PlanCore

/// What a reader of the text must know of how it came about.
enum Note {
    static func of(_ encoding: DecodedText.Encoding) -> [Bilingual] {
        switch encoding {
        case .utf8, .utf16: []
        case .damagedUTF8:
            [
                Bilingual(
                    vi: "những byte không phải UTF-8 hiện thành \u{FFFD}",
                    en: "bytes that are no UTF-8 are shown as \u{FFFD}")
            ]
        case .legacy(let encoding): [converted(encoding)]
        }
    }

    static func converted(_ encoding: LegacyEncoding) -> Bilingual {
        switch encoding {
        case .windows1258: Bilingual(vi: "chuyển từ Windows-1258", en: "converted from Windows-1258")
        case .tcvn3, .tcvn3Capitals:
            Bilingual(
                vi: "chuyển từ bảng mã của phông .Vn (TCVN3)",
                en: "converted from the encoding of the .Vn fonts (TCVN3)")
        case .vni: Bilingual(vi: "chuyển từ bảng mã của phông VNI", en: "converted from the encoding of the VNI fonts")
        }
    }

    static func withoutText(page: Int) -> Bilingual {
        Bilingual(vi: "trang \(page) không có chữ nào", en: "page \(page) holds no text")
    }

    static func scanned(page: Int, confidence: Double) -> Bilingual {
        let percent = Int((confidence * 100).rounded())
        return Bilingual(
            vi: "trang \(page) là ảnh, nhận dạng với độ chắc \(percent) %",
            en: "page \(page) is a picture, read with a confidence of \(percent) %")
    }

    static let throughCatdoc = Bilingual(
        vi: "đọc bằng catdoc, vốn không giữ bảng: LibreOffice đọc được nhiều hơn",
        en: "read by catdoc, which keeps no tables: LibreOffice reads more")
}
