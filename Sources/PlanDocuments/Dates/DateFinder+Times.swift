import CivilTime
import PlanCore

extension DateFinder {
    /// A date with the time before or behind it.
    func timedEndpoint(at start: Int, isLed: Bool) -> Found? {
        var at = start
        if term(at) == .untilEnd || term(at) == .whole, term(at + 1) == .day || term(at + 1) == .number { at += 1 }
        if let early = time(at: at) {
            var next = early.next
            var time = early.time
            // `từ 8h đến 17h ngày …`: the date's time is where it ends.
            if let until = term(next), until == .until || until == .dash, let late = self.time(at: next + 1) {
                next = late.next
                time = late.time
            }
            // `15:02 - 16/9/2027`
            if term(next) == .dash, term(next + 1) == .number, term(next + 2) == .slash { next += 1 }
            while let between = term(next),
                between == .comma || between == .weekday || between == .sunday || between == .open
                    || between == .dayPart
            { next += 1 }
            if term(next) == .ordinal, term(next + 1) == .number { next += 2 }
            if term(next) == .comma { next += 1 }
            guard let only = endpoint(at: next, isLed: true) else { return nil }
            var found = withTwin(only)
            found.time = time
            found.isBare = false
            return found
        }
        guard let only = endpoint(at: at, isLed: isLed || at > start) else { return nil }
        var found = withTwin(only)
        var next = found.next
        let isAside = term(next) == .open
        if term(next) == .comma || isAside { next += 1 }
        // `20/5 (trước 10h)`
        if term(next) == .on || isAside && [.before, .atLatest].contains(term(next)) { next += 1 }
        if let late = time(at: next) {
            found.time = late.time
            found.next = late.next
        }
        return found
    }

    /// `20 tháng Chạp (27/01/2027)`, `27/01/2027 (20 tháng Chạp)`: the same day of both calendars, told by the solar one.
    private func withTwin(_ found: Found) -> Found {
        guard case .day(_, .some, _, let isLunar) = found.endpoint, term(found.next) == .open,
            let other = endpoint(at: found.next + 1, isLed: true), term(other.next) == .close,
            case .day(_, .some, _, let isOtherLunar) = other.endpoint, isLunar != isOtherLunar
        else { return found }
        return Found(endpoint: isLunar ? other.endpoint : found.endpoint, next: other.next + 1)
    }

    /// `17h00`, `16 giờ 30 phút`, `8g`, `17:00`.
    func time(at start: Int) -> (time: TimeOfDay, next: Int)? {
        guard term(start) == .number, tokens[start].digits <= 2 else { return nil }
        var hour = Int(tokens[start].value)
        var next: Int
        var minute = 0
        switch term(start + 1) {
        case .hour?:
            next = start + 2
            if term(next) == .number, tokens[next].digits == 2,
                tokens[next].isGlued || term(next + 1) == .minute || term(next + 1) == .day
                    || tokens[start + 1].value == Worth.spelled
            {
                minute = Int(tokens[next].value)
                next += 1
                if term(next) == .minute { next += 1 }
            }
        case .colon?:
            guard term(start + 2) == .number, tokens[start + 1].isGlued, tokens[start + 2].isGlued,
                tokens[start + 2].digits == 2
            else { return nil }
            minute = Int(tokens[start + 2].value)
            next = start + 3
        // `17.30 ngày 15/8`: no month is so high
        case .period?:
            guard term(start + 2) == .number, tokens[start + 1].isGlued, tokens[start + 2].isGlued,
                tokens[start + 2].digits == 2, term(start + 3) == .day || term(start + 3) == .comma,
                !(1...12).contains(tokens[start + 2].value)
            else { return nil }
            minute = Int(tokens[start + 2].value)
            next = start + 3
        default: return nil
        }
        // 16h00'
        if term(next) == .mark || term(next) == .quote, tokens[next].isGlued { next += 1 }
        // 5 giờ chiều
        if term(next) == .dayPart, tokens[next].value > 0, (1..<12).contains(hour) { hour += Int(tokens[next].value) }
        // 24h00 is the last of the day.
        let time = hour == 24 && minute == 0 ? TimeOfDay(hour: 23, minute: 59) : TimeOfDay(hour: hour, minute: minute)
        return time.map { ($0, next) }
    }
}
