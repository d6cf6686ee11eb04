import CivilTime
import PlanCore

extension ValueForm where Value == Set<Weekday> {
    /// The days of the week that are off: at most six. nil when one of them is faulty, so that what follows from a
    /// missing day is not told as well.
    static var weekend: ValueForm {
        ValueForm { node, faults in
            let list = ValueForm<[Weekday]>.list(of: .weekday, atMost: 14).read(node, faults)
            guard let list, case .sequence(let nodes) = node.content, nodes.count == list.count else { return nil }
            let days = Set(list)
            if days.count == Weekday.allCases.count {
                faults.error(
                    at: node.position, "weekend-full", vi: "cả bảy ngày trong tuần đều nghỉ",
                    en: "all seven days of the week are off")
            }
            return days
        }
    }
}

extension ValueForm where Value == Weekday {
    fileprivate static var weekday: ValueForm {
        .scalar(
            "weekday-invalid", what: Bilingual(vi: "thứ trong tuần", en: "a day of the week"),
            expected: Bilingual(vi: "như sat, thứ bảy, chủ nhật", en: "such as sat, thứ bảy, sunday")
        ) { Weekday(written: $0) }
    }
}

extension ValueForm where Value == HolidayYear {
    /// All that is known of one year; its `status` and `source` hold for every entry that has none of its own.
    static func year(_ year: Int) -> ValueForm {
        .mapping(keys: ["status", "source", "holidays", "swaps", "dates"]) { mapping in
            let status = mapping.required("status", .choice) ?? HolidayStatus.estimated
            let origin = Origin(year: year, source: mapping.optional("source", .text), status: status)
            let limit = FormatLimits.items
            return HolidayYear(
                status: status,
                holidays: mapping.optional("holidays", .list(of: .located(.holiday(origin)), atMost: limit)) ?? [],
                swaps: mapping.optional("swaps", .list(of: .located(.swap(origin)), atMost: limit)) ?? [],
                dates: mapping.optional("dates", .list(of: .located(.exactDate(origin)), atMost: limit)) ?? [])
        }
    }
}

/// What an entry takes from the year it stands under.
struct Origin {
    var year: Int
    var source: String?
    var status: HolidayStatus

    static let keys = ["title", "source", "status"]

    func source(in mapping: MappingReader) -> String? { mapping.optional("source", .text) ?? source }
    func status(in mapping: MappingReader) -> HolidayStatus { mapping.optional("status", .choice) ?? status }
}

extension ValueForm where Value == Holiday {
    /// `title` with `on`, or with `from` and `to`.
    static func holiday(_ origin: Origin) -> ValueForm {
        .mapping(keys: Origin.keys + ["on", "from", "to"]) { mapping in
            let title = mapping.required("title", .text)
            let days = days(in: mapping, year: origin.year)
            let (source, status) = (origin.source(in: mapping), origin.status(in: mapping))
            guard let title, let days else { return nil }
            return Holiday(title: title, days: days, source: source, status: status)
        }
    }

    private static func days(in mapping: MappingReader, year: Int) -> ClosedRange<Day>? {
        if mapping.has("on") {
            for key in ["from", "to"] where mapping.has(key) {
                mapping.faults.error(
                    at: mapping.position(of: key), "key-conflict", vi: "'on' và '\(key)' không đi cùng nhau",
                    en: "'on' and '\(key)' exclude each other")
            }
            return mapping.optional("on", .day(in: year...year, yearless: year)).map { $0...$0 }
        }
        guard mapping.has("from") || mapping.has("to") else {
            mapping.faults.error(
                at: mapping.position, "key-missing", vi: "thiếu khóa 'on', hoặc 'from' và 'to'",
                en: "missing key 'on', or 'from' and 'to'")
            return nil
        }
        let first = mapping.required("from", .day(in: year...year, yearless: year))
        let last = mapping.required("to", .located(.day(in: year...(year + 1), yearless: year)))
        guard let first, let last else { return nil }
        guard first <= last.value else {
            mapping.faults.error(
                at: last.position, "window-empty",
                vi: "kết thúc \(last.value.slashed) trước khi bắt đầu \(first.slashed)",
                en: "ends on \(last.value), before it starts on \(first)")
            return nil
        }
        let length = first.days(until: last.value) + 1
        guard length <= FormatLimits.holidayDays else {
            mapping.faults.error(
                at: last.position, "window-too-long",
                vi: "kỳ nghỉ dài \(length) ngày (nhiều nhất \(FormatLimits.holidayDays))",
                en: "a holiday of \(length) days (at most \(FormatLimits.holidayDays))")
            return nil
        }
        return first...last.value
    }
}

extension ValueForm where Value == Swap {
    /// `title`, `off` and perhaps `work`, which may lie in a neighbouring year when it says its year.
    static func swap(_ origin: Origin) -> ValueForm {
        .mapping(keys: Origin.keys + ["off", "work"]) { mapping in
            let year = origin.year
            let title = mapping.required("title", .text)
            let off = mapping.required("off", .day(in: year...year, yearless: year))
            let work = mapping.optional("work", .day(in: (year - 1)...(year + 1), yearless: year))
            let (source, status) = (origin.source(in: mapping), origin.status(in: mapping))
            if let off, off == work {
                mapping.faults.error(
                    at: mapping.position(of: "work"), "swap-same-day", vi: "ngày nghỉ và ngày làm bù là cùng một ngày",
                    en: "the day off and its make-up day are the same")
            }
            guard let title, let off else { return nil }
            return Swap(title: title, off: off, work: work, source: source, status: status)
        }
    }
}

extension ValueForm where Value == ExactDate {
    /// `on`, `working` and `title`.
    static func exactDate(_ origin: Origin) -> ValueForm {
        .mapping(keys: Origin.keys + ["on", "working"]) { mapping in
            let title = mapping.required("title", .text)
            let day = mapping.required("on", .day(in: origin.year...origin.year, yearless: origin.year))
            let isWorking = mapping.required("working", .flag)
            let (source, status) = (origin.source(in: mapping), origin.status(in: mapping))
            guard let title, let day, let isWorking else { return nil }
            return ExactDate(day: day, isWorking: isWorking, title: title, source: source, status: status)
        }
    }
}

extension ValueForm where Value == Day {
    /// A date of one of the years; one without a year lies in `yearless`.
    static func day(in years: ClosedRange<Int>, yearless: Int) -> ValueForm {
        ValueForm { node, faults in
            switch ValueForm<PlanDate>.solarDate.read(node, faults) {
            case .full(let day):
                if years.contains(day.year) { return day }
                faults.error(
                    at: node.position, "date-outside-year", vi: "ngày \(day.slashed) không thuộc năm \(yearless)",
                    en: "\(day) does not lie in \(yearless)")
            case .yearless(let date):
                let (month, number) = (date.month, date.day)
                if let day = Day(year: yearless, month: month, day: number) { return day }
                faults.error(
                    at: node.position, "date-invalid",
                    vi: "năm \(yearless) không có ngày \(padded(number, 2))/\(padded(month, 2))",
                    en: "\(yearless) has no \(padded(number, 2))/\(padded(month, 2))")
            case .lunar, .yearlessLunar, .point, nil: break
            }
            return nil
        }
    }
}
