import CivilTime
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct SourceDifferenceTests {
    private static func plan(_ id: Int) -> Plan {
        Plan(id: "p\(id)", file: "p\(id).yaml", title: "\(id)", years: PlanYears(first: 2021, last: 2021), zone: .utc)
    }

    @Test("what came and what went is found, wherever it stands and whatever stands beside it", arguments: 0..<60)
    func difference(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let former = (0..<Int.random(in: 0...12, using: &random)).map { Inputs.Source(plan: Self.plan($0), text: "a") }
        var sources = former
        for number in 0..<Int.random(in: 0...4, using: &random) {
            let index = Int.random(in: 0...sources.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where index < sources.count: sources.remove(at: index)
            case 1 where index < sources.count: sources[index].text = PlanText("b\(number)")
            case 2 where index < sources.count:
                sources[index] = Inputs.Source(plan: Self.plan(index), text: "a")
            default: sources.insert(Inputs.Source(plan: Self.plan(100 + number), text: "a"), at: index)
            }
        }
        func has(_ sources: [Inputs.Source], _ source: Inputs.Source) -> Bool {
            sources.contains { $0.plan === source.plan && $0.text == source.text }
        }
        let found = SourceDifference(from: former, to: sources)
        let (removed, added) = (former.filter { !has(sources, $0) }, sources.filter { !has(former, $0) })
        #expect(found.removed.map(\.plan.id) == removed.map(\.plan.id) && removed.allSatisfy { has(found.removed, $0) })
        #expect(found.added.map(\.plan.id) == added.map(\.plan.id) && added.allSatisfy { has(found.added, $0) })
    }
}
