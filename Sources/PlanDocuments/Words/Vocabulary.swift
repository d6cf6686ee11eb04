/// Phrases that the reader knows, ready to be met in a text: a tree of syllables, by their numbers.
final class Vocabulary: Sendable {
    /// The places in the tree, by the place before and the syllable that leads from there; 0 is the root.
    private let numbers: Numbering
    private let places: [Place]
    /// Where each syllable leads from the root, by its number; 0 where no phrase begins with it.
    private let beginnings: [UInt16]
    /// Whether a phrase has it, by a syllable's number.
    private let isKnown: [Bool]

    struct Place: Sendable {
        /// The phrase that ends there.
        var phrase: Phrase?
        /// Longer phrases go on from there.
        var goesOn = false
    }

    struct Phrase: Sendable {
        var term: Term
        var value: Int32
    }

    /// - Parameter syllables: those of other vocabularies; its own are added.
    init(_ lists: [PhraseList], _ syllables: inout Numbering) {
        let alphabet = Alphabet.vietnamese
        var numbers = Numbering()
        var places = [Place()]
        var known: [(syllable: Int, beginning: UInt16)] = []
        for list in lists {
            let text = Array(list.texts.utf8)
            var (at, place) = (0, 0)
            while at <= text.count {
                let word = SpelledWord.read(text, at: at, alphabet)
                precondition(word.end > at && !word.syllable.isForeign, "\(list.texts) holds what is no word")
                let syllable = syllables.insert(word.syllable.key)
                let next = numbers.insert(Self.step(from: place, syllable))
                if next == places.count { places.append(Place()) }
                known.append((Int(syllable), place == 0 ? next : 0))
                places[place].goesOn = true
                place = Int(next)
                at = word.end + 1
                if word.end < text.count, text[word.end] == UInt8(ascii: " ") { continue }
                precondition(
                    places[place].phrase == nil || places[place].phrase?.term == list.term,
                    "a phrase of \(list.term) stands in two lists")
                places[place].phrase = Phrase(term: list.term, value: list.value)
                place = 0
            }
        }
        var beginnings = [UInt16](repeating: 0, count: 1 + (known.map(\.syllable).max() ?? 0))
        var isKnown = Array(repeating: false, count: beginnings.count)
        for (syllable, beginning) in known {
            isKnown[syllable] = true
            if beginning != 0 { beginnings[syllable] = beginning }
        }
        self.numbers = numbers
        self.places = places
        self.beginnings = beginnings
        self.isKnown = isKnown
    }

    private static func step(from place: Int, _ syllable: UInt16) -> UInt64 { UInt64(place) << 16 | UInt64(syllable) }

    /// The place of a syllable that a phrase begins with; 0 where none does.
    func beginning(with syllable: Int) -> Int { syllable < beginnings.count ? Int(beginnings[syllable]) : 0 }

    /// The place in the tree one syllable further, 0 where no phrase goes on so.
    func place(behind place: Int, _ syllable: Int) -> Int {
        Int(numbers.number(of: Self.step(from: place, UInt16(syllable))))
    }

    subscript(_ place: Int) -> Place { places[place] }

    /// Whether a phrase has the syllable of that number.
    func knows(_ syllable: Int) -> Bool { syllable < isKnown.count && isKnown[syllable] }
}

/// All words that the reader knows: a vocabulary for each of its questions, over the same syllables.
final class Lexicon: Sendable {
    static let vietnamese = Lexicon()

    /// Numbers of syllables by their keys.
    private let syllables: Numbering
    /// Every phrase by which dates and what they are is told.
    let dates: Vocabulary
    /// What tells the parts of a sentence.
    let grammar: Vocabulary
    /// What heads of columns are made of.
    let columns: Vocabulary

    private init() {
        var syllables = Numbering()
        dates = Vocabulary(
            DateWords.lists + CueWords.lists + LetterheadWords.lists + OrganWords.lists, &syllables)
        grammar = Vocabulary(GrammarWords.lists, &syllables)
        columns = Vocabulary(ColumnWords.lists, &syllables)
        self.syllables = syllables
    }

    /// The syllable's number, 0 for one that no phrase has.
    func number(of syllable: Syllable) -> UInt16 { syllable.isForeign ? 0 : syllables.number(of: syllable.key) }
}

/// Phrases with the same meaning: parted by `|`, in lower case, single spaces between syllables.
struct PhraseList: Sendable {
    let term: Term
    let texts: String
    /// What a numeral or a weekday is worth, or which kind of its term it is.
    let value: Int32

    init(_ term: Term, _ texts: String, value: Int32 = 0) {
        self.term = term
        self.texts = texts
        self.value = value
    }
}
