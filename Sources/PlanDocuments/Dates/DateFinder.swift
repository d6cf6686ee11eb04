import CivilTime
import PlanCore

/// Finds the dates, times and spans in the tokens of a block, each once, from left to right.
struct DateFinder {
    let tokens: [Token]
    let bytes: [UInt8]
    /// Where the sentence begins.
    var begin = 0
    /// Where it ends.
    let end: Int

    static func mentions(in tokens: [Token], _ range: Range<Int>, _ bytes: [UInt8]) -> [Mention] {
        let finder = DateFinder(tokens: tokens, bytes: bytes, begin: range.lowerBound, end: range.upperBound)
        var mentions: [Mention] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if isStart(tokens[at].term),
                let mention = finder.mention(at: at, after: mentions.last?.tokens.upperBound ?? range.lowerBound)
            {
                mentions.append(finder.sharing(lead: mentions.last, mention))
                at = max(at + 1, mention.tokens.upperBound)
            } else {
                at += 1
            }
        }
        return mentions
    }

    /// A date may begin with such a token.
    private static func isStart(_ term: Term) -> Bool {
        switch term {
        case .number, .numeral, .ten, .day, .month, .year, .quarter, .week, .first, .middle, .last, .whole, .untilEnd,
            .lastDay,
            .lunarDay, .ordinal, .weekday, .sunday, .weekly, .monthly, .quarterly, .halfYearly, .yearly:
            true
        default: false
        }
    }

    func term(_ index: Int) -> Term? { index < end ? tokens[index].term : nil }

    /// Dates in a row have the lead of the first: `trước ngày 15/6 và 15/12`.
    private func sharing(lead last: Mention?, _ mention: Mention) -> Mention {
        guard let last, mention.lead == .none, [.before, .atLatest, .untilEnd].contains(last.lead), !mention.isRange,
            (last.tokens.upperBound..<mention.start).allSatisfy({ [.and, .comma].contains(tokens[$0].term) }),
            last.tokens.upperBound < mention.start
        else { return mention }
        var mention = mention
        mention.lead = last.lead
        return mention
    }

    // MARK: A mention

    /// What begins at a token; leads are looked for behind `floor`.
    private func mention(at start: Int, after floor: Int) -> Mention? {
        if let early = time(at: start) {
            if let daily = daily(at: start, early, floor) { return daily }
            var next = early.next
            while let between = term(next), between == .comma || between == .dayPart { next += 1 }
            // `16 giờ ngày thứ Năm hằng tuần`
            if term(next) == .day, [.weekday, .sunday, .ordinal].contains(term(next + 1)) { next += 1 }
            if let found = repeating(at: next) {
                return led(
                    Mention(
                        value: .repeating(found.period, found.day), time: early.time, tokens: start..<found.next,
                        start: start),
                    floor)
            }
        }
        if let found = repeating(at: start) {
            return led(
                Mention(value: .repeating(found.period, found.day), tokens: start..<found.next, start: start), floor)
        }
        if let found = distance(at: start, after: floor) { return found }
        if let found = sameDay(at: start) { return led(found, floor) }
        if let years = years(at: start) { return years }
        guard let first = timedEndpoint(at: start, isLed: isLed(start, floor)) else { return nil }
        var mention = Mention(
            value: .point(first.endpoint), time: first.time, tokens: start..<first.next, start: start)
        mention.isConfused = (start..<first.next).contains { tokens[$0].flags.contains(.confused) }
        mention = led(mention, floor)
        if let range = range(from: first, mention) { return range }
        if let listed = list(from: first, mention) { return listed }
        // A day of a month that is not said is none, unless it is every month's.
        if case .day(let day, nil, _, _) = first.endpoint {
            guard [.before, .atLatest, .untilEnd, .on].contains(mention.lead), isMonthly(before: mention.start) else {
                return nil
            }
            mention.value = .repeating(.month, .day(day, month: 1))
            return mention
        }
        let isListed = start - 1 == floor && floor > begin && [.and, .comma].contains(tokens[start - 1].term)
        if first.isBare, !isListed, mention.lead == .none || mention.lead == .within, !standsAlone(start, first.next) {
            return nil
        }
        if first.endpoint.isImpossible {
            mention.value = .impossible
            return mention
        }

        if case .stretch = first.endpoint, term(first.next) == .following {
            mention.value = .range(from: first.endpoint, to: nil)
            mention.tokens = start..<first.next + 1
        }
        if [.until, .untilEnd].contains(mention.lead), let opening = opening(before: mention.start, floor) {
            mention.value = .range(from: nil, to: first.endpoint)
            mention.start = opening
        }
        return mention
    }

    /// `trước 17 giờ hằng ngày`, `báo cáo hằng ngày trước 16h30`.
    private func daily(at start: Int, _ time: (time: TimeOfDay, next: Int), _ floor: Int) -> Mention? {
        let mention = Mention(value: .daily, time: time.time, tokens: start..<time.next, start: start)
        let next = term(time.next) == .comma ? time.next + 1 : time.next
        if term(next) == .daily {
            var mention = mention
            mention.tokens = start..<next + 1
            return led(mention, floor)
        }
        let found = led(mention, floor)
        guard [.before, .atLatest].contains(found.lead), endpoint(at: next, isLed: true) == nil,
            term(next) != .sameDay, repeating(at: next) == nil,
            (max(floor, found.start - 14)..<found.start).contains(where: { tokens[$0].term == .daily })
        else { return nil }
        return found
    }

    /// `Hạn nộp: 30/6`, or nothing else in a cell: two numbers and a slash that can be nothing but a day.
    private func standsAlone(_ start: Int, _ next: Int) -> Bool {
        let isLast = next >= end || [.close, .open, .comma, .period, .semicolon].contains(tokens[next].term)
        guard isLast else { return false }
        if start == begin { return next >= end }
        return tokens[start - 1].term == .colon
            && (max(begin, start - 10)..<start).contains {
                [.deadline, .term, .timeLabel, .spanLabel].contains(tokens[$0].term)
            }
    }

    /// `hằng tháng, trước ngày 25`; `báo cáo tháng gửi trước ngày 25`.
    private func isMonthly(before start: Int) -> Bool {
        for at in stride(from: start - 1, through: max(begin, start - 14), by: -1) {
            if tokens[at].term == .monthly { return true }
            if tokens[at].term == .month, at > begin, tokens[at - 1].term == .report,
                number(at: at + 1, isNamed: true) == nil
            {
                return true
            }
        }
        return false
    }

    /// `trước 14h00 cùng ngày`.
    private func sameDay(at start: Int) -> Mention? {
        guard let time = time(at: start), term(time.next) == .sameDay else { return nil }
        return Mention(value: .sameDay, time: time.time, tokens: start..<time.next + 1, start: start)
    }

    /// `ngày 10 và 11/6/2023`, `ngày 15 và ngày cuối cùng của tháng`: days that share what follows the last.
    private func list(from first: Found, _ mention: Mention) -> Mention? {
        guard case .day(let day, nil, nil, _) = first.endpoint, term(first.next) == .and || term(first.next) == .comma
        else { return nil }
        var next = first.next + 1
        while next < first.next + 20, term(next) == .number, tokens[next].digits <= 2,
            term(next + 1) == .and || term(next + 1) == .comma
        { next += 2 }
        if let found = repeating(at: next), found.period == .month {
            var mention = mention
            mention.value = .repeating(.month, .day(day, month: 1))
            return mention
        }
        guard let second = timedEndpoint(at: next, isLed: true), case .day(_, .some, _, _) = second.endpoint else {
            return nil
        }
        var mention = mention
        mention.value = .point(second.endpoint)
        mention.tokens = mention.tokens.lowerBound..<second.next
        mention.isListed = true
        return mention
    }

    /// `kể từ ngày kết thúc … đến`: where a span begins whose first day is not said.
    private func opening(before start: Int, _ floor: Int) -> Int? {
        var at = start - 1
        while at >= max(floor, start - 30) {
            switch tokens[at].term {
            case .fromNow: return at
            case .since, .from:
                // `từ ngày ra thông báo`, `từ khi phát động`, `từ đầu năm học`
                let opens: Set<Term> = [.day, .onceDone, .first, .schoolYear, .timeLabel, .beginning]
                return term(at + 1).map(opens.contains) ?? false ? at : nil
            case .comma, .colon, .semicolon, .period, .and: return nil
            default: at -= 1
            }
        }
        return nil
    }

    /// With the words that lead to it.
    private func led(_ mention: Mention, _ floor: Int) -> Mention {
        var mention = mention
        var at = mention.start
        // `hết ngày 20`, `đến hết`: the finder began at the word before the date.
        if let first = term(at), first == .untilEnd { mention.lead = .untilEnd }
        while at > floor {
            let before = tokens[at - 1]
            switch before.term {
            // `quý trước đến ngày 14`
            case .before where mention.lead == .until: return mention
            case .before: mention.lead = .before
            case .atLatest: mention.lead = .atLatest
            case .until: mention.lead = mention.lead == .none || mention.lead == .on ? .until : mention.lead
            case .untilEnd: mention.lead = .untilEnd
            case .whole: mention.lead = .untilEnd
            case .from: mention.lead = .from
            case .since: mention.lead = .since
            case .within: if mention.lead == .none { mention.lead = .within }
            case .notOver: mention.lead = .notOver
            case .on: if mention.lead == .none { mention.lead = .on }
            case .after: mention.lead = .after
            case .day: break
            default: return mention
            }
            at -= 1
            mention.start = at
        }
        return mention
    }

    private func isLed(_ start: Int, _ floor: Int) -> Bool {
        guard start > floor else { return false }
        switch tokens[start - 1].term {
        case .before, .atLatest, .until, .untilEnd, .from, .since, .on, .after, .day, .whole, .within, .notOver:
            return true
        default: return false
        }
    }

    // MARK: Ranges

    struct Found {
        var endpoint: Endpoint
        var time: TimeOfDay?
        var next: Int
        /// Two numbers and a slash alone, which may be anything.
        var isBare = false
    }

    /// `A - B`, `từ A đến (hết) B`; what A leaves out it takes from B.
    private func range(from first: Found, _ mention: Mention) -> Mention? {
        var at = first.next
        switch term(at) {
        case .dash?: at += 1
        case .until?, .untilEnd?: at += 1
        case .comma? where term(at + 1) == .until || term(at + 1) == .untilEnd: at += 2
        case .and? where term(at + 1) == .ending, .comma? where term(at + 1) == .ending:
            at += 2
            if term(at) == .on { at += 1 }
        default: return nil
        }
        if term(at) == .before { return nil }
        while term(at) == .whole || term(at) == .until, term(at + 1) == .day || term(at + 1) == .number { at += 1 }
        guard let second = timedEndpoint(at: at, isLed: true) ?? bareYear(at: at, behind: first.endpoint) else {
            return nil
        }
        var from = first.endpoint
        var to = second.endpoint
        if case .day(_, nil, _, _) = to { return nil }
        switch (from, to) {
        case (.day(let day, nil, nil, _), .day(_, let month, let year, let isLunar)):
            from = .day(day: day, month: month, year: year, isLunar: isLunar)
        case (.day(let day, nil, nil, _), .stretch(.month(let month), let year)):
            from = .day(day: day, month: month, year: year, isLunar: false)
        case (.day(_, nil, _, _), _): return nil
        case (.stretch(.year, let year?), .stretch(.year, let other?)) where other < year: return nil
        case (.stretch(.month, _), .stretch(.year, _)), (.stretch(.year, _), .stretch(.month, _)): return nil
        case (.stretch(.year, _), .day) where term(first.next) == .dash: return nil
        default: break
        }
        if from.year == nil, let year = to.year {
            from.year = Self.isLater(from, to) ? year - 1 : year
        } else if to.year == nil, let year = from.year {
            to.year = Self.isLater(from, to) ? year + 1 : year
        }
        var range = mention
        range.tokens = mention.tokens.lowerBound..<second.next
        range.time = second.time
        range.isConfused = range.tokens.contains { tokens[$0].flags.contains(.confused) }
        range.value = from.isImpossible || to.isImpossible ? .impossible : .range(from: from, to: to)
        if mention.lead != .from, mention.lead != .since {
            range.start = mention.lead == .none ? range.start : mention.start
        }
        return range
    }

    /// `2026 - 2027` with nothing else in a cell.
    private func years(at start: Int) -> Mention? {
        guard start == begin, start + 3 == end, term(start + 1) == .dash else { return nil }
        let years = [start, start + 2].map { (tokens[$0].term, Int(tokens[$0].digits), Int(tokens[$0].value)) }
        guard years.allSatisfy({ $0.0 == .number && $0.1 == 4 && (1900...2199).contains($0.2) }),
            years[0].2 < years[1].2
        else { return nil }
        let value = Mention.Value.range(
            from: .stretch(.year, year: years[0].2), to: .stretch(.year, year: years[1].2))
        return Mention(value: value, tokens: start..<end, start: start)
    }

    /// `năm 2026 - 2027`: the second year.
    private func bareYear(at index: Int, behind first: Endpoint) -> Found? {
        guard case .stretch(.year, _?) = first, term(index) == .number, tokens[index].digits == 4,
            (1900...2199).contains(tokens[index].value)
        else { return nil }
        return Found(endpoint: .stretch(.year, year: Int(tokens[index].value)), next: index + 1)
    }

    private static func isLater(_ from: Endpoint, _ to: Endpoint) -> Bool {
        var (from, to) = (from, to)
        (from.year, to.year) = (2000, 2000)
        guard let left = from.date(.first, year: 2000), let right = to.date(.last, year: 2000) else { return false }
        return left.day(in: 2000) > right.day(in: 2000) && from.month != nil && to.month != nil
    }

    // MARK: Dates with times

    /// A date with the time before or behind it.
    private func timedEndpoint(at start: Int, isLed: Bool) -> Found? {
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
            while let between = term(next),
                between == .comma || between == .weekday || between == .sunday || between == .open
                    || between == .dayPart
            { next += 1 }
            if term(next) == .ordinal, term(next + 1) == .number { next += 2 }
            if term(next) == .comma { next += 1 }
            guard var found = endpoint(at: next, isLed: true) else { return nil }
            found.time = time
            found.isBare = false
            return found
        }
        guard var found = endpoint(at: at, isLed: isLed || at > start) else { return nil }
        var next = found.next
        if term(next) == .comma || term(next) == .open { next += 1 }
        if term(next) == .on { next += 1 }
        if let late = time(at: next) {
            found.time = late.time
            found.next = late.next
        }
        return found
    }

    /// `17h00`, `16 giờ 30 phút`, `8g`, `17:00`.
    func time(at start: Int) -> (time: TimeOfDay, next: Int)? {
        guard term(start) == .number, tokens[start].digits <= 2 else { return nil }
        let hour = Int(tokens[start].value)
        var next: Int
        var minute = 0
        switch term(start + 1) {
        case .hour?:
            next = start + 2
            if term(next) == .number, tokens[next].digits == 2,
                tokens[next].isGlued || term(next + 1) == .minute || tokens[start + 1].end - tokens[start + 1].start > 1
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
        default: return nil
        }
        // 16h00'
        if term(next) == .mark, tokens[next].isGlued { next += 1 }
        // 24h00 is the last of the day.
        let time = hour == 24 && minute == 0 ? TimeOfDay(hour: 23, minute: 59) : TimeOfDay(hour: hour, minute: minute)
        return time.map { ($0, next) }
    }
}
