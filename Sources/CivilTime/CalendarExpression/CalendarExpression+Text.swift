extension CalendarExpression: CustomStringConvertible {
    /// The normal form that `systemd-analyze calendar` prints; it reads back as the same expression.
    package var description: String {
        let weekdays = weekdays.map { Self.text(of: $0) + " " } ?? ""
        let date =
            "\(years.text(width: 4))-\(months.text(width: 2))\(countsFromMonthEnd ? "~" : "-")\(days.text(width: 2))"
        let time = "\(hours.text(width: 2)):\(minutes.text(width: 2)):\(seconds.secondsText)"
        return "\(weekdays)\(date) \(time)" + (zone.map { " \($0.identifier)" } ?? "")
    }

    /// Three or more in a row as a range.
    private static func text(of weekdays: WeekdaySet) -> String {
        Weekday.allCases.split { !weekdays.contains($0) }.map { run in
            let names = run.map(\.abbreviation)
            return names.count > 2 ? "\(names[0])..\(names[names.count - 1])" : names.joined(separator: ",")
        }.joined(separator: ",")
    }
}

extension CalendarField {
    fileprivate func text(width: Int) -> String {
        text(unit: 1) {
            padded($0, width)
        } step: {
            String($0)
        }
    }

    fileprivate var secondsText: String {
        guard components != [.everySecond] else { return "*" }
        return text(unit: 1_000_000) {
            Self.seconds($0, width: 2)
        } step: {
            Self.seconds($0, width: 1)
        }
    }

    private static func seconds(_ microseconds: Int, width: Int) -> String {
        let (whole, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return padded(whole, width) + (fraction == 0 ? "" : ".\(padded(fraction, 6))")
    }

    /// The list; in a range a step of one unit goes without saying.
    private func text(unit: Int, value: (Int) -> String, step: (Int) -> String) -> String {
        guard !components.isEmpty else { return "*" }
        return components.map { component in
            let range = value(component.start) + (component.stop.map { ".." + value($0) } ?? "")
            guard let length = component.step, component.stop == nil || length != unit else { return range }
            return "\(range)/\(step(length))"
        }.joined(separator: ",")
    }
}

extension CalendarComponent {
    /// `*` of the seconds: whole ones only.
    static let everySecond = CalendarComponent(start: 0, stop: nil, step: 1_000_000)
}
