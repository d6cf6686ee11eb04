import CivilTime
import PlanCore

/// In which year a date lies that does not say it, and whether every year is meant.
extension Assembly {
    mutating func year(of items: [Item]) {
        let finder = YearFinder(outline: outline, bytes: bytes, header: reading.header)
        // A page's clock says nothing of the text.
        let own = items.filter { item in
            !(item.clause.block < YearFinder.linesAbove
                && finder.isClock(item.mention, on: outline.blocks[item.clause.block].tokens))
        }
        let dates = own.map { [outline] item in
            let before = item.clause.left.suffix(3)
            let others: TermSet =
                item.mention.isDay
                ? [.reference, .document, .counted, .born, .validity] : [.reference, .born, .validity]
            return YearFinder.Date(item.mention, isCited: outline.has(others, in: before))
        }
        schoolYear = finder.schoolYear(of: dates)
        titleSchoolYear = finder.school()?.year
        published = finder.published(among: dates)
        isOfOneYear = finder.titleYear() != nil
        isStanding = !isOfOneYear && finder.isRegulation
        // `80 năm (06/01/1950 - 06/01/2030)` may be years ahead.
        let others = dates.filter { !$0.mention.isCommemoration }
        guard let found = finder.year(of: others) ?? finder.year(of: dates) else {
            reading.gaps.append(.noYear)
            return
        }
        switch found.source {
        case .issue(let evidence): reading.header.year = Found(found.year, evidence)
        case .tokens(let tokens, let confidence, let reason):
            reading.header.year = Found(found.year, evidence(range(tokens), confidence, [reason]))
        }
    }

    /// A mention with the year that its words mean; what comes every year needs none (`trước ngày 15/01 năm sau`).
    func settled(_ item: Item) -> Mention {
        guard item.mention.yearWord != nil || item.mention.firstYearWord != nil,
            let year = reading.header.year?.value
        else { return item.mention }
        if item.mention.yearWord == .next, item.mention.isDay {
            switch recurrence(item) {
            case .yearly, .perhaps: return item.mention
            case .once: break
            }
        }
        return item.mention.settled(in: year)
    }

    /// A date's first or last day; one without a year in the year that the document means.
    func resolved(_ endpoint: Endpoint, _ part: PointOfYear.Part) -> PlanDate? {
        let year = reading.header.year?.value
        guard let year, endpoint.year == nil else { return endpoint.date(part, year: year) }
        if let schoolYear, let own = YearFinder.year(of: endpoint, inSchoolYear: schoolYear) {
            return endpoint.date(part, year: own)
        }
        if case .day(let day, let month?, _, isLunar: true) = endpoint, let issued = reading.header.issued?.value {
            // The lunar year ends within the next one: the first such day after the document was issued.
            let dates = [year - 1, year, year + 1].compactMap { LunarDate(year: $0, month: month, day: day) }
            if let next = dates.first(where: { Day($0) >= issued.earliest }) { return .lunar(next) }
        }
        return endpoint.date(part, year: isNextYear(endpoint) ? year + 1 : year)
    }

    /// A day without a year that was long past when the document was issued is one of the next year.
    func isNextYear(_ endpoint: Endpoint) -> Bool {
        guard schoolYear == nil, let issued = reading.header.issued?.value, endpoint.year == nil,
            reading.header.year?.value == issued.year,
            case .full(let day)? = endpoint.date(.last, year: issued.year)
        else { return false }
        // Of a school year that has begun the months before are the next year's.
        if titleSchoolYear == issued.year, let month = endpoint.month, month < 8, day < issued.earliest { return true }
        return day.days(until: issued.earliest) > Self.longPast
    }

    /// Days, half a year: a deadline that has just passed may be a mistake of the document's.
    private static let longPast = 183

    /// Whether a date without a year is one of every year.
    enum Recurrence {
        case once
        /// It may be; why it may not.
        case perhaps(Bilingual)
        case yearly
    }

    /// By the words around a date without a year: what its own sentence says of every year is sure; what is said beside it, or the
    /// kind of the document alone, is not. Of what a plan of one year calls its yearly report only where the sentence before the
    /// date speaks of nothing else.
    func recurrence(_ item: Item) -> Recurrence {
        let terms: TermSet = [.yearly, .nextYear]
        let sentence = item.clause.sentence
        if isOfOneYear {
            // `trước ngày 15/7 đối với báo cáo 6 tháng và trước ngày 25/01 năm sau đối với báo cáo năm`
            if outline.has([.nextYear], in: sentence), speaksOfYearlyReport(sentence) {
                return .perhaps(
                    Bilingual(vi: "có thể chỉ của năm nêu ở tên văn bản", en: "may be of the year in the title alone"))
            }
            let before = sentence.lowerBound..<item.mention.start
            let others: TermSet = [.month, .quarter, .monthly, .quarterly, .halfYearly, .open, .colon]
            let isFromNowOn =
                [.from, .since].contains(outline.tokens[sentence.lowerBound].term)
                && sentence.count > 1 && outline.tokens[sentence.lowerBound + 1].term == .year
            guard outline.has([.yearly], in: before), isFromNowOn || !outline.has(others, in: before) else {
                return .once
            }
            return .perhaps(
                Bilingual(vi: "có thể chỉ của năm nêu ở tên văn bản", en: "may be of the year in the title alone"))
        }
        if outline.has([.yearly], in: sentence) || outline.isOfYearReported(item.clause.right) { return .yearly }
        let isOfNextYear = outline.has([.nextYear], in: sentence)
        if isStanding, isOfNextYear || speaksOfYearlyReport(sentence) { return .yearly }
        // What is said once of `năm sau` may be of one year alone.
        if isOfNextYear {
            return .perhaps(
                Bilingual(
                    vi: "“năm sau” có thể chỉ nói một năm",
                    en: "“năm sau” (the next year) may be said of one year alone"))
        }
        if isStanding {
            return .perhaps(
                Bilingual(
                    vi: "văn bản quy định chung, câu không nói hằng năm",
                    en: "the document regulates; the sentence does not say every year"))
        }
        if isUnderYearly(item.clause.block) { return .yearly }
        let block = outline.blocks[item.clause.block].tokens
        let near = block.clamped(to: sentence.lowerBound - 300..<sentence.upperBound + 300)
        let isListed = speaksOfHalfYear(sentence) && yearlyBeside(item.clause.block)
        guard outline.has(terms, in: near) || isListed else { return .once }
        return .perhaps(
            Bilingual(
                vi: "“hằng năm” nói ở câu khác", en: "that it is every year's is said in another sentence"))
    }

    /// `Hằng năm sinh viên đăng ký thành 02 đợt:` and under it the days.
    private func isUnderYearly(_ block: Int) -> Bool {
        guard let parent = outline.blocks[block].parent, case let stem = outline.blocks[parent].tokens,
            let last = stem.last, outline.tokens[last].term == .colon
        else { return false }
        let end = stem.suffix(40)
        let start = end.last { outline.tokens[$0].term == .period } ?? end.lowerBound
        return outline.has([.yearly], in: start..<end.upperBound)
    }

    /// `báo cáo năm`
    private func speaksOfYearlyReport(_ sentence: Range<Int>) -> Bool {
        sentence.dropLast().contains { index in
            outline.tokens[index].term == .report && outline.tokens[index + 1].term == .year
                && (index + 2 >= sentence.upperBound || outline.tokens[index + 2].term != .number)
        }
    }

    /// `báo cáo 6 tháng`
    private func speaksOfHalfYear(_ sentence: Range<Int>) -> Bool {
        sentence.dropLast(2).contains { index in
            // `báo cáo định kỳ 06 (sáu) tháng`
            let words = (index + 1..<sentence.upperBound).prefix(7)
            guard outline.tokens[index].term == .report,
                let six = words.first(where: { outline.tokens[$0].term == .number }), outline.tokens[six].value == 6
            else { return false }
            return words.contains { $0 > six && $0 <= six + 4 && outline.tokens[$0].term == .month }
        }
    }

    /// Another item of its list is of every year.
    private func yearlyBeside(_ block: Int) -> Bool {
        let item = outline.blocks[block]
        return (max(0, block - 5)..<min(outline.blocks.count, block + 5)).contains { index in
            let other = outline.blocks[index]
            return other.isItem && other.level == item.level && other.parent == item.parent
                && outline.has([.yearly], in: other.tokens)
        }
    }

    /// `từ 20/12 đến 10/01`: a span whose end comes before its start ends in the next year.
    func endingNextYear(_ from: Endpoint?, _ to: Endpoint?) -> Endpoint? {
        guard schoolYear == nil, let year = reading.header.year?.value, let from, var to, from.year == nil,
            to.year == nil,
            DateFinder.isLater(from, to)
        else { return to }
        to.year = year + 1
        return to
    }

    /// A span's first day: of the next year only where its last one is.
    func start(_ from: Endpoint, to: Endpoint?) -> PlanDate? {
        // Of a span of lunar days the first is in the lunar year of the last, or in the one before.
        if case .day(_, .some, nil, isLunar: true) = from, let to, case .lunar(let last)? = resolved(to, .last) {
            return from.date(.first, year: DateFinder.isLater(from, to) ? last.year - 1 : last.year)
        }
        if schoolYear == nil, let to, !isNextYear(to) { return from.date(.first, year: reading.header.year?.value) }
        return resolved(from, .first)
    }

    /// The day by which a span is over: what is done before a month is done before its first day.
    func limit(_ mention: Mention) -> PlanDate? {
        guard case .range(let from, let last?) = mention.value, let to = endingNextYear(from, last) else { return nil }
        return resolved(to, mention.isEndExclusive && to.isPeriod ? .first : .last)
    }

    /// A span's last day; `đến trước ngày …`: the last day that belongs to it.
    func end(_ mention: Mention) -> PlanDate? {
        guard let limit = limit(mention) else { return nil }
        guard mention.isEndExclusive, mention.time == nil else { return limit }
        return limit.fixedDay.map { .full($0.adding(days: -1)) } ?? limit
    }
}
