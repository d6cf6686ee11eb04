import CivilTime
import PlanCore
package import Storage
import Testing

/// What every store must do to be a ledger, as named cases. A new store is done when all of them pass.
///
/// Each case gets a new, empty ledger; `open` gives another handle to the same one, as another process or a later start
/// would have it.
package struct LedgerConformance: Sendable, CustomTestStringConvertible {
    package typealias Opener = () throws -> any Ledger

    package let testDescription: String
    /// It opens the ledger more than once: nothing for one that lives in memory.
    package let needsSecondHandle: Bool
    private let body: @Sendable (Opener) throws -> Void

    init(_ name: String, needsSecondHandle: Bool = false, _ body: @escaping @Sendable (Opener) throws -> Void) {
        self.testDescription = name
        self.needsSecondHandle = needsSecondHandle
        self.body = body
    }

    package func run(_ open: Opener) throws { try body(open) }

    package static let cases: [LedgerConformance] = serving + clock + sending + keeping + looking
}

/// Noon of an ordinary day; the other instants of the cases are told in hours from it.
let noon = Instant(seconds: 1_610_712_000)

func hour(_ number: Int64) -> Instant { noon + .hours(number) }

/// Everything the cases serve lies in it.
let always = Instant.distantPast ... .distantFuture

extension Mark {
    /// A reminder of the plan `p`.
    init(_ name: String, at hour: Int64) {
        self.init(identity: "p/\(name)", instant: TestSupport.hour(hour))
    }
}

extension ServedPlan {
    init(_ marks: Mark..., plan: String = "p", text: String = "text", context: String = "context") {
        self.init(version: PlanVersion(plan: plan, text: text, context: context), marks: marks)
    }
}

extension Parcel {
    init(_ sink: String, _ name: String, for reminders: String...) {
        self.init(key: Key(sink: sink, name: name), bytes: Array("\(sink) \(name)".utf8), reminders: reminders)
    }
}

extension Batch {
    init(_ parcels: Parcel..., marks: [Mark] = [], endings: [Ending] = [], through hour: Int64 = 0) {
        self.init(parcels: parcels, marks: marks, endings: endings, decidedThrough: TestSupport.hour(hour))
    }
}

extension Ending {
    init(_ mark: Mark, _ outcome: Outcome, _ reason: String = "why") {
        self.init(identity: mark.identity, instant: mark.instant, outcome: outcome, reason: reason)
    }
}

extension Ledger {
    func standing(of mark: Mark) throws -> Standing? { try standing(of: [mark.identity])[mark.identity] }
}

extension Ledger {
    /// The plans served now, each in its newest version.
    func servedVersions() throws(LedgerError) -> [PlanVersion] {
        var versions: [PlanVersion] = []
        for plan in try servedPlans() { if let version = try servedVersion(of: plan) { versions.append(version) } }
        return versions
    }
}
