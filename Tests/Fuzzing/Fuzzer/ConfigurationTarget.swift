import CivilTime
import PlanCore
import PlanFiles

/// `hanchot.yaml`: what is read keeps the bounds that `Configuration` tells.
enum ConfigurationTarget: FuzzTarget {
    static let name = "configuration"

    static func run(_ bytes: [UInt8]) {
        let (configuration, diagnostics) = ConfigurationReader(zone: Zone.named).read(bytes, file: "hanchot.yaml")
        checkDiagnostics(diagnostics, of: bytes, isRead: configuration != nil)
        guard let configuration else { return }
        let folders = configuration.plans + configuration.holidays
        check(folders.allSatisfy { $0.hasPrefix("/") && !$0.hasSuffix("/..") }, "folders are absolute: \(folders)")
        check(Set(configuration.plans).count == configuration.plans.count, "a folder of plans stands there once")
        check((1...FormatLimits.folders).contains(configuration.plans.count), "there are some folders of plans")
        check(configuration.holidays.count <= FormatLimits.folders, "there are not too many folders of holidays")
        check((Span(microseconds: 1)...Span.days(366)).contains(configuration.catchUp), "catching up has its bounds")
        check((Span.zero...Span.days(366)).contains(configuration.lateAfter), "lateness has its bounds")
        check(!configuration.sinks.isEmpty, "there is a sink")
        check(Set(configuration.sinks).count == configuration.sinks.count, "a sink stands there once")
        checkLadder(configuration.ladder)
    }

    private static func checkLadder(_ ladder: Ladder) {
        for offsets in [ladder.before, ladder.phaseOpens, ladder.phaseCloses, ladder.events] {
            check(offsets.count <= FormatLimits.offsets, "\(offsets.count) reminders are not too many")
            check(zip(offsets, offsets.dropFirst()).allSatisfy { $0 > $1 }, "reminders come nearer: \(offsets)")
            check(offsets.allSatisfy { (0...FormatLimits.offsetDays).contains($0) }, "reminders are near: \(offsets)")
        }
        guard let overdue = ladder.overdue else { return }
        check(!overdue.stretches.isEmpty, "overdue reminders last for some days")
        check(
            overdue.stretches.allSatisfy { $0.every >= 1 && $0.every <= $0.lasting },
            "overdue reminders come at least once a stretch")
        check(overdue.stretches.reduce(0) { $0 + $1.lasting } <= FormatLimits.offsetDays, "overdue reminders end")
    }
}
