import CivilTime
import PlanCore

/// What is doubtful about a date, and whose year it has.
extension Assembly {
    func doubts(of mention: Mention) -> [Bilingual] {
        var doubts: [Bilingual] = []
        if mention.isConfused {
            doubts.append(
                Bilingual(vi: "chữ O hoặc l được đọc là số 0 hoặc 1", en: "letters O or l were read as digits"))
        }
        if mention.yearSource == .next {
            doubts.append(
                Bilingual(vi: "năm suy từ ngày đứng sau", en: "its year is inferred from the date behind it"))
        } else if mention.yearSource == .beside {
            doubts.append(
                Bilingual(
                    vi: "năm suy từ các ngày khác ở gần đó", en: "its year is inferred from the days around it"))
        } else if let point = mention.lastEndpoint, mayBeOfIssueYear(point) {
            doubts.append(
                Bilingual(
                    vi: "có thể là năm ban hành, không phải năm nêu ở tên văn bản",
                    en: "may be of the year of issue, not of the year in the title"))
        }
        if mention.isAmbiguous {
            doubts.append(
                Bilingual(
                    vi: "số ngày có thể không tính từ ngày nêu sau", en: "may not be counted from the date behind it"))
        }
        if mention.isCalendarShared {
            doubts.append(
                Bilingual(
                    vi: "“âm lịch” có thể nói cả hai ngày hoặc chỉ một ngày",
                    en: "“âm lịch” (lunar) may be said of both days or of one"))
        }
        if lacksYear(mention), !mention.isLunar, outline.has([.lunarDay], in: mention.tokens) {
            doubts.append(
                Bilingual(
                    vi: "“mùng” có thể nói ngày âm lịch",
                    en: "“mùng” may be said of a day of the lunar calendar"))
        }
        if mention.isBorrowed {
            doubts.append(
                Bilingual(vi: "“cùng ngày” lấy ngày ở đoạn trước", en: "the day is that of a paragraph before"))
        }
        if mention.value == .impossible {
            doubts.append(Bilingual(vi: "ngày không có trong lịch", en: "no calendar has that day"))
        }
        if lacksYear(mention) || isBesideOwnYear(mention), reading.header.year?.evidence.isDoubtful ?? true {
            doubts.append(Bilingual(vi: "không rõ năm", en: "the year is not certain"))
        }
        if case .range(let from?, let to?) = mention.value, endingNextYear(from, to) != to {
            doubts.append(
                Bilingual(
                    vi: "ngày cuối đến trước ngày đầu: lấy năm sau",
                    en: "its end comes before its start: the next year's is taken"))
        }
        doubts += contradictions(of: mention)
        if mention.lastEndpoint.map({ isNextYear($0) }) ?? false {
            doubts.append(
                Bilingual(
                    vi: "ngày ấy trong năm ban hành đã qua: lấy năm sau",
                    en: "that day was past when it was issued: the next year's is taken"))
        }
        return doubts
    }

    /// Years that a plan may reach beyond its own.
    private static let farYears = 6

    /// What the document says otherwise: another weekday, a day that was past when it was issued, a year far off.
    private func contradictions(of mention: Mention) -> [Bilingual] {
        guard case .point(let point) = mention.value, case .day = point, let date = resolved(point, .last) else {
            return []
        }
        var doubts: [Bilingual] = []
        let year = reading.header.year?.value
        if let day = date.fixedDay {
            if let weekday = weekday(beside: mention), weekday != day.weekday.rawValue {
                doubts.append(Bilingual(vi: "thứ không khớp với ngày", en: "the weekday is not that day's"))
            }
            if point.year == nil, let issued = reading.header.issued?.value, day < issued.earliest {
                doubts.append(
                    Bilingual(vi: "ngày ấy đã qua khi ban hành", en: "that day was past when the document was issued"))
            }
        }
        if let year, let own = point.year, own > year + Self.farYears {
            doubts.append(Bilingual(vi: "năm quá xa", en: "the year is far off"))
        }
        return doubts
    }

    /// 1…7, in front of a date or in a bracket behind it.
    private func weekday(beside mention: Mention) -> Int? {
        let end = mention.tokens.upperBound
        let isBehind = end + 1 < outline.tokens.count && outline.tokens[end].term == .open
        for index in mention.start..<(isBehind ? end + 2 : end) where index != end {
            let token = outline.tokens[index]
            switch token.term {
            case .weekday: return Int(token.value)
            case .sunday: return 7
            case .ordinal where index + 1 < outline.tokens.count && outline.tokens[index + 1].digits == 1:
                return Int(outline.tokens[index + 1].value) - 1
            default: continue
            }
        }
        return nil
    }

    func yearReason(_ mention: Mention) -> [Bilingual] {
        if mention.yearSource == .heading {
            return [Bilingual(vi: "năm lấy theo đề mục ở trước", en: "the year is that of the heading before it")]
        }
        guard lacksYear(mention), let year = reading.header.year?.value,
            !(mention.lastEndpoint.map { isNextYear($0) } ?? false)
        else { return [] }
        return [Bilingual(vi: "năm \(year) lấy theo văn bản", en: "the year \(year) is the document's")]
    }

    /// `năm sau`: the year beside that of the document, which must be known for it.
    private func isBesideOwnYear(_ mention: Mention) -> Bool {
        func isBeside(_ word: YearWord?) -> Bool { word == .next || word == .previous }
        return isBeside(mention.firstYearWord) || isBeside(mention.yearWord)
    }

    func lacksYear(_ mention: Mention) -> Bool {
        switch mention.value {
        case .point(let point): point.year == nil
        case .range(let from, let to): from.map { $0.year == nil } ?? false || to.map { $0.year == nil } ?? false
        case .repeating, .daily, .distance, .impossible, .sameDay: false
        }
    }
}
