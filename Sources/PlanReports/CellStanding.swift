package import ControlAPI
package import PlanCore

/// Where one unit stands with one occurrence, as a person reads it off the board.
package enum CellStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case onTime, late, returned, waived, awaited, overdue
    /// It was not waived, but is asked of nobody any more: the deadline was closed, or the unit is no more.
    case closed

    package init(_ cell: BoardCellEntry) {
        switch (cell.state, cell.timeliness) {
        case (Submission.State.waived.rawValue, _): self = .waived
        case (_, BoardCell.Timeliness.onTime.rawValue): self = .onTime
        case (_, BoardCell.Timeliness.late.rawValue): self = .late
        case (_, BoardCell.Timeliness.excused.rawValue): self = .closed
        case (Submission.State.returned.rawValue, _): self = .returned
        case (_, BoardCell.Timeliness.overdue.rawValue): self = .overdue
        default: self = .awaited
        }
    }

    /// One column wide; no two are alike, for colours do not reach everybody.
    package var sign: String {
        switch self {
        case .onTime: "✓"
        case .late: "◐"
        case .returned: "↺"
        case .waived: "–"
        case .awaited: "·"
        case .overdue: "✗"
        case .closed: "○"
        }
    }

    /// `nộp đúng hạn`, `on time`.
    package var text: Bilingual {
        switch self {
        case .onTime: Bilingual(vi: "nộp đúng hạn", en: "on time")
        case .late: Bilingual(vi: "nộp muộn", en: "late")
        case .returned: Bilingual(vi: "trả lại", en: "returned")
        case .waived: Bilingual(vi: "được miễn", en: "waived")
        case .awaited: Bilingual(vi: "còn chờ", en: "awaited")
        case .overdue: Bilingual(vi: "quá hạn", en: "overdue")
        case .closed: Bilingual(vi: "không phải nộp nữa", en: "no longer asked for")
        }
    }

    var style: PictureLine.Style {
        switch self {
        case .onTime: .delivered
        case .late: .late
        case .returned: .returned
        case .overdue: .overdue
        case .waived, .awaited, .closed: .dim
        }
    }
}
