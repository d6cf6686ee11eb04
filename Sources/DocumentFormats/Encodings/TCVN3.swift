/// The letters of TCVN 5712:1993 in its third form (VN3), which the `.Vn` fonts hold.
enum TCVN3 {
    static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard (0xA1...0xFE).contains(scalar.value) else { return nil }
        let letter = letters[Int(scalar.value - 0xA1)]
        return letter == "." ? nil : letter
    }

    /// 0xA1 … 0xFE; a dot where the fonts have nothing. The marks at 0xB0 … 0xB4 combine.
    private static let letters: [Unicode.Scalar] = Array(
        ("ĂÂÊÔƠƯĐăâêôơưđ.\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò"
            + ".ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ").unicodeScalars)
}
