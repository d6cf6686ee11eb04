/// How many cells of a board stand where; former units are not among them.
package struct BoardTally: Codable, Hashable, Sendable {
    package var onTime = 0
    package var late = 0
    package var returned = 0
    package var waived = 0
    package var awaited = 0
    package var overdue = 0
    package var closed = 0

    package init() {}

    package init(_ standings: some Sequence<CellStanding>) {
        for standing in standings { self[standing] += 1 }
    }

    package subscript(standing: CellStanding) -> Int {
        get { self[keyPath: Self.part(standing)] }
        set { self[keyPath: Self.part(standing)] = newValue }
    }

    /// What is asked of the units: neither waived nor closed.
    package var asked: Int { delivered + returned + awaited + overdue }
    package var delivered: Int { onTime + late }

    package static func + (left: BoardTally, right: BoardTally) -> BoardTally {
        var sum = left
        for standing in CellStanding.allCases { sum[standing] += right[standing] }
        return sum
    }

    private static func part(_ standing: CellStanding) -> WritableKeyPath<BoardTally, Int> {
        switch standing {
        case .onTime: \.onTime
        case .late: \.late
        case .returned: \.returned
        case .waived: \.waived
        case .awaited: \.awaited
        case .overdue: \.overdue
        case .closed: \.closed
        }
    }
}
