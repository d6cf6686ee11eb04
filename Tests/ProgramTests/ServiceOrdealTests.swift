import Glibc
import TestSupport
import Testing

/// The service in real time, killed at random moments, told to read its files again, with files renamed and edited under it,
/// its disk full and its clock set forward and back: `make torture` does it for long.
@Suite("the service under a clock that is set") struct ServiceOrdealTests {
    private static let seed = Effort.seed(20_260_304)

    private enum Event: CaseIterable {
        case kill, reload, rename, edit, full, ahead, back
    }

    @Test(
        "of what stays due nothing is lost and nothing doubled, whatever befalls the service",
        arguments: 1...max(1, Effort.rounds(1)))
    func ordeal(round: Int) async throws {
        var random = SeededGenerator(seed: Self.seed &+ UInt64(round))
        let (count, tomorrow) = (30, 86_400)
        let service = try OrdealService(within: 40, start: tomorrow + 10, count: count, &random)
        try await service.start(waiting: true)
        try service.step(by: tomorrow)
        try await service.awaitCancelled(1)
        // each kind some times, in any order
        let events = Event.allCases.flatMap { Array(repeating: $0, count: $0 == .kill ? 8 : 4) }
        var story = "seed \(Self.seed), round \(round):"
        for event in events.shuffled(using: &random) {
            story += " \(event)"
            switch event {
            case .kill:
                let status = await service.kill()
                #expect(status == 128 + 9, "\(story)")
                // the clock may be set while nothing runs
                if Bool.random(using: &random) { try service.step(by: Int.random(in: -3...4, using: &random)) }
                try await service.start(waiting: Bool.random(using: &random))
            case .reload: try await service.reload()
            case .rename: try service.rename()
            case .edit: try service.edit()
            case .full: try await service.fill(for: .milliseconds(Int.random(in: 0...400, using: &random)))
            case .ahead: try service.step(by: Int.random(in: 1...5, using: &random))
            case .back: try service.step(by: -Int.random(in: 1...4, using: &random))
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...400, using: &random)))
        }
        #expect(service.kills >= 8)
        // it is told each time, and watches on
        try await service.reload()
        let before = service.watched()
        try service.step(by: -2)
        try await service.awaitCancelled(before.cancelled + 1)
        try service.step(by: 3600)
        try await service.awaitCancelled(before.cancelled + 2)
        try await service.awaitFiles(2 * count)
        #expect(try await service.stop() == 0, "\(story)")
        let watched = service.watched()
        #expect(watched.armed >= before.armed + 2, "\(story)")

        let sent = try service.records.sent(story)
        for plan in [OrdealService.stable, OrdealService.edited] {
            let due = service.due[plan]?.reminders ?? []
            #expect(sent.filter { $0.hasPrefix(plan + "/") }.sorted() == due, "\(story)")
        }
        // what has another name is another plan, of which nothing is sent that was due before
        let renamed = Set(
            OrdealService.renamed.flatMap { name in
                (service.due[OrdealService.renamed[0]]?.reminders ?? []).map { name + $0.drop { $0 != "/" } }
            })
        let others = sent.filter { name in OrdealService.renamed.contains { name.hasPrefix($0 + "/") } }
        #expect(Set(others).isSubset(of: renamed) && !others.isEmpty, "\(story)")
        try await service.records.checkAgreement(story)
        if Effort.rounds(0) > 0 { print("\(story); \(watched.cancelled) times told, \(service.kills) killed") }
    }
}
