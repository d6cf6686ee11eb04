import CivilTime
import PlanCore
import TestSupport
import Testing

/// Random changes against a model that is written otherwise: it keeps words instead of records.
@Suite("Random changes of the board")
struct BoardWalkTests {
    private struct Model {
        /// By unit; one without is awaited.
        var states: [String: String] = [:]
        var due: Int
        var isClosed = false
        /// What the last change of each subject left, by unit or by the change's own subject.
        var last: [String: BoardStanding] = [:]

        func isMet(_ units: [String]) -> Bool {
            isClosed || units.allSatisfy { ["received", "accepted", "waived"].contains(states[$0] ?? "awaited") }
        }
    }

    @Test("a record is what its changes make of it, whatever they are", arguments: 1...UInt64(Effort.rounds(20)))
    func walk(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var scene = BoardScene()
        var record = OccurrenceRecord()
        var model = Model(due: 20)
        for step in 0..<300 {
            let day = min(28, 1 + step / 12)
            let unit = ["thon-1", "thon-2", "thon-3", "la"].randomElement(using: &generator) ?? ""
            let reason = Bool.random(using: &generator) ? "lý do \(step)" : nil
            let change: OccurrenceChange =
                switch Int.random(in: 0..<13, using: &generator) {
                case 0...3: BoardScene.receive(unit, on: max(1, day - Int.random(in: -1...3, using: &generator)))
                case 4, 5: .accept(unit: unit)
                case 6: .giveBack(unit: unit)
                case 7: .waive(unit: unit)
                case 8: .withdraw(unit: unit)
                case 9: Bool.random(using: &generator) ? .close : .reopen
                case 10: .extend(to: SamplePlan.day("2027-01-\(Int.random(in: 10...30, using: &generator))"))
                case 11: .resume
                default: .snooze(until: BoardScene.noon(Int.random(in: 1...31, using: &generator)))
                }
            let before = record
            let made = try? record.applying(change, to: scene.occurrence, BoardScene.by(on: day, reason))
            let expected = Self.apply(change, to: &model, day: day, hasReason: reason != nil, before)
            #expect((made != nil) == expected, "\(step): \(change) on \(day)")
            guard let made else { continue }
            record = made.record
            let subjects = ["close": "state", "reopen": "state", "resume": "snooze"]
            let subject = change.unit ?? subjects[change.action] ?? change.action
            if let last = model.last[subject] { #expect(made.before == last, "\(step): \(change)") }
            model.last[subject] = made.after
            scene.due = "2027-01-\(model.due)"
            for unit in scene.named {
                #expect(record.submission(of: unit).state.rawValue == model.states[unit] ?? "awaited")
            }
            #expect(record.isMet(scene.occurrence) == model.isMet(scene.named))
            #expect(record.extensions.last.map { "\($0.to)" } ?? "2027-01-20" == scene.due)
        }
        #expect(!record.extensions.isEmpty || record != OccurrenceRecord())
    }

    /// - Returns: whether it holds.
    private static func apply(
        _ change: OccurrenceChange, to model: inout Model, day: Int, hasReason: Bool, _ before: OccurrenceRecord
    ) -> Bool {
        if let unit = change.unit {
            guard unit != "la" else { return false }
            let state = model.states[unit] ?? "awaited"
            var next: String?
            switch change {
            case .receive(_, let arrival):
                let isSame = state == "received" && before.submission(of: unit).receipt?.at == arrival.at
                if state != "accepted", arrival.at ?? BoardScene.noon(day) <= BoardScene.noon(day), !isSame {
                    next = "received"
                }
            case .accept: if state == "received" { next = "accepted" }
            case .giveBack: if hasReason, ["received", "accepted"].contains(state) { next = "returned" }
            case .waive: if hasReason, ["awaited", "returned"].contains(state) { next = "waived" }
            default: if hasReason, state != "awaited" { next = "awaited" }
            }
            if let next { model.states[unit] = next }
            return next != nil
        }
        switch change {
        case .close:
            guard hasReason, !model.isClosed else { return false }
            model.isClosed = true
        case .reopen:
            guard hasReason, model.isClosed else { return false }
            model.isClosed = false
        case .extend(let to):
            guard hasReason, !model.isClosed, to.components.day > model.due,
                to.components.day >= day
            else { return false }
            model.due = to.components.day
        case .snooze(let until):
            return until > BoardScene.noon(day) && until <= BoardScene.noon(model.due + 1) - .hours(12)
                && until != before.snoozedUntil && !model.isMet(["thon-1", "thon-2", "thon-3"])
        case .resume: return before.snoozedUntil.map { BoardScene.noon(day) < $0 } ?? false
        default: return false
        }
        return true
    }
}
