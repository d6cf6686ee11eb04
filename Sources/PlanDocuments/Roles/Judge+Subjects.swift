import CivilTime
import PlanCore

/// What the words around a mention speak of.
extension Judge {
    func addCitationCues(_ mention: Mention, _ clause: Clause, _ cues: inout Cues) {
        guard mention.isDay, mention.lead == .none || mention.lead == .on, !clause.left.isEmpty else { return }
        if has([.reference], in: clause.left.suffix(3)) {
            cues.append(.behindReference)
        } else if has([.law], in: clause.left.suffix(14)) {
            cues.append(.behindLaw)
        } else if has([.document], in: clause.left.suffix(8)), clause.left.last.map({ term($0) != .colon }) ?? true {
            // `Biên bản họp: 01/12` says by when it is to be there.
            cues.append(.behindDocument)
        }
        if has([.session], in: clause.left.suffix(4)) { cues.append(.session) }
    }

    /// What the words around speak of.
    func addSubjectCues(_ mention: Mention, _ clause: Clause, _ labels: [TermSet], _ cues: inout Cues) {
        let left = clause.left
        if mention.isRange, has([.phaseWord], in: left.suffix(8)) { cues.append(.stage) }
        // What is said of a date before is not said of this one.
        let own = clause.own
        let isBefore = mention.lead == .before || mention.lead == .atLatest
        if own.suffix(isBefore ? 3 : 8).contains(where: { isEffect($0, mention) }) { cues.append(.effect) }
        // `lập phương án sử dụng vốn trước ngày …`: how long something is used is told by until when, not by before when.
        let isBoundDay = mention.isDay && [.before, .atLatest].contains(mention.lead)
        // `khách hàng sử dụng điện thanh toán trong vòng 5 ngày`: what is done is nearer.
        let isUsed = own.suffix(6).contains {
            guard term($0) == .validity, !has(Self.duties, in: $0..<own.upperBound) else { return false }
            return switch outline.tokens[$0].value {
            case Worth.rest: isAway(mention, $0, own)
            case Worth.use: $0 + 1 == own.upperBound
            default: true
            }
        }
        if !isBoundDay, isUsed { cues.append(.validity) }
        // `sai sót (họ tên, ngày sinh, nơi sinh) từ … đến …` is of no birth.
        let isOutside = left.last.map { term($0) == .close } ?? false
        if !mention.isRepeatingOrDistance, !isOutside, has([.born], in: left.suffix(4)) { cues.append(.born) }
        if has([.anniversary], in: left.suffix(18)) { cues.append(.anniversary) }
        if isNamed(mention, clause) { cues.append(.namedDay) }
        if mention.isCommemoration || mention.isKeptDay || isHolidays(mention) { cues.append(.commemorated) }
        addFigureCues(mention, clause, labels, &cues)
        addStandingCues(mention, clause, &cues)
        addLastingCues(mention, clause, labels, &cues)
        addRecurringCues(mention, clause, labels, &cues)
        addReportedCues(mention, clause, labels, &cues)
        if has([.hold], in: clause.sentence) { cues.append(.happening) }
        if has([.schoolYear], in: mention.tokens) || has([.schoolYear], in: left.suffix(2)) { cues.append(.school) }
        if let start = outline.blocks[clause.block].tokens.first, outline.tokens[start].term == .basis {
            // `Căn cứ Kế hoạch … (yêu cầu các chi bộ gửi hồ sơ trước ngày …),`
            let open = own.last { term($0) == .open || term($0) == .close }
            cues.append(open.map { term($0) == .open } ?? false ? .behindReference : .basis)
        }
    }

    /// Figures: how far something has come, or is to come, by then.
    private func addFigureCues(
        _ mention: Mention, _ clause: Clause, _ labels: [TermSet], _ cues: inout Cues
    ) {
        let (left, own) = (clause.left, clause.own)
        // `phấn đấu đạt 90% trước ngày …` is what is to be reached.
        let isToBeReached = mention.lead == .before || mention.lead == .atLatest
        if !isToBeReached,
            has([.counted], in: left.suffix(3))
                || has([.goal], in: left.suffix(6))
                    && (has([.counted, .have], in: clause.right.prefix(4)) || mention.isPoint)
        {
            cues.append(.statistic)
        }
        // `số liệu lấy đến 30/11`; `đến ngày 30/9 mới có 6 chi hội`
        if mention.isDay || mention.isPoint, mention.lead == .until || mention.lead == .untilEnd,
            has([.figures], in: own.suffix(5)) || has([.figures], in: clause.sentence.prefix(3).clamped(to: own))
                || isDoneBy(mention, clause) || isStill(clause)
                || has([.have, .had], in: clause.right.prefix(2)) && !has([.must], in: clause.right.prefix(1))
                    && has([.number, .numeral], in: clause.right.prefix(4)) && !has(Self.submissions, in: own)
        {
            cues.append(.statistic)
        }
        // `MỤC TIÊU: đến hết năm 2027 60% hồ sơ nộp trực tuyến`
        if isAim(mention, clause, labels) { cues.append(.statistic) }
    }

    /// Who and what may take part: how old a paper may be, since when somebody has to be what he is.
    private func addStandingCues(
        _ mention: Mention, _ clause: Clause, _ cues: inout Cues
    ) {
        let (left, own) = (clause.left, clause.own)
        // `giấy khám không quá 12 tháng tính đến ngày kiểm tra`
        if case .distance(_, nil) = mention.value, let next = clause.right.first, term(next) == .counted {
            cues += [.standing, .restricted]
        }
        // `trẻ đã tiêm trong vòng 01 tháng trước ngày tiêm`
        if case .distance = mention.value, let had = own.suffix(14).last(where: { term($0) == .had }),
            case let acts = Self.duties.union(Self.completions).union([.must, .asked, .answer, .then, .colon]),
            // What one has done is the verb just behind.
            !has(acts, in: (own.lowerBound..<had).suffix(8)), !has(acts, in: had + 2..<max(had + 2, own.upperBound))
        {
            cues += [.standing, .restricted]
        }
        // `ảnh chụp không quá 06 tháng`, `giấy xác nhận không quá 03 tháng`
        if case .distance(let limit, nil) = mention.value, mention.lead == .notOver, let verb = own.last,
            limit.unit == .months && term(verb) == .register
                || [.months, .days].contains(limit.unit) && term(verb) == .standing
        {
            cues += [.standing, .restricted]
        }
        if isAgeOfPaper(mention, clause) { cues += [.standing, .restricted] }
        // `Đối tượng nghỉ hưu có thời điểm nghỉ từ … đến …`
        if mention.isRange, has([.eligible], in: clause.sentence.prefix(3)), has([.standing], in: left) {
            cues.append(.eligibility)
        }
        // `bằng cấp trước ngày …`, but `cấp thẻ cho học sinh trước ngày …`: with what is given behind it the verb is a task.
        let isStanding = left.suffix(12).contains { at in
            // `chưa hợp lý thì góp ý trước ngày …`, `số tham gia phải đạt 90% trước ngày …`: what is done then is due.
            [.standing, .notYet].contains(term(at)) && !has([.then, .must], in: at..<left.upperBound)
                // `gửi danh sách người chưa đăng ký cho xã trước ngày …`: of what is sent.
                && !(term(at) == .notYet && has([.submit], in: (left.lowerBound..<at).suffix(8)))
                && (!outline.tokens[at].means(.standing, Worth.handing) || at + 1 == left.upperBound)
        }
        // `phải cấp đến tay đối tượng trước ngày …`
        let isToBeGiven = left.dropFirst().suffix(12).contains {
            outline.tokens[$0].means(.standing, Worth.handing) && term($0 - 1) == .must
        }
        if mention.lead == .before, !isToBeGiven, isStanding || has([.eligible], in: left.suffix(3)),
            !has(Self.completions, in: left.suffix(12)), !has(Self.completions, in: left.prefix(1)),
            !has(Self.duties, in: left.suffix(12)), !has([.phaseWord], in: left.suffix(4))
        {
            cues.append(.standing)
        }
        // `tác phẩm được sáng tác từ … đến …`
        if mention.isRange, let made = left.suffix(12).last(where: { outline.tokens[$0].means(.standing, Worth.made) }),
            !has([.comma], in: made..<left.upperBound)
        {
            cues.append(.standing)
        }
    }

    /// What comes again and again.
    private func addRecurringCues(
        _ mention: Mention, _ clause: Clause, _ labels: [TermSet], _ cues: inout Cues
    ) {
        let left = clause.left
        if mention.isRange, let next = clause.right.first,
            [.yearly, .monthly, .quarterly].contains(term(next)) || outline.isOfYearReported(clause.right)
        {
            // `nộp hồ sơ từ ngày 15/11 đến ngày 25/11 hằng năm`
            let isDue = cues.contains(.submissionWindow) && term(next) == .yearly
            cues += isDue ? [.submissionTime, .dueWithin] : [.recurring]
        }
        if case .repeating(_, .some) = mention.value {
            let near = left.suffix(12)
            // `từ ngày 02 đến ngày 05 hằng tháng`: when something is done, not by when.
            if mention.lead == .until, has([.from, .since], in: left.suffix(5)) {
                // `Từ ngày 01 đến ngày 05 hằng tháng, các hộ nộp …`
                let isBehind =
                    left.count <= 7 && clause.right.first.map { term($0) == .comma } ?? false
                    && has(Self.duties.union([.must]), in: clause.behind(14))
                let isHeaded = labels.prefix(2).contains { !$0.isDisjoint(with: Self.submissions.union([.deadline])) }
                let isDue = has(Self.submissions, in: left.suffix(14)) || isBehind || isHeaded
                // From Monday to Friday somebody is there.
                cues.append(isDue && !mention.isWeekly ? .submissionTime : .window)
            }
            // `từ thứ Hai đến thứ Sáu và sáng thứ Bảy hằng tuần`
            if mention.isWeekly, has([.until], in: near), has([.weekday, .ordinal], in: near) {
                cues.append(.window)
            }
            let isUnled = mention.lead == .none || mention.lead == .on
            let isIdle = !has(Self.duties.union(Self.completions), in: near) && !isDueBehind(clause)
            // What is reported of a contest is no contest: the first verb tells.
            let acts = Self.duties.union(Self.completions).union([.hold, .gathering])
            let isHeld = near.first { acts.contains(term($0)) }.map { [.hold, .gathering].contains(term($0)) } ?? false
            if isUnled, isHeld || isIdle { cues.append(.meeting) }
        }
    }

    /// What a report, figures or a forecast are about.
    private func addReportedCues(
        _ mention: Mention, _ clause: Clause, _ labels: [TermSet], _ cues: inout Cues
    ) {
        let (left, own) = (clause.left, clause.own)
        // `báo cáo năm tính từ ngày 15 tháng 11 của năm trước đến ngày 14 tháng 11 của năm báo cáo`
        if mention.lead == .until, !mention.isRange, outline.has(.since, worth: Worth.counted, in: left.suffix(14)) {
            cues.append(.statistic)
            // `Thời gian chốt số liệu báo cáo tháng tính từ …`
            if has([.figures], in: left) { cues.append(.countedSince) }
        }
        if case .repeating = mention.value, [.until, .from, .since].contains(mention.lead),
            has([.figures], in: left.suffix(20))
        {
            cues.append(.statistic)
        }
        if mention.isRange,
            has([.figures], in: left.suffix(12)) || has([.weather], in: left.suffix(12))
                || has([.weather], in: clause.behind(16))
        {
            cues.append(.statistic)
        }
        // `báo cáo tình hình từ đầu năm học đến ngày …`
        if case .range(nil, _?) = mention.value, term(mention.start + 1) == .first, has([.report], in: own.suffix(14)) {
            cues.append(.statistic)
        }
        // `báo cáo kết quả phòng dịch từ ngày … đến ngày …`: what is told of is past.
        let isOld = mention.firstDay.map { first in (issued ?? published).map { first.days(until: $0) > 30 } ?? false }
        if mention.isRange, isOld ?? false, has([.report], in: left.suffix(25)) { cues.append(.statistic) }
        // `Bão đổ bộ trước 19 giờ ngày …`
        let isForecast = mention.isDay && has([.weather], in: own.suffix(8))
        if isForecast, !has(Self.duties.union(Self.completions), in: own) { cues.append(.statistic) }
        let isTimed = labels.prefix(2).contains { !$0.isDisjoint(with: [.timeLabel, .spanLabel]) }
        // `bài gửi tính từ 8 giờ ngày … đến 17 giờ ngày …`: hours are of no figures.
        if mention.isRange, isCountedSince(mention), !isTimed, mention.time == nil,
            !has([.timeLabel, .spanLabel], in: own.suffix(6))
        {
            cues.append(.countedSince)
        }
    }

    /// `Thứ Sáu hằng tuần, các tổ báo cáo …`: nothing stands before it in its clause, and a duty behind.
    private func isDueBehind(_ clause: Clause) -> Bool {
        let isFirst =
            clause.left.upperBound - clause.floor <= 2 || clause.left.last.map { term($0) == .comma } ?? true
            || clause.right.first.map { Self.duties.contains(term($0)) } ?? false
        guard isFirst else { return false }
        // `các ngày 10 và 25 hằng tháng tổng hợp …`: what is said of one day of a list is said of each.
        let days: TermSet = [
            .and, .comma, .day, .number, .numeral, .ordinal, .weekday, .sunday, .weekly, .monthly, .quarterly,
        ]
        let words = clause.right.drop { days.contains(term($0)) }
        let behind = words.lowerBound > clause.ceiling ? words : words.prefix { $0 < clause.ceiling }
        // Who is told something then need not do anything.
        let acts = Self.duties.union(Self.completions).union([.hold, .gathering])
        return behind.first { acts.contains(term($0)) }.map { Self.duties.subtracting([.receive]).contains(term($0)) }
            ?? false
    }

    /// `Tới ngày …, báo cáo của các huyện vẫn chưa về`
    func isStill(_ clause: Clause) -> Bool {
        let right = clause.right
        let own = right.lowerBound..<max(right.lowerBound, min(right.upperBound, clause.ceiling))
        // `đến ngày … các tỉnh mới chi trả được hơn 3.000 tỉ`
        if own.prefix(8).dropLast(2).contains(where: {
            isWord($0, "mới") && (isWord($0 + 2, "được") || isWord($0 + 3, "được"))
        }) {
            return true
        }
        // `Đến ngày …, chưa một báo cáo nào được gửi tới`
        return outline.has(.have, worth: Worth.still, in: own)
            || own.prefix(2).contains { term($0) == .notYet } && has([.had, .submit, .publish], in: own)
                && !has([.then], in: right)
    }

    /// Words for legal effect; of a span with two ends, and of a limit, `áp dụng` and `thi hành` say that something is done.
    private func isEffect(_ index: Int, _ mention: Mention) -> Bool {
        guard term(index) == .effect else { return false }
        guard outline.tokens[index].value == Worth.applied else { return true }
        if case .range(.some, .some) = mention.value { return false }
        return ![.before, .atLatest, .notOver, .within].contains(mention.lead)
    }

    /// `Giấy xác nhận, không quá 6 tháng kể từ ngày cấp`: how old it may be, nothing being said behind.
    private func isAgeOfPaper(_ mention: Mention, _ clause: Clause) -> Bool {
        guard case .distance(_, let anchor?) = mention.value, clause.right.isEmpty, let last = anchor.last,
            term(last) == .standing, let before = clause.left.last
        else { return false }
        return term(before) == .comma || term(before) == .open
    }

    /// `nghỉ dưỡng sức tối đa 10 ngày`; `(nghỉ Chủ nhật và các ngày 29/4 - 03/5)`, which is said in passing.
    private func isAway(_ mention: Mention, _ rest: Int, _ own: Range<Int>) -> Bool {
        if case .distance = mention.value { return true }
        return mention.isRange
            && (has([.open, .semicolon], in: own.lowerBound..<rest)
                || rest == own.lowerBound && !outline.tokens[rest].isCapital)
    }

    /// How far something is to have come by the end of a year, under a heading that speaks of aims.
    private func isAim(_ mention: Mention, _ clause: Clause, _ labels: [TermSet]) -> Bool {
        let isOfYear =
            switch mention.value {
            case .point(.stretch(.year, _)): true
            case .point(.point(let point, _)): point.stretch == .year
            default: false
            }
        return isOfYear && [.until, .untilEnd].contains(mention.lead)
            && labels.prefix(3).contains { $0.contains(.goal) } && !has([.must], in: clause.sentence)
    }

    /// `nghỉ lễ 30/4 - 1/5`, `dịp 30/4 - 01/5`: Liberation Day and Labour Day (Labour Code 2019, article 112), which are next to each other.
    private func isHolidays(_ mention: Mention) -> Bool {
        guard case .range(.day(30, 4, nil, isLunar: false)?, .day(1, 5, _, isLunar: false)?) = mention.value,
            term(mention.start) == .number, mention.start > 0
        else { return false }
        return [.gathering, .anniversary, .validity].contains(term(mention.start - 1))
    }

    /// `tính từ … đến …`: what is counted lies within the span.
    private func isCountedSince(_ mention: Mention) -> Bool {
        let start = max(0, mention.start - 1)..<mention.tokens.lowerBound
        return outline.has(.since, worth: Worth.counted, in: start)
    }

    /// `Ngày bầu cử 23/5`: what day it is.
    private func isNamed(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .none, let name = clause.left.suffix(4).last(where: { term($0) == .day }),
            name + 1 < clause.left.upperBound,
            // `ngày bầu cử là …`
            outline.tokens[name].isCapital || isWord(clause.left.upperBound - 1, "là")
        else { return false }
        return (name + 1..<clause.left.upperBound).allSatisfy { [.word, .gathering].contains(term($0)) }
    }
}
