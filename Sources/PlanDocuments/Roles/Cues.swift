/// The cues of a mention in the order in which they were found, each once: what is said twice is no surer.
struct Cues {
    private(set) var all: [Cue] = []
    /// One bit a cue.
    private var known: UInt128 = 0

    init() { all.reserveCapacity(16) }

    mutating func append(_ cue: Cue) {
        let bit: UInt128 = 1 << UInt128(cue.rawValue)
        guard known & bit == 0 else { return }
        known |= bit
        all.append(cue)
    }

    func contains(_ cue: Cue) -> Bool { known & 1 << UInt128(cue.rawValue) != 0 }

    static func += (cues: inout Cues, others: [Cue]) {
        for cue in others { cues.append(cue) }
    }
}
