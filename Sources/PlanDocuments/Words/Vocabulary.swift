/// The words that the reader knows, ready to be met in a text: syllables by number, phrases as a tree of them.
struct Vocabulary: Sendable {
    /// Every phrase by which dates and what they are is told; ``GrammarWords`` has a vocabulary of its own.
    static let vietnamese = Vocabulary(DateWords.lists + CueWords.lists + LetterheadWords.lists + OrganWords.lists)

    /// Syllables by key, open addressing; 0 where there is none.
    private var keys: [UInt64]
    private var numbers: [UInt16]
    private let mask: Int
    private var nodes: [Node] = [Node()]
    /// What a syllable leads to from the root, by its number.
    private var roots: [UInt16] = [0]

    struct Node: Sendable {
        var term: Term?
        var value: Int32 = 0
        /// Sorted by syllable.
        var next: [(syllable: UInt16, node: UInt16)] = []
    }

    init(_ lists: [PhraseList]) {
        var phrases: [(keys: [UInt64], list: PhraseList)] = []
        for list in lists {
            for keys in list.phrases { phrases.append((keys, list)) }
        }
        var syllables: [UInt64] = []
        for key in phrases.flatMap(\.keys).sorted() where key != syllables.last { syllables.append(key) }
        let size = (syllables.count * 4).nextPowerOfTwo
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: 0, count: size)
        for (offset, key) in syllables.enumerated() {
            var slot = Self.hash(key) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = key
            numbers[slot] = UInt16(offset + 1)
        }
        roots = Array(repeating: 0, count: syllables.count + 1)
        for phrase in phrases { add(phrase.keys, phrase.list) }
    }

    private mutating func add(_ phrase: [UInt64], _ list: PhraseList) {
        var node = 0
        for key in phrase {
            let syllable = number(of: key)
            if let known = step(from: node, syllable) {
                node = known
            } else {
                nodes.append(Node())
                let next = UInt16(nodes.count - 1)
                if node == 0 { roots[Int(syllable)] = next } else { nodes[node].next.append((syllable, next)) }
                node = nodes.count - 1
            }
        }
        precondition(
            nodes[node].term == nil || nodes[node].term == list.term, "a phrase of \(list.term) stands in two lists")
        nodes[node].term = list.term
        nodes[node].value = list.value
    }

    /// The syllable's number, 0 for one that no phrase has.
    func number(of syllable: Syllable) -> UInt16 {
        syllable.isForeign || syllable.key == 0 ? 0 : number(of: syllable.key)
    }

    private func number(of key: UInt64) -> UInt16 {
        var slot = Self.hash(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return numbers[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// The place in the tree one syllable further, nil where no phrase goes on so; 0 is the root.
    func step(from node: Int, _ syllable: UInt16) -> Int? {
        if node == 0 {
            let next = roots[Int(syllable)]
            return next == 0 ? nil : Int(next)
        }
        for (known, next) in nodes[node].next where known == syllable { return Int(next) }
        return nil
    }

    /// The phrase that ends at a place in the tree.
    func phrase(at node: Int) -> (term: Term, value: Int32)? {
        nodes[node].term.map { ($0, nodes[node].value) }
    }

    private static func hash(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) }
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

    /// Each phrase as the keys of its syllables.
    fileprivate var phrases: [[UInt64]] {
        var phrases: [[UInt64]] = []
        var phrase: [UInt64] = []
        var syllable = Syllable()
        for scalar in texts.unicodeScalars {
            switch scalar {
            case " ", "|":
                phrase.append(syllable.key)
                syllable = Syllable()
                guard scalar == "|" else { continue }
                phrases.append(phrase)
                phrase = []
            default: syllable.take(scalar)
            }
        }
        phrase.append(syllable.key)
        phrases.append(phrase)
        return phrases
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int {
        self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
    }
}
