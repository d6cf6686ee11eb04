/// Phrases that the reader knows, ready to be met in a text: a tree of syllables, by their numbers.
final class Vocabulary: Sendable {
    /// The places in the tree, by the place before and the syllable that leads from there; 0 is the root.
    private let places: Numbering
    /// The phrase that ends at each place.
    private let phrases: [Phrase?]
    /// Whether a phrase has it, by a syllable's number.
    private let isKnown: [Bool]

    struct Phrase: Sendable {
        var term: Term
        var value: Int32
    }

    /// - Parameter syllables: those of other vocabularies; its own are added.
    init(_ lists: [PhraseList], _ syllables: inout Numbering) {
        let alphabet = Alphabet.vietnamese
        var places = Numbering()
        var phrases: [Phrase?] = [nil]
        var isKnown: [Bool] = [false]
        for list in lists {
            let text = Array(list.texts.utf8)
            var (at, place) = (0, 0)
            while at <= text.count {
                let word = SpelledWord.read(text, at: at, alphabet)
                precondition(word.end > at && !word.syllable.isForeign, "\(list.texts) holds what is no word")
                let syllable = syllables.insert(word.syllable.key)
                while isKnown.count <= syllable { isKnown.append(false) }
                isKnown[Int(syllable)] = true
                place = Int(places.insert(Self.step(from: place, syllable)))
                if place == phrases.count { phrases.append(nil) }
                at = word.end + 1
                if word.end < text.count, text[word.end] == UInt8(ascii: " ") { continue }
                precondition(
                    phrases[place] == nil || phrases[place]?.term == list.term,
                    "a phrase of \(list.term) stands in two lists")
                phrases[place] = Phrase(term: list.term, value: list.value)
                place = 0
            }
        }
        self.places = places
        self.phrases = phrases
        self.isKnown = isKnown
    }

    private static func step(from place: Int, _ syllable: UInt16) -> UInt64 { UInt64(place) << 16 | UInt64(syllable) }

    /// The place in the tree one syllable further, 0 where no phrase goes on so.
    func place(behind place: Int, _ syllable: UInt16) -> Int {
        Int(places.number(of: Self.step(from: place, syllable)))
    }

    /// The phrase that ends at a place in the tree.
    func phrase(at place: Int) -> Phrase? { phrases[place] }

    /// Whether a phrase has the syllable of that number.
    func knows(_ syllable: UInt16) -> Bool { Int(syllable) < isKnown.count && isKnown[Int(syllable)] }
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
