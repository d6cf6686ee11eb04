import PlanDocuments

/// A document's text, cut at the dates that were found in it.
struct MarkedDocument {
    struct Piece {
        var text: String
        /// The date that it is, by its index in `mentions`.
        var mention: Int?
    }

    /// In the order of their places.
    let mentions: [DateMention]
    /// The whole text. Of dates that lie one in the other the outer is marked.
    let pieces: [Piece]

    init(_ reading: DocumentReading) {
        let count = reading.document.text.utf8.count
        mentions = reading.mentions.sorted { left, right in
            let (left, right) = (left.evidence.quote, right.evidence.quote)
            return (left.lowerBound, -left.upperBound) < (right.lowerBound, -right.upperBound)
        }
        let bytes = Array(reading.document.text.utf8)
        var pieces: [Piece] = []
        var place = 0
        for (index, mention) in mentions.enumerated() {
            let quote = mention.evidence.quote
            guard quote.lowerBound >= place, quote.upperBound <= count, !quote.isEmpty else { continue }
            if place < quote.lowerBound {
                pieces.append(Piece(text: String(decoding: bytes[place..<quote.lowerBound], as: UTF8.self)))
            }
            pieces.append(Piece(text: String(decoding: bytes[quote], as: UTF8.self), mention: index))
            place = quote.upperBound
        }
        if place < count { pieces.append(Piece(text: String(decoding: bytes[place...], as: UTF8.self))) }
        self.pieces = pieces
    }
}
