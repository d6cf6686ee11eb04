/// The document that a plan was made of, as offices name it: numbers begin anew every year, and with every issuer.
package struct IssuedDocument: Hashable, Sendable {
    package let number: String
    private let issuer: String
    private let year: Int

    fileprivate init(number: String, issuer: String, year: Int) {
        self.number = number
        self.issuer = issuer
        self.year = year
    }

    package static func == (one: IssuedDocument, other: IssuedDocument) -> Bool {
        one.year == other.year && one.key == other.key
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(year)
    }

    /// Upper and lower case, and blanks, tell no two apart.
    private var key: String {
        [number, issuer].map { $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .joined(separator: "\n")
    }
}

extension Plan {
    /// nil where the plan has no number.
    package var document: IssuedDocument? {
        number.map { IssuedDocument(number: $0, issuer: issuer ?? "", year: issued?.year ?? years.first) }
    }
}
