import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCalendars
import PlanCore

/// `hanchot icalendar`: plans as calendar files (RFC 5545), for programs that show calendars.
enum ICalendarCommand: Command {
    static let operands: [OperandKind] = [.plans]
    static let name = "icalendar"
    static let usage = Usage(
        "hanchot icalendar", operands: Bilingual(vi: "[KẾ-HOẠCH…]", en: "[PLAN…]"),
        summary: Bilingual(
            vi: "viết các đợt, các hạn thành tệp lịch (iCalendar) cho điện thoại, Thunderbird, Outlook, Google",
            en: "write phases and deadlines as calendar files (iCalendar) for phones, Thunderbird, Outlook, Google"),
        options: [
            Option(
                "to", value: Bilingual(vi: "TỆP|THƯ-MỤC", en: "FILE|FOLDER"),
                help: Bilingual(
                    vi:
                        "ghi vào một tệp .ics, hoặc vào một thư mục: mỗi kế hoạch một tệp, và all.ics; tệp không đổi thì để nguyên",
                    en:
                        "write to a file that ends in .ics, or to a folder: a file a plan, and all.ics; what has not changed stays untouched"
                )),
            Option(
                "events",
                help: Bilingual(
                    vi: "ghi các hạn là sự kiện, cho lịch không có việc cần làm (Google, Outlook, điện thoại)",
                    en: "write deadlines as events, for calendars without tasks (Google, Outlook, phones)")),
            Option(
                "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(
                    vi: "từ ngày đó (mặc định từ đầu năm trước, hoặc năm gần nhất của kế hoạch)",
                    en: "from that day on (default last year's first, or of the plan's nearest year)")),
            Option(
                "until", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(
                    vi: "đến hết ngày đó (mặc định hết năm sau)",
                    en: "to the end of that day (default next year's last)")),
            .socket, .language, .help, .version,
        ])

    /// Stands for all plans, as no operand does.
    private static let all = "all"

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let question = try CalendarQuestion(arguments)
        let service = Service(arguments, terminal.language)
        let isAll = arguments.operands.isEmpty || arguments.operands == [all]
        let plans = try service.calendarPlans(isAll ? nil : arguments.operands)
        let calendars = try plans.compactMap { plan in
            try question.calendar(of: plan, service).map { (id: plan.id, calendar: $0) }
        }
        let joined: PlanCalendar
        if let only = calendars.first, calendars.count == 1, !isAll {
            joined = only.calendar
        } else {
            joined = PlanCalendar(
                joining: calendars.map(\.calendar), name: Bilingual(vi: "Hạn chót", en: "Deadlines"), terminal.language)
        }
        do {
            try write(joined, calendars, arguments.value("to"), isAll: isAll, terminal)
        } catch let error as CalendarLibraryError {
            terminal.tell("hanchot: \(error.message[terminal.language])")
            return .failed
        }
        return .done
    }

    /// A calendar without entries is none (RFC 5545, section 3.6): it is not written.
    private static func write(
        _ joined: PlanCalendar, _ calendars: [(id: String, calendar: PlanCalendar)], _ place: String?, isAll: Bool,
        _ terminal: Terminal
    ) throws {
        let none = Bilingual(vi: "không có ngày nào trong thời gian đó", en: "there are no dates in that time")
        if joined.items.isEmpty { terminal.tell(none) }
        guard let place else {
            if !joined.items.isEmpty { try StandardStream.output.write(joined.text()) }
            return
        }
        if place.hasSuffix(CalendarFile.ending) {
            guard !joined.items.isEmpty else { return }
            if try CalendarFile(path: place).put(joined.text()) { try terminal.print(place) }
            return
        }
        let folder = try CalendarFolder(place)
        // A plan that is called as the file of all of them is in that file.
        var files = calendars.filter { !isAll || $0.id != all }
        if isAll { files.append((all, joined)) }
        let empty = files.filter(\.calendar.items.isEmpty).map(\.id)
        if !joined.items.isEmpty, !empty.isEmpty {
            terminal.tell("\(none[terminal.language]): \(empty.joined(separator: ", "))")
        }
        files.removeAll(where: \.calendar.items.isEmpty)
        for (name, calendar) in files {
            let file = folder.file(name)
            if try file.put(calendar.text()) { try terminal.print(file.path) }
        }
        let kept = Set(files.map(\.id))
        for name in try folder.remove(where: { isAll ? !kept.contains($0) : empty.contains($0) }) {
            let why =
                empty.contains(name)
                ? Bilingual(
                    vi: "đã xóa, không còn ngày nào trong thời gian đó", en: "removed, no dates are left in that time")
                : Bilingual(vi: "đã xóa, kế hoạch không còn nữa", en: "removed, its plan is gone")
            terminal.tell("\(folder.file(name).path): \(why[terminal.language])")
        }
    }
}
