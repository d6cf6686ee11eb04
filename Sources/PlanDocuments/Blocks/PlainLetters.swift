/// Words as everybody writes them: each letter of Vietnamese with its marks as one scalar (Unicode's form NFC), and the Latin
/// letter where one of another script stands that looks the same.
enum PlainLetters {
    static func text(_ text: String) -> String {
        // Combining marks, Greek and Cyrillic begin with these bytes; nearly all texts have none.
        guard text.utf8.contains(where: { (0xCC...0xD3).contains($0) }) else { return text }
        return String(text.map(letter))
    }

    private static func letter(_ letter: Character) -> Character {
        if let plain = letters[letter] { return plain }
        // A look-alike with marks of its own: they go on the Latin letter.
        guard let first = letter.unicodeScalars.first, let latin = letters[Character(first)], latin != Character(first)
        else {
            return letter
        }
        var scalars = String.UnicodeScalarView(String(latin).unicodeScalars)
        scalars.append(contentsOf: letter.unicodeScalars.dropFirst())
        let marked = String(scalars)
        guard marked.count == 1, let character = marked.first else { return letter }
        return letters[character] ?? character
    }

    /// A letter equals the same one with its marks apart, so that either finds the composed one.
    private static let letters: [Character: Character] = {
        var letters: [Character: Character] = [:]
        let marked =
            "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
        for letter in marked + marked.uppercased() { letters[letter] = letter }
        let alike = zip(
            "авеікморсухѕԁјАВЕІКМНОРСТУХЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "abeikmopcyxsdjABEIKMHOPCTYXSJABEZHIKMNOPTYXo")
        for (foreign, latin) in alike { letters[foreign] = latin }
        return letters
    }()
}
