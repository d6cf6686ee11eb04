import PlanCore

/// Words as everybody writes them: each letter of Vietnamese with its marks as one scalar (Unicode's form NFC), and the Latin
/// letter where one of another script stands that looks the same.
enum PlainLetters {
    static func text(_ text: String) -> String {
        // Combining marks, Greek and Cyrillic begin with these bytes; nearly all texts have none.
        guard text.utf8.contains(where: { (0xCC...0xD3).contains($0) }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(latin[scalar] ?? scalar) }
        return String(scalars).composed
    }

    private static let latin: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "авеікморсухѕԁјАВЕІКМНОРСТУХЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars,
            "abeikmopcyxsdjABEIKMHOPCTYXSJABEZHIKMNOPTYXo".unicodeScalars))
}
