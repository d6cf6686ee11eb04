/// What Microsoft's Vietnamese code page has in other places than the Western one.
enum Windows1258 {
    static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xC3: "Ă"
        case 0xCC: "\u{300}"
        case 0xD0: "Đ"
        case 0xD2: "\u{309}"
        case 0xD5: "Ơ"
        case 0xDD: "Ư"
        case 0xDE: "\u{303}"
        case 0xE3: "ă"
        case 0xEC: "\u{301}"
        case 0xF0: "đ"
        case 0xF2: "\u{323}"
        case 0xF5: "ơ"
        case 0xFD: "ư"
        case 0xFE: "₫"
        default: nil
        }
    }
}
