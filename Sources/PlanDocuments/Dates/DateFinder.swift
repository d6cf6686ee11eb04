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
            guard isStart(tokens[at].term) else {
                at += 1
                continue
            }
            let floor = mentions.last?.tokens.upperBound ?? range.lowerBound
            var months = finder.monthsOfDay(at: at, after: floor)
            if months.isEmpty { months = finder.daysOfMonth(at: at, after: floor) }
            if let last = months.last {
                mentions += months
                at = last.tokens.upperBound
            } else if let periods = finder.periods(at: at, after: floor) {
                mentions.append(periods)
                at = periods.tokens.upperBound
            } else if let mention = finder.mention(at: at, after: floor) {
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
            .lastDay, .workingDays,
            .lunarDay, .fullMoon, .ordinal, .weekday, .sunday, .monthPart, .weekly, .monthly, .quarterly, .halfYearly,
            .yearly:
            true
        default: false
        }
    }

    func term(_ index: Int) -> Term? { index < end ? tokens[index].term : nil }

    /// It is that word, of those that tell nothing by themselves.
    func isWord(_ index: Int, _ word: Syllable) -> Bool {
        term(index) == .word && tokens[index].spells(word, in: bytes)
    }

    /// Dates in a row have the lead of the first: `trước ngày 15/6 và 15/12`.
    private func sharing(lead last: Mention?, _ mention: Mention) -> Mention {
        guard let last, mention.lead == .none, [.before, .atLatest, .untilEnd].contains(last.lead), !mention.isRange,
            case let gap = last.tokens.upperBound..<max(last.tokens.upperBound, mention.start),
            gap.allSatisfy({ [.and, .comma].contains(tokens[$0].term) }) || isParallel(last, gap, mention),
            last.tokens.upperBound < mention.start, !mention.isPeriod || last.isPeriod
        else { return mention }
        var mention = mention
        mention.lead = last.lead
        // `trước 16 giờ các ngày thứ Hai, thứ Năm hằng tuần`
        if last.isWeekly, mention.isWeekly, mention.time == nil { mention.time = last.time }
        return mention
    }

    /// `trước ngày 05/3 đối với cấp xã, ngày 20/3 đối với cấp huyện`: behind both stands for whom it is.
    private func isParallel(_ first: Mention, _ gap: Range<Int>, _ second: Mention) -> Bool {
        guard first.isDay, second.isDay, gap.count <= Self.longestName, let end = gap.last,
            tokens[end].term == .comma || tokens[end].term == .and
        else { return false }
        let acts: TermSet = [.submit, .report, .register, .publish, .hold, .gathering, .complete, .finished]
        return isForSomebody(gap.lowerBound) && isForSomebody(second.tokens.upperBound)
            && !gap.contains { acts.contains(tokens[$0].term) }
    }

    /// `đối với các xã`, `(cấp xã)`
    private func isForSomebody(_ start: Int) -> Bool {
        guard let first = term(start) else { return false }
        if tokens[start].means(.toward, Worth.whom) { return true }
        let whom: TermSet = [.organ, .plural, .locality, .place, .leadUnit, .phaseWord]
        return first == .open
            && (start + 1..<min(end, start + Self.longestName)).prefix { tokens[$0].term != .close }
                .contains { whom.contains(tokens[$0].term) }
    }

    // MARK: A mention

    /// What begins at a token; leads are looked for behind `floor`.
    private func mention(at start: Int, after floor: Int) -> Mention? {
        if term(start + 1) == .hour, let hours = distance(at: start, after: floor) { return hours }
        if let early = time(at: start) {
            if let daily = daily(at: start, early, floor) { return daily }
            var next = early.next
            while let between = term(next), between == .comma || between == .dayPart { next += 1 }
            // `16 giờ ngày thứ Năm hằng tuần`
            if term(next) == .plural { next += 1 }
            if term(next) == .day, [.weekday, .sunday, .ordinal].contains(term(next + 1)) { next += 1 }
            if let found = repeating(at: next) {
                return led(
                    Mention(
                        value: .repeating(found.period, found.day), time: early.time, tokens: start..<found.next,
                        start: start),
                    floor)
            }
        }
        if term(start) == .day, let day = number(at: start + 1, isNamed: false), day.digits <= 2,
            !(1...31).contains(day.value), term(day.next) == .monthly
        {
            return led(Mention(value: .impossible, tokens: start..<day.next + 1, start: start), floor)
        }
        if let found = nthDay(at: start) { return led(found, floor) }
        if let found = repeating(at: start) {
            let mention = led(
                Mention(value: .repeating(found.period, found.day), tokens: start..<found.next, start: start), floor)
            return found.day == nil ? mention : timed(mention)
        }
        if let found = distance(at: start, after: floor) { return found }
        if let found = sameDay(at: start) { return led(found, floor) }
        if let years = years(at: start) { return years }
        guard let first = timedEndpoint(at: start, isLed: isLed(start, floor)) else { return nil }
        var mention = Mention(
            value: .point(first.endpoint), time: first.time, tokens: start..<first.next, start: start)
        mention.yearWord = first.yearWord
        mention.isConfused = (start..<first.next).contains { tokens[$0].flags.contains(.confused) }
        mention = led(mention, floor)
        if let close = aside(at: first.next) {
            var behind = first
            behind.next = close
            if let range = range(from: behind, mention) { return range }
        }
        if let range = range(from: first, mention) { return range }
        if let listed = list(from: first, mention) { return listed }
        if let ahead = amount(behind: first, mention) { return ahead }
        // A day of a month that is not said is none, unless it is every month's.
        if case .day(let day, nil, _, _) = first.endpoint {
            // `hằng tháng (ngày 25)`
            let isAside =
                mention.start - 2 >= begin && tokens[mention.start - 1].term == .open
                && tokens[mention.start - 2].term == .monthly
            guard [.before, .atLatest, .untilEnd, .on].contains(mention.lead) || isAside,
                isMonthly(before: mention.start) || isMonthlyWithNext(first.next)
            else { return nil }
            mention.value = .repeating(.month, .day(day, month: 1))
            return mention
        }
        // `không quá 1/3 số đơn vị`
        let isFraction = term(start + 1) == .slash && first.next == start + 3
        if isFraction, mention.lead == .notOver, !endsClause(first.next) || tokens[start].digits == 1 { return nil }
        let isListed = floor > begin && isListed(start, floor)
        if mention.lead == .none, let before = beforeNamedDay(start, first.next, floor) {
            mention.lead = .before
            mention.start = before
        }
        if first.isBare, !isListed, mention.lead == .none || mention.lead == .within, !standsAlone(start, first.next) {
            guard let name = keptDay(start, first.next) else { return nil }
            let isAside = tokens[start - 1].term == .open
            if !isAside, name > floor, tokens[name].term == .day, tokens[name - 1].term == .before {
                // `trước ngày Quốc khánh 2/9`
                mention.lead = .before
                mention.start = name - 1
            } else {
                mention.isKeptDay = true
            }
        }
        if first.endpoint.isImpossible {
            mention.value = .impossible
            return mention
        }

        if case .stretch = first.endpoint, term(first.next) == .following {
            mention.value = .range(from: first.endpoint, to: nil)
            mention.tokens = start..<first.next + 1
        }
        let isUntil = mention.lead == .before && term(mention.start) == .until
        if isUntil || [.until, .untilEnd].contains(mention.lead), let opening = opening(before: mention.start, floor) {
            mention.isEndExclusive = isUntil
            mention.value = .range(from: nil, to: first.endpoint)
            mention.start = opening
        }
        return mention
    }

    /// `trước ngày 05 và trước ngày 20 hằng tháng`
    private func isMonthlyWithNext(_ start: Int) -> Bool {
        guard [.and, .comma].contains(term(start)), [.before, .atLatest, .on].contains(term(start + 1)),
            case let next = term(start + 2) == .day ? start + 3 : start + 2, term(next) == .number
        else { return false }
        return term(next + 1) == .monthly
    }

    /// `thứ Sáu hằng tuần, trước 10 giờ`: with the time that stands behind it.
    private func timed(_ mention: Mention) -> Mention {
        let end = mention.tokens.upperBound
        let lead = term(end) == .comma ? end + 1 : end
        guard let word = term(lead), word == .before || word == .atLatest || word == .on, mention.time == nil,
            let time = time(at: lead + 1), endpoint(at: time.next, isLed: true) == nil, repeating(at: time.next) == nil
        else { return mention }
        var mention = mention
        mention.time = time.time
        mention.tokens = mention.tokens.lowerBound..<time.next
        if mention.lead == .none || mention.lead == .on {
            mention.lead = word == .before ? .before : word == .atLatest ? .atLatest : mention.lead
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
            mention = led(mention, floor)
            // `20-22h hằng ngày`
            if start > floor, tokens[start - 1].term == .dash, start - 1 > begin,
                [.number, .hour].contains(tokens[start - 2].term)
            {
                return nil
            }
            // `mở cửa từ 5h00 đến 21h00 hằng ngày`
            let opens = (max(floor, mention.start - 6)..<mention.start).contains { tokens[$0].term == .from }
            return mention.lead == .until && opens ? nil : mention
        }
        let found = led(mention, floor)
        guard [.before, .atLatest].contains(found.lead), endpoint(at: next, isLed: true) == nil,
            term(next) != .sameDay, repeating(at: next) == nil,
            (begin..<found.start).contains(where: { tokens[$0].term == .daily })
        else { return nil }
        return found
    }

    /// `03/6 và 12/8`, `03/6 (đợt 1) và 12/8 (đợt 2)`
    private func isListed(_ start: Int, _ floor: Int) -> Bool {
        guard start > floor, [.and, .comma].contains(tokens[start - 1].term) else { return false }
        if start - 1 == floor { return true }
        let aside = floor..<start - 1
        return aside.count <= 6 && tokens[aside.lowerBound].term == .open && tokens[aside.upperBound - 1].term == .close
    }

    /// Nothing of the clause stands behind.
    func endsClause(_ next: Int) -> Bool {
        term(next).map { [.comma, .period, .semicolon, .close, .open, .colon].contains($0) } ?? true
    }

    /// `Hạn nộp: 30/6`, or nothing else in a cell: two numbers and a slash that can be nothing but a day.
    func standsAlone(_ start: Int, _ next: Int) -> Bool {
        let isLast = next >= end || [.close, .open, .comma, .period, .semicolon].contains(tokens[next].term)
        guard isLast else { return false }
        if start == begin { return next >= end }
        let labels = TermSet.times.union([.report])
        if tokens[start - 1].term == .colon {
            return (max(begin, start - 10)..<start).contains { labels.contains(tokens[$0].term) }
        }
        // `(hạn huyện giao là 22/02)`
        return isWord(start - 1, Self.equal)
            && (max(begin, start - 6)..<start).contains { tokens[$0].term == .deadline }
    }

    /// `trước 14h00 cùng ngày`.
    private func sameDay(at start: Int) -> Mention? {
        guard let time = time(at: start), term(time.next) == .sameDay else { return nil }
        // `15 giờ cùng ngày 27/3`
        if let day = endpoint(at: time.next + 1, isLed: true), case .day(_, .some, _, _) = day.endpoint {
            return Mention(
                value: day.endpoint.isImpossible ? .impossible : .point(day.endpoint), time: time.time,
                tokens: start..<day.next, start: start)
        }
        return Mention(value: .sameDay, time: time.time, tokens: start..<time.next + 1, start: start)
    }

    /// `ngày 10 và 11/6/2023`, `ngày 15 và ngày cuối cùng của tháng`: days that share what follows the last.
    private func list(from first: Found, _ mention: Mention) -> Mention? {
        guard case .day(let day, nil, nil, _) = first.endpoint, term(first.next) == .and || term(first.next) == .comma
        else { return nil }
        var next = first.next + 1
        var days = [day]
        while next < first.next + 20, term(next) == .number, tokens[next].digits <= 2,
            term(next + 1) == .and || term(next + 1) == .comma
        {
            days.append(Int(tokens[next].value))
            next += 2
        }
        if let found = repeating(at: next) ?? dayOfPeriod(at: next), found.period == .month {
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
        mention.yearWord = second.yearWord
        mention.listed = days.map { second.endpoint.with(day: $0) }
        return mention
    }

    /// With the words that lead to it.
    func led(_ mention: Mention, _ floor: Int) -> Mention {
        var mention = mention
        var at = mention.start
        // `hết ngày 20`, `đến hết`: the finder began at the word before the date.
        let isWhole = term(at) == .whole && (term(at + 1) == .day || term(at + 1) == .number)
        if term(at) == .untilEnd || isWhole { mention.lead = .untilEnd }
        while at > floor {
            let before = tokens[at - 1]
            switch before.term {
            // `quý trước đến ngày 14`
            case .before where mention.lead == .until: return mention
            case .before: mention.lead = .before
            // `chậm nhất trước 17 giờ ngày …`
            case .atLatest: if mention.lead != .before { mention.lead = .atLatest }
            case .until: mention.lead = mention.lead == .none || mention.lead == .on ? .until : mention.lead
            case .untilEnd: mention.lead = .untilEnd
            // `nộp hết trước ngày 20`
            case .whole where mention.lead == .before: return mention
            case .whole: mention.lead = .untilEnd
            case .from: mention.lead = .from
            case .since: mention.lead = .since
            case .within: if mention.lead == .none { mention.lead = .within }
            case .notOver:
                guard before.value != Worth.amount else { return mention }
                mention.lead = .notOver
            case .on: if mention.lead == .none { mention.lead = .on }
            // `lần sau trước ngày 30/6`
            case .after where mention.lead == .before: return mention
            case .after: mention.lead = .after
            case .shifted:
                guard mention.lead == .none, term(at) == .day || term(at) == .number else { return mention }
                mention.lead = .until
            case .day: break
            // trước thời điểm ngày
            case .timeLabel where isLed(at - 1, floor) && term(at) == .day: break
            // trong hai ngày 13 và 14
            case .number, .numeral:
                guard isLed(at - 1, floor), term(at) == .day, before.digits <= 2 else { return mention }
            // trước các ngày, trong sáng ngày
            case .plural where isLed(at - 1, floor) && term(at) == .day: break
            case .dayPart where isLed(at - 1, floor) && term(at) == .day: break
            // trước giờ làm việc ngày
            case .hour where before.value == Worth.office && isLed(at - 1, floor) && term(at) == .day: break
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
        case .before, .atLatest, .until, .untilEnd, .from, .since, .on, .after, .day, .whole, .within, .notOver,
            .deadline, .shifted:
            return true
        default: return false
        }
    }

    /// A date with the token behind it.
    struct Found {
        var endpoint: Endpoint
        var time: TimeOfDay?
        var next: Int
        /// Two numbers and a slash alone, which may be anything.
        var isBare = false
        var yearWord: YearWord?
    }
}
