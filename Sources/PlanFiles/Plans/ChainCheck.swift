import PlanCore

/// Finds what is wrong with deadlines that are counted from each other: loops, chains that are too long, what has no date
/// to be counted from, and too much that is counted from each phase.
struct ChainCheck {
    private let deadlines: [Plan.Deadline]
    private let faults: FileFaults
    private let indices: [String: Int]
    private let isNeeded: Bool

    init(_ deadlines: [Plan.Deadline], _ faults: FileFaults) {
        self.deadlines = deadlines
        self.faults = faults
        self.isNeeded = deadlines.contains { if case .deadline = $0.timing.anchor { true } else { false } }
        self.indices =
            isNeeded
            ? Dictionary(deadlines.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }) : [:]
    }

    /// Notes `chain-loop`, `chain-too-long`, `anchor-undated` and `counted-too-often`, each chain's fault once.
    ///
    /// - Parameter phases: how many the plan has.
    func run(phases: Int) {
        if isNeeded { checkChains() }
        if !faults.hasErrors { checkWidth(phases) }
    }

    /// Each deadline that is counted from each phase in the end has an occurrence for every one of them.
    private func checkWidth(_ phases: Int) {
        var width = 0
        for start in deadlines.indices {
            var root = start
            while let next = anchor(of: root) { root = next }
            width += deadlines[root].timing.anchor == .eachPhase ? phases : 1
            guard width > FormatLimits.counted else { continue }
            faults.error(
                at: deadlines[start].timingPosition, "counted-too-often",
                vi: "các hạn tính theo mỗi đợt nhân lên hơn \(FormatLimits.counted) lần",
                en: "deadlines counted from each phase multiply to more than \(FormatLimits.counted)")
            return
        }
    }

    private func checkChains() {
        var lengths: [Int?] = Array(repeating: nil, count: deadlines.count)
        for start in deadlines.indices where lengths[start] == nil {
            var path: [Int] = []
            var next: Int? = start
            while let index = next, lengths[index] == nil, !path.contains(index) {
                path.append(index)
                next = anchor(of: index)
            }
            if let index = next, lengths[index] == nil, let first = path.firstIndex(of: index) {
                noteLoop(path[first...])
                path.forEach { lengths[$0] = 0 }
                continue
            }
            var length = next.flatMap { lengths[$0] } ?? 0
            for index in path.reversed() {
                length += 1
                lengths[index] = length
                if length == FormatLimits.chain + 1 { noteLength(index) }
            }
        }
        for (index, deadline) in deadlines.enumerated() {
            if let anchor = anchor(of: index), deadlines[anchor].timing == .open {
                faults.error(
                    at: deadline.timingPosition, "anchor-undated",
                    vi: "hạn '\(deadlines[anchor].id)' không có ngày để '\(deadline.id)' tính từ đó",
                    en: "deadline '\(deadlines[anchor].id)' has no date that '\(deadline.id)' could be counted from")
            }
        }
    }

    private func anchor(of index: Int) -> Int? {
        guard case .deadline(let id) = deadlines[index].timing.anchor else { return nil }
        return indices[id]
    }

    /// The loop is told once, at the deadline that is written first.
    private func noteLoop(_ loop: ArraySlice<Int>) {
        guard let first = loop.min(), let place = loop.firstIndex(of: first) else { return }
        let turned = Array(loop[place...]) + Array(loop[..<place]) + [first]
        let chain = turned.map { deadlines[$0].id }.joined(separator: " → ")
        faults.error(
            at: deadlines[first].timingPosition, "chain-loop",
            vi: "các hạn tính vòng quanh, không hạn nào có ngày: \(chain)",
            en: "deadlines counted in a circle, none of which has a date: \(chain)")
    }

    private func noteLength(_ index: Int) {
        faults.error(
            at: deadlines[index].timingPosition, "chain-too-long",
            vi: "'\(deadlines[index].id)' tính qua hơn \(FormatLimits.chain) hạn khác",
            en: "'\(deadlines[index].id)' is counted over more than \(FormatLimits.chain) other deadlines")
    }
}
