/// The encoding of VNI's Windows fonts: letters with horn, đ and the toned i stand alone, all others are followed by a
/// Western letter for their marks.
enum VNI {
    static func decode(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var decoded = String.UnicodeScalarView()
        // The letter that a mark may still follow.
        var waiting: Unicode.Scalar?
        for scalar in scalars {
            if let base = waiting, let marked = marked(base, with: scalar) {
                decoded.append(marked)
                waiting = nil
                continue
            }
            if let base = waiting { decoded.append(base) }
            let letter = single[scalar] ?? scalar
            waiting = bases[letter] == nil ? nil : letter
            if waiting == nil { decoded.append(letter) }
        }
        if let base = waiting { decoded.append(base) }
        return String(decoded)
    }

    private static func marked(_ base: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard let row = bases[base], let column = marks[mark], column < row.count else { return nil }
        return row[column]
    }

    private static let single: [Unicode.Scalar: Unicode.Scalar] = pairs("ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ")

    /// Which of a base's letters a mark makes: the five tones, then those with circumflex, then those with breve.
    private static let marks: [Unicode.Scalar: Int] = {
        var marks: [Unicode.Scalar: Int] = [:]
        for line in ["ùøûõïâáàåãäêéèúüë", "ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË"] {
            for (index, mark) in line.unicodeScalars.enumerated() { marks[mark] = index }
        }
        return marks
    }()

    private static let bases: [Unicode.Scalar: [Unicode.Scalar]] = {
        let rows: KeyValuePairs<Unicode.Scalar, String> = [
            "a": "áàảãạâấầẩẫậăắằẳẵặ", "e": "éèẻẽẹêếềểễệ", "o": "óòỏõọôốồổỗộ", "ơ": "ớờởỡợ", "u": "úùủũụ", "ư": "ứừửữự",
            "y": "ýỳỷỹ",
            "A": "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶ", "E": "ÉÈẺẼẸÊẾỀỂỄỆ", "O": "ÓÒỎÕỌÔỐỒỔỖỘ", "Ơ": "ỚỜỞỠỢ", "U": "ÚÙỦŨỤ", "Ư": "ỨỪỬỮỰ",
            "Y": "ÝỲỶỸ",
        ]
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, Array($0.value.unicodeScalars)) })
    }()

    private static func pairs(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(uniqueKeysWithValues: zip(from.unicodeScalars, to.unicodeScalars))
    }
}
