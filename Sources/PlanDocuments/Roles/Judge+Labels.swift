import CivilTime
import PlanCore

/// What the label, the heading or the head of the column says that a mention stands under.
extension Judge {
    /// The terms of the labels that a mention stands under, the nearest first.
    func labels(_ mention: Mention, _ clause: Clause) -> [TermSet] {
        var labels: [TermSet] = []
        labels.reserveCapacity(4)
        var next: Int? = clause.block
        if let head = outline.columnHead(of: clause.block) {
            return [
                terms(
                    outline.blocks[head].tokens
                        .lowerBound..<min(
                            outline.blocks[head].tokens.upperBound, outline.blocks[head].tokens.lowerBound + 40))
            ]
        }
        while let index = next, labels.count < 6 {
            let label = outline.blocks[index].label
            // The words of its own line count as far as they stand before it.
            let words =
                index == clause.block
                ? ownLabel(clause) ?? label.clamped(to: label.lowerBound..<max(label.lowerBound, mention.start)) : label
            if index == clause.block || !words.isEmpty { labels.append(labelTerms(words)) }
            next = outline.blocks[index].parent
        }
        return labels
    }

    /// `Giờ đóng cổng: 22 giờ. Họp nhà: 19 giờ ngày …`: a later sentence that has a label of its own is not under the line's, unless it
    /// tells a part of what that is about.
    private func ownLabel(_ clause: Clause) -> Range<Int>? {
        let start = clause.sentence.lowerBound
        // The block's first colon is this sentence's.
        let label = outline.blocks[clause.block].label
        if label.lowerBound < start, start < label.upperBound, label.upperBound <= clause.left.upperBound {
            return start..<label.upperBound
        }
        guard start > outline.blocks[clause.block].tokens.lowerBound,
            let colon = clause.left.prefix(Self.longestLabel).first(where: { term($0) == .colon })
        else { return nil }
        let subjects = TermSet.times.union([.hold, .gathering])
        return has(subjects, in: start..<colon) ? start..<colon : nil
    }

    /// What names a round, and no more.
    private static let roundWords: TermSet = [
        .phaseWord, .month, .quarter, .year, .number, .numeral, .slash, .dash, .plus, .bullet, .colon,
    ]

    private static let longestLabel = 30

    /// What a label speaks of; of those whom a task is about (`lập danh sách đối tượng …:`) it says no condition.
    private func labelTerms(_ words: Range<Int>) -> TermSet {
        var found = terms(words)
        // `Công tác chuẩn bị (thành lập …, lựa chọn đơn vị …): thực hiện từ …`: what is said in passing names no submission.
        let isDone = outline.has([.doing], in: (words.upperBound..<outline.tokens.count).prefix(2))
        if isDone, found.contains(.close), !isSubmissionNamed(in: words) {
            found = found.subtracting(Self.submissions)
        }
        guard found.contains(.eligible), let whom = words.first(where: { term($0) == .eligible }),
            !has([.have, .must], in: words.lowerBound..<whom)
        else { return found }
        // `Tổ phát phiếu, đối tượng tự kê khai, …`
        if whom > words.lowerBound, term(whom - 1) == .comma,
            has(Self.submissions, in: (whom..<words.upperBound).prefix(4))
        {
            return found.subtracting([.eligible])
        }
        let text = SentenceWords(words.lowerBound..<whom, of: outline, bytes)
        return text.all.contains(where: text.isDeed) ? found.subtracting([.eligible]) : found
    }

    /// What its label, or its column's head, says.
    func labelCues(_ labels: [TermSet], _ mention: Mention, _ clause: Clause, isColumn: Bool) -> [Cue] {
        var cues: [Cue] = []
        let own = labels.first ?? []
        let parent = labels.dropFirst().first ?? []
        let isTimed = !own.union(parent).isDisjoint(with: .times)
        if outline.isHeadless(clause.block), mention.isDay, mention.lead == .none {
            return isDueRow(clause.block) ? [.deadlineColumn] : []
        }
        if isColumn {
            // `Giá trị sử dụng thẻ | 01/01/2023 - 30/6/2023`
            if mention.isRange, own.contains(.validity), own.isDisjoint(with: .times) { return [.validity] }
            if outline.role(of: clause.block) == .day, mention.isDay, mention.lead == .none || mention.lead == .on {
                return [isDueRow(clause.block) ? .deadlineColumn : .calendarColumn]
            }
            // `Từ ngày | Đến ngày`
            let isEnd =
                own.contains(.until)
                && outline.columnHead(of: clause.block).map {
                    outline.blocks[$0].tokens.count <= 3
                } ?? false
            guard
                isEnd
                    || !own.isDisjoint(with: [.deadline, .term, .atLatest, .finished, .ending, .timeLabel, .spanLabel])
            else {
                // `Nhận hồ sơ | Đến 31/10`
                let isUntil = mention.lead == .until || mention.lead == .untilEnd
                if isUntil, !own.isDisjoint(with: Self.submissions) { return [.deadlineLabel] }
                // `Báo cáo kết quả | 25/4/2027`
                let isAlone = outline.blocks[clause.block].tokens.count - mention.tokens.count <= 1
                let isDue = !own.isDisjoint(with: [.report, .submit]) && own.isDisjoint(with: [.document, .reference])
                return isDue && isAlone && mention.isDay && mention.lead == .none ? [.deadlineLabel] : []
            }
            // `Thời gian bắt đầu`
            if own.contains(.beginning), own.isDisjoint(with: [.deadline, .finished, .ending]) { return [] }
            if mention.isRange { return [.timeLabel] }
            if mention.isPeriod, own.contains(.spanLabel), mention.lead == .none { return [.spanOfPeriod] }
            if case .distance(_, nil) = mention.value, own.isDisjoint(with: [.deadline, .term]) { return [] }
            if isNamedDay(clause.block) { return [.deadlineColumn, .namedDay] }
            let isTime = own.isDisjoint(with: [.deadline, .term, .atLatest, .finished, .ending])
            guard isTime, mention.isDay, mention.lead == .none else { return [.deadlineColumn] }
            if isGathering(clause.block, mention) { return [.deadlineColumn, .gathering] }
            // `Thời gian | Buổi | Nội dung` is a calendar, too.
            let isCalendar =
                outline.hasColumn(.place, inTableOf: clause.block) || outline.hasColumn(.day, inTableOf: clause.block)
            let isPlaced = isCalendar && !isDueRow(clause.block)
            if isPlaced { return [.deadlineColumn, .placed] }
            // `Ngày 09, 10/9 (giờ hành chính), tại hội trường`
            let isTakingPlace = mention.isListOfDays || has([.at], in: clause.right.prefix(10))
            if isTakingPlace, !isDueRow(clause.block) { return [.deadlineColumn, .placed] }
            // Of a row that says nothing of delivering it may be the day on which it takes place.
            return [isDueRow(clause.block) ? .deadlineColumn : .timeColumn]
        }
        // `THỜI GIAN NỘP HỒ SƠ` and under it `Đợt tháng 3: đến …`
        let isNamed = !own.subtracting(Self.roundWords).isEmpty
        let isLimit = own.contains(.deadline) || own.contains(.term) || !isNamed && parent.contains(.deadline)
        let times: TermSet = [.timeLabel, .spanLabel]
        let isTime = !own.isDisjoint(with: times) || !parent.isDisjoint(with: times)
        if mention.isPeriod, own.contains(.spanLabel), mention.lead == .none || mention.lead == .within {
            return [.spanOfPeriod]
        }
        if mention.isRange {
            if isLimit || isTime { cues.append(.timeLabel) }
            // `Thời hạn hiệu lực của thẻ: 12 tháng (từ … đến …)`
            if own.contains(.effect), !own.contains(.deadline) { cues.append(.validity) }
            if own.contains(.spanLabel), mention.isYears { cues.append(.spanOfPeriod) }
            if own.contains(.phaseWord) || parent.contains(.phaseWord) { cues.append(.stage) }
            if own.contains(.deadline) { cues.append(.submissionWindow) }
        } else {
            if mention.lead == .until, !own.isDisjoint(with: Self.submissions), !own.contains(.figures) {
                cues.append(.deadlineLabel)
            }
            if isLimit, ![.since, .from, .after].contains(mention.lead), !isDoneBy(mention, clause),
                mention.lead != .none || isBehindColon(mention, clause)
            {
                cues.append(.deadlineLabel)
            }
            // A list of steps, each with its day: `Trình phê duyệt kết quả: 15/01`.
            if isTime, mention.isDay || mention.isPeriod, mention.lead == .none, isBehindColon(mention, clause),
                !own.isDisjoint(with: [.submit, .report, .finished]), own.isDisjoint(with: [.hold])
            {
                cues.append(.deadlineLabel)
            }
            if isTime { cues.append(.timeOfEvent) }
        }
        if !isTimed, headings(labels, clause).prefix(3).contains(where: { $0.contains(.eligible) }),
            !isHandedIn(mention, clause),
            // `Yêu cầu, điều kiện: trước ngày 15/10 hằng năm`, and nothing else
            !(mention.isRepeatingOrDistance && clause.right.isEmpty
                && clause.left.last.map { term($0) == .colon } ?? true)
        {
            cues.append(.eligibility)
        }
        return cues
    }

    /// `Hộ nghèo: gửi trước ngày …`, `hồ sơ gồm …; nộp tại … đến ngày …`, `… là hạn cuối`: among those who may take part it is said what
    /// they hand in by then.
    private func isHandedIn(_ mention: Mention, _ clause: Clause) -> Bool {
        let own = clause.own
        if has([.deadline], in: own.suffix(3)) || has([.deadline], in: clause.right.prefix(3)) { return true }
        // `thời hạn nộp số tiền được gia hạn chậm nhất là …`
        if mention.lead == .atLatest, has([.deadline, .term], in: own) { return true }
        // `Thời gian gia hạn tính từ … đến …`
        if mention.isRange, has([.timeLabel, .spanLabel], in: own.suffix(6)) { return true }
        let borders: TermSet = [.colon, .comma, .semicolon, .and, .must]
        return own.contains { at in
            outline.tokens[at].means(.submit, Worth.handing)
                && (has([.must], in: own.lowerBound..<at) || at == clause.sentence.lowerBound
                    || borders.contains(term(at - 1)) || isNamedHander(at, own, clause))
        }
    }

    /// `Hộ gia đình nộp giấy đề nghị …`, `…: đơn vị gửi văn bản …`: who does it begins the clause, and of whoever did so nothing follows.
    private func isNamedHander(_ verb: Int, _ own: Range<Int>, _ clause: Clause) -> Bool {
        let borders: TermSet = [.colon, .period, .bullet]
        let near = (own.lowerBound..<verb).suffix(Self.longestHander + 1)
        let border = near.last { borders.contains(term($0)) }
        guard border != nil || near.lowerBound == clause.sentence.lowerBound else { return false }
        let name = (border.map { $0 + 1 } ?? near.lowerBound)..<verb
        return (1...Self.longestHander).contains(name.count)
            && name.allSatisfy { [.word, .organ, .place, .locality, .leadUnit].contains(term($0)) }
            && !(clause.right.first.map { [.granted, .relative, .then, .doing].contains(term($0)) } ?? false)
    }

    /// Words of a name of those who hand something in.
    private static let longestHander = 4

    /// `khối lượng đã thực hiện đến ngày …`: how far something had come by then.
    func isDoneBy(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .until || mention.lead == .untilEnd else { return false }
        let own = clause.own
        let borders: TermSet = [.comma, .colon, .semicolon, .open]
        guard let had = own.last(where: { term($0) == .had }) else { return false }
        return !has(borders.union([.extended, .ending, .deadline, .term]), in: had..<own.upperBound)
    }

    /// The labels without a line's own words, unless a colon makes them one.
    func headings(_ labels: [TermSet], _ clause: Clause) -> ArraySlice<TermSet> {
        let block = outline.blocks[clause.block]
        return block.label.upperBound < block.tokens.upperBound ? labels[...] : labels.dropFirst()
    }

    /// A label's colon stands a few words before it.
    private func isBehindColon(_ mention: Mention, _ clause: Clause) -> Bool {
        has([.colon], in: clause.left.suffix(5)) && clause.left.upperBound > clause.floor
    }

    /// The row is about a day of its own (`Ngày bầu cử`), not about work to be done by then.
    private func isNamedDay(_ block: Int) -> Bool {
        outline.row(of: block).contains { index in
            guard index != block, let first = outline.blocks[index].tokens.first else { return false }
            return outline.tokens[first].term == .day && outline.tokens[first].isCapital
        }
    }

    /// The row is about people who come together that day (`Lễ khai mạc`, `Thi môn Toán`), and nothing is to be delivered.
    private func isGathering(_ block: Int, _ mention: Mention) -> Bool {
        let cells = outline.row(of: block).filter { $0 != block }.map { outline.blocks[$0].tokens }
        let isTimed = mention.time != nil && !cells.contains { has(Self.duties.union(Self.completions), in: $0) }
        // `Trao giải | Sáng 28/6`
        let first = mention.tokens.lowerBound
        let isPartOfDay = first > 0 && term(first - 1) == .dayPart && !cells.contains { has(Self.duties, in: $0) }
        return isTimed || isPartOfDay
            || cells.contains { cell in
                // `Hội nghị tổng kết`: what it is for is not due by then.
                let isMeeting =
                    cell.first.map { outline.tokens[$0].means(.hold, Worth.meeting) } ?? false
                let results = isMeeting ? Self.results.subtracting([.complete]) : Self.results
                return has([.hold, .gathering], in: cell.prefix(2)) && !has(results, in: cell)
            }
    }

    /// The row is about something that is to be delivered or completed, and about no meeting.
    private func isDueRow(_ block: Int) -> Bool {
        outline.row(of: block).contains { index in
            let role = outline.role(of: index)
            guard index != block, role == nil || role == .work || role == .result else { return false }
            let words = outline.blocks[index].tokens
            return has(Self.duties.union([.finished]), in: words) && !has([.hold, .gathering], in: words.prefix(2))
        }
    }

    /// A cell that says what is to be submitted: `Sinh viên đăng ký đề tài`.
    func isSubmission(_ block: Int) -> Bool {
        guard let head = outline.columnHead(of: block), !has([.leadUnit, .timeLabel], in: outline.blocks[head].tokens)
        else { return false }
        // `Nộp bài trước 14/7`: it says by itself by when.
        let words = outline.blocks[block].tokens
        return has(Self.submissions, in: words.prefix(8)) && !has([.before, .atLatest, .untilEnd], in: words)
    }
}
