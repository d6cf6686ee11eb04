/// What the words around a mention tell of somebody or something: which ones, what they have for that time, when they meet.
extension Judge {
    /// - Parameter own: the words behind the date before.
    func addRestrictionCues(_ mention: Mention, _ clause: Clause, _ own: Range<Int>, _ cues: inout Cues) {
        if let restriction = restriction(mention, clause, own) { cues.append(restriction) }
        if mention.lead == .before, isFavoured(own) {
            // `(dành cho các hồ sơ đã đăng ký trước ngày …)`
            cues.append(has([.had], in: own.suffix(4)) ? .restricted : .favoured)
        }
        if let described = described(mention, clause, own) { cues.append(described) }
        if isMeetingTime(mention, clause, own) { cues.append(.gathering) }
        if isPriced(mention, clause) || isLengthTold(mention, clause, own) || isReduced(mention, own) {
            cues.append(.validity)
        }
        // `đăng ký ở đến ngày …`: how long one stays.
        if mention.lead == .until, own.suffix(5).contains(where: { outline.tokens[$0].means(.register, Worth.rest) }) {
            cues.append(.validity)
        }
    }

    /// `đội đăng ký trước ngày … được giảm lệ phí`, `vé mua từ … đến … được đổi`: it may tell which ones, and what becomes of
    /// them stands behind.
    private func restriction(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Cue? {
        guard mention.lead == .before || mention.isRange, !mention.isRepeatingOrDistance, own.count > 1,
            !has(TermSet.times.union([.must, .asked]), in: own.suffix(14))
        else { return nil }
        let granted = clause.right.first.flatMap { term($0) == .granted ? outline.tokens[$0].value : nil }
        if mention.isRange { return granted == Worth.benefit ? .restricted : nil }
        // `Giấy ký trước ngày … không còn giá trị`
        if granted == Worth.lapsed { return .restricted }
        // `Dự án vận hành trước ngày … thực hiện theo Điều 42`
        if clause.right.first.map({ term($0) == .doing }) ?? false { return .restricted }
        // `Hồ sơ đã gửi trước ngày … thì thực hiện theo Quy chế cũ`
        if let next = clause.right.first, term(next) == .then, has([.had], in: own), !has([.comma], in: own) {
            return .restricted
        }
        // `Bài đã công bố trước ngày … không được nhận`
        if clause.right.first.map({ term($0) == .refused }) ?? false { return .restricted }
        // `thành viên được kết nạp trước ngày … được tính vào …`
        let passive = own.suffix(8).last { term($0) == .granted }
        if granted != nil, let passive, !has(Self.duties, in: passive..<own.upperBound) { return .restricted }
        // `Ý tưởng đã đoạt giải trước ngày … ở nơi khác không được tính`
        let acts = Self.duties.union(Self.completions).union([.document, .asked])
        if let had = own.suffix(10).last(where: { term($0) == .had }), !has(acts, in: had..<own.upperBound),
            has([.forbidden, .refused], in: clause.right.prefix(12))
        {
            return .restricted
        }
        // `tác phẩm chưa công bố trước ngày …`
        if own.count > 2, term(own.upperBound - 2) == .notYet, clause.right.isEmpty { return .restricted }
        // `trẻ đã tiêm trước ngày …`
        let isDone = has([.had], in: own.suffix(8)) && !has([.document], in: own.suffix(8))
        // `Hồ sơ đã tiếp nhận trước ngày … được giải quyết theo quy định cũ`
        if let granted, has([.had], in: own.suffix(4)),
            // `Các kế hoạch đã ban hành trước ngày … tiếp tục được thực hiện`
            granted == Worth.benefit || !has([.asked, .document], in: own)
        {
            return .restricted
        }
        return isDone || granted != nil ? .favoured : nil
    }

    /// `giảm lệ phí cho đội đăng ký trước ngày …`; not `bàn giao cho xã trước ngày …`.
    private func isFavoured(_ own: Range<Int>) -> Bool {
        let near = own.suffix(8)
        let whom = near.last { outline.tokens[$0].means(.toward, Worth.whom) }
        return whom.map { has(Self.duties.union(Self.completions), in: $0..<near.upperBound) } ?? false
    }

    /// `Đối với hồ sơ nộp trước ngày … mà …`, `đối với việc đã giao trong quý I, …`: what the clause speaks of before it says what is
    /// done; where nothing but a comma parts them it may be the limit itself.
    private func described(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Cue? {
        // `Phí phát sinh trước ngày … mà chưa nộp thì …`
        if mention.lead == .before, mention.isDay, let next = clause.right.first, term(next) == .relative,
            has([.then], in: clause.right)
        {
            return .described
        }
        if isOneOfTwo(mention, clause, own) { return .described }
        let borders: TermSet = [.comma, .semicolon, .colon, .dash, .plus, .bullet, .period]
        let topic = own.last { at in
            outline.tokens[at].means(.toward, Worth.whom)
                && (at == clause.sentence.lowerBound || borders.contains(term(at - 1)))
        }
        guard !mention.isRepeatingOrDistance, let topic, let next = clause.right.first,
            case let words = topic + 1..<own.upperBound, !has([.comma, .colon, .must], in: words)
        else { return nil }
        if [.relative, .notYet].contains(term(next)) { return .described }
        guard term(next) == .comma else { return nil }
        if has([.had], in: words) || outline.has(.standing, worth: Worth.done, in: words) { return .described }
        return has([.doing, .effect, .granted], in: clause.right.prefix(3)) ? .favoured : nil
    }

    /// `Các cơ sở đăng ký trước ngày … bổ sung hồ sơ xong trước ngày …`: in one breath the second is the limit.
    private func isOneOfTwo(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Bool {
        guard mention.lead == .before, mention.isDay, clause.ceiling < clause.right.upperBound,
            term(clause.ceiling) == .before
        else { return false }
        let between = clause.right.prefix { $0 < clause.ceiling }
        let others: TermSet = [.comma, .and, .semicolon, .colon, .open, .close, .period, .dash]
        return has([.finished], in: between.suffix(1)) && !has(others, in: between) && !has([.must, .asked], in: own)
    }

    /// `BHYT 12 tháng (từ … đến …): 1.105.650 đồng`: what is paid for that time; a number in groups of three digits stands behind it.
    private func isPriced(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isRange else { return false }
        let behind = clause.right.drop { term($0) == .close || term($0) == .colon || term($0) == .dash }.prefix(3)
        guard behind.count == 3, behind.lowerBound > clause.right.lowerBound, let first = behind.first else {
            return false
        }
        return term(first) == .number && term(first + 1) == .period && term(first + 2) == .number
            && outline.tokens[first + 2].digits == 3 && outline.tokens[first + 2].isGlued
    }

    /// `kỳ họp giữa năm (dự kiến 18-19/7)`: said in passing of people who meet.
    private func isMeetingTime(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Bool {
        guard mention.isRange, let open = own.suffix(4).first(where: { term($0) == .open }) else { return false }
        let clauses: TermSet = [.comma, .colon, .semicolon]
        let said = (clause.sentence.lowerBound..<open).suffix(16)
        let words = said.drop { $0 <= (said.last { clauses.contains(term($0)) } ?? -1) }
        return has([.session], in: words) || has([.gathering], in: open..<own.upperBound)
            || outline.has(.hold, worth: Worth.meeting, in: open..<own.upperBound)
    }

    /// `học kỳ I thu 4 tháng (từ tháng 9 đến tháng 12)`: which ones they are.
    private func isLengthTold(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Bool {
        let lengths: TermSet = [.month, .week, .day]
        guard mention.isRange, own.count >= 3, term(own.upperBound - 1) == .open || term(own.upperBound - 2) == .open,
            let unit = own.suffix(3).first(where: { lengths.contains(term($0)) }), unit > 0, term(unit - 1) == .number
        else { return false }
        return !has(TermSet.times.union(Self.submissions).union([.doing, .hold, .phaseWord, .ending]), in: clause.left)
    }

    /// `được giảm 50% mức phí từ … đến …; 30% từ … đến …`: what somebody has for that time.
    private func isReduced(_ mention: Mention, _ own: Range<Int>) -> Bool {
        // A law may be named in between.
        let said = (sentence.lowerBound..<max(sentence.lowerBound, own.upperBound)).suffix(30)
        let benefit = said.last { outline.tokens[$0].means(.granted, Worth.benefit) }
        guard mention.isRange, own.count <= 2 || benefit != nil else { return false }
        return has([.percent], in: benefit.map { $0..<own.upperBound } ?? own)
    }
}
