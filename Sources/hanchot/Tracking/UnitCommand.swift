import ControlAPI
import DaemonKit
import PlanCore

/// A command that changes what is recorded of some units' submissions: `PLAN/DEADLINE[@OCCURRENCE] UNIT…`.
protocol UnitCommand: Command {
    associatedtype Body: ChangeBody
    /// The word in the control server.
    static var action: String { get }
    static var summary: Bilingual { get }
    /// Its own.
    static var options: [Option] { get }
    /// States of a submission in which it can be done.
    static var states: Set<String> { get }
    /// What is said of a unit then: `đã nhận`.
    static var done: Bilingual { get }
    /// The same with what was said of it that is worth another look.
    static func done(_ body: Body, _ deadline: TrackedDeadline) -> Bilingual
    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline, _ service: Service) throws -> Body
}

extension UnitCommand {
    static var name: String { action }
    static var operands: [OperandKind] { [.deadline, .unit] }

    static var usage: Usage {
        Usage(
            "hanchot \(name)",
            operands: Bilingual(vi: "KẾ-HOẠCH/HẠN[@LẦN] [ĐƠN-VỊ…]", en: "PLAN/DEADLINE[@OCCURRENCE] [UNIT…]"),
            summary: summary, options: options + [.reason, .json, .socket, .language, .help, .version])
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let subject = arguments.operands.first else {
            throw UsageError(vi: "cần nêu hạn: KẾ-HOẠCH/HẠN", en: "a deadline is needed: PLAN/DEADLINE")
        }
        let service = Service(arguments, terminal.language)
        let words = arguments.operands.dropFirst()
        let deadline = try TrackedDeadline(subject, service) { plan, row in
            let units = words.compactMap { try? TrackedDeadline.unit($0, of: plan, terminal.language) }
            let cells = row.cells.filter { $0.unit.map(units.contains) ?? units.isEmpty }
            return OccurrenceFit(of: cells, in: states)
        }
        var status = ExitStatus.done
        let units = words.compactMap { word -> String? in
            do throws(UnknownName) {
                return try TrackedDeadline.unit(word, of: deadline.plan, terminal.language)
            } catch {
                // The others are changed all the same.
                let without = Bilingual(vi: ": ghi không kèm đơn vị", en: ": record it without one")[terminal.language]
                terminal.tell("hanchot: \(error)" + (error.kind == .none ? without : ""))
                status = .failed
                return nil
            }
        }
        guard words.isEmpty || !units.isEmpty else { return status }
        guard !units.isEmpty || deadline.row.cells.allSatisfy({ $0.unit == nil }) else {
            let names = deadline.row.cells.compactMap(\.unit).prefix(20).map(deadline.name(ofUnit:)).joined(
                separator: ", ")
            throw UsageError(vi: "cần nêu đơn vị (\(names))", en: "a unit is needed (\(names))")
        }
        let body = try body(arguments, deadline, service)
        let done = done(body, deadline)[terminal.language]
        var changes: [ChangeEntry] = []
        for unit in units.isEmpty ? ["-"] : units {
            do {
                let change = try service.client.change(body, at: "\(deadline.target)/submissions/\(unit)/\(action)")
                changes.append(change)
                guard !arguments.has(Option.json.name) else { continue }
                let name = unit == "-" ? "" : "\(deadline.name(ofUnit: unit)): "
                try terminal.print("\(name)\(done) – \(deadline.row.title), \(deadline.row.due)")
                if let replaced = change.replaced {
                    let lost = Bilingual(
                        vi: "không còn tính của bản bị trả lại", en: "counts no more of what was returned")
                    try terminal.print("  \(lost[terminal.language]): \(replaced)")
                }
            } catch let error as ControlClient.Refused {
                terminal.tell("hanchot: \(unit == "-" ? "" : "\(deadline.name(ofUnit: unit)): ")\(error)")
                status = .failed
            }
        }
        if arguments.has(Option.json.name) { try terminal.print(JSONText(changes).text) }
        return status
    }
}

extension UnitCommand {
    static func done(_ body: Body, _ deadline: TrackedDeadline) -> Bilingual { done }
}

extension UnitCommand where Body == ReasonBody {
    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline, _ service: Service) -> ReasonBody {
        ReasonBody(reason: arguments.reason)
    }

    static var options: [Option] { [] }
}
