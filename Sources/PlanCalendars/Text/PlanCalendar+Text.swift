import CivilTime
import PlanCore

extension PlanCalendar {
    /// The calendar file (RFC 5545, with the names of RFC 7986), the same for the same calendar. It names no `METHOD`: it is a
    /// calendar, and no message to somebody.
    /// - Throws: libical cannot be loaded.
    package func text() throws(CalendarLibraryError) -> String {
        let library = try CalendarLibrary()
        let calendar = library.component("VCALENDAR")
        calendar.add("PRODID", text: "-//Hanchot//Hanchot//\(language.rawValue.uppercased())")
        calendar.add("VERSION", text: "2.0")
        calendar.add("CALSCALE", text: "GREGORIAN")
        calendar.add("NAME", text: name)
        calendar.add("X-WR-CALNAME", text: name)
        if !description.isEmpty { calendar.add("X-WR-CALDESC", text: description) }
        if let timezone { calendar.add("X-WR-TIMEZONE", text: timezone) }
        calendar.add("REFRESH-INTERVAL", "PT1H", "DURATION")
        calendar.add("X-PUBLISHED-TTL", "PT1H", "DURATION")
        for item in items { calendar.add(item.component(in: library)) }
        return calendar.text
    }
}

extension CalendarItem {
    fileprivate func component(in library: CalendarLibrary) -> CalendarLibrary.Component {
        let component = library.component(kind == .task ? "VTODO" : "VEVENT")
        component.add("UID", text: uid)
        // Without METHOD this is when the entry was revised (RFC 5545, section 3.8.7.2).
        component.add("DTSTAMP", (revisedAt ?? Instant(seconds: 0)).basicDescription, "DATE-TIME")
        if let revisedAt { component.add("LAST-MODIFIED", revisedAt.basicDescription, "DATE-TIME") }
        component.add("SEQUENCE", String(sequence), "INTEGER")
        add(time, to: component)
        component.add("SUMMARY", text: summary)
        if !description.isEmpty { component.add("DESCRIPTION", text: description) }
        // A list, whose commas libical leaves as they are.
        component.add("CATEGORIES", text: String(category.map { ",;\\".contains($0) ? " " : $0 }))
        addStatus(to: component)
        for alarm in alarms {
            let part = library.component("VALARM")
            part.add("ACTION", "DISPLAY", "ACTION")
            part.add("TRIGGER", alarm.at.basicDescription, "DATE-TIME")
            part.add("DESCRIPTION", text: alarm.text)
            component.add(part)
        }
        return component
    }

    private func add(_ time: Time, to component: CalendarLibrary.Component) {
        switch (kind, time) {
        case (.task, .days(let days)): component.add("DUE", days.upperBound.basic, "DATE")
        case (.task, .instant(let instant)): component.add("DUE", instant.basicDescription, "DATE-TIME")
        case (.event, .days(let days)):
            component.add("DTSTART", days.lowerBound.basic, "DATE")
            // Exclusive; without it an event takes one day (RFC 5545, section 3.6.1).
            if days.upperBound < .last { component.add("DTEND", days.upperBound.adding(days: 1).basic, "DATE") }
        case (.event, .instant(let instant)): component.add("DTSTART", instant.basicDescription, "DATE-TIME")
        case (_, .from(let day)): component.add("DTSTART", day.basic, "DATE")
        }
    }

    private func addStatus(to component: CalendarLibrary.Component) {
        let word: String
        switch (kind, status) {
        case (.task, .open): word = "NEEDS-ACTION"
        case (.task, .completed): word = "COMPLETED"
        case (.event, .open), (.event, .completed): word = "CONFIRMED"
        case (_, .cancelled): word = "CANCELLED"
        }
        component.add("STATUS", word, "STATUS")
        guard kind == .task else {
            component.add("TRANSP", "TRANSPARENT", "TRANSP")
            return
        }
        if let percentComplete { component.add("PERCENT-COMPLETE", String(percentComplete), "INTEGER") }
        if case .completed(let instant?) = status { component.add("COMPLETED", instant.basicDescription, "DATE-TIME") }
    }
}

extension Day {
    /// `20270119`
    fileprivate var basic: String { String(description.filter { $0 != "-" }) }
}
