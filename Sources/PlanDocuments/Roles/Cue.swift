import PlanCore

/// Something about a mention that speaks for one role or against another.
enum Cue: UInt8, Hashable, CaseIterable {
    // The word that leads to it.
    case before, atLatest, untilEnd, until, within, since, on, after, unled
    // What it is.
    case range, openRange, years, wholePeriod, clockTime, repeatedDay, repeatedPeriod, anchored, unanchored, explained
    // What is said around it.
    case duty, completion, dueWithin, finishedOn, extended, replaced, window, submissionTime, meeting, gathering,
        withinDay,
        dueThen, lasting,
        recurring, deadlineLabel, deadlineColumn, timeColumn, calendarColumn, placed, timeLabel, timeOfEvent, namedDay,
        spanOfPeriod,
        deadlineWord, forbidden, submissionWindow, refused, target, takenUntil, restricted,
        favoured, described, sentOn, begunLongBefore, processed
    case behindReference, behindDocument, behindLaw, session
    case effect, validity, born, anniversary, commemorated, eligibility, standing, statistic, countedSince, condition
    case told, formerly, longPast, beforeIssue
    case letterhead, basis, school, stage
    case happening

    /// Points by role, in the order of all roles.
    typealias Points = SIMD16<Int16>

    /// How much it speaks for each role.
    var points: Points { Self.table[Int(rawValue)] }

    private static let table: [Points] = allCases.map { cue in
        var points = Points()
        for (role, weight) in cue.weights {
            if let index = DateMention.Role.allCases.firstIndex(of: role) { points[index] = weight }
        }
        return points
    }

    /// In points; a role that is not named: none.
    private var weights: KeyValuePairs<DateMention.Role, Int16> {
        switch self {
        case .before: [.deadline: 6]
        case .atLatest: [.deadline: 9]
        case .untilEnd: [.deadline: 6, .other: 2]
        case .until: [.deadline: 2, .other: 5]
        case .within: [.deadline: 1, .other: 3]
        case .since: [.other: 5]
        case .on: [.event: 5, .other: 1]
        case .after: [.other: 6]
        case .unled: [.other: 4, .event: 1]
        case .range: [.phase: 6, .other: 2]
        case .openRange: [.phase: 7]
        case .wholePeriod: [.other: 5]
        case .dueWithin, .finishedOn: [.deadline: 10]
        case .extended: [.deadline: 9]
        case .refused: [.deadline: 10]
        case .target: [.deadline: 4]
        case .takenUntil: [.deadline: 3]
        case .restricted: [.eligibility: 14]
        case .favoured: [.eligibility: 5]
        case .described: [.eligibility: 22]
        case .sentOn: [.deadline: 8]
        case .processed: [.deadline: 7]
        case .begunLongBefore: [.other: 12]
        case .replaced: [.other: 14]
        case .window: [.other: 10]
        case .submissionTime: [.deadline: 4]
        case .dueThen: [.deadline: 9]
        case .lasting: [.other: 11]
        case .recurring: [.other: 14]
        case .meeting: [.event: 12]
        case .gathering, .placed: [.event: 20]
        case .calendarColumn: [.event: 10]
        case .withinDay: [.event: 14]
        case .repeatedDay: [.deadline: 5]
        case .repeatedPeriod: [.other: 12]
        case .anchored: [.deadline: 6]
        case .unanchored: [.other: 4]
        case .explained: [.other: 25]
        case .clockTime: [.deadline: 1, .event: 1]
        case .duty: [.deadline: 3]
        case .completion: [.deadline: 3]
        case .deadlineLabel: [.deadline: 11, .phase: 1]
        case .deadlineWord: [.deadline: 9]
        case .spanOfPeriod: [.phase: 12]
        case .forbidden: [.other: 20]
        case .deadlineColumn: [.deadline: 14, .phase: 2]
        case .timeColumn: [.deadline: 9, .phase: 2]
        case .timeLabel: [.phase: 3]
        case .timeOfEvent: [.event: 3, .deadline: 1]
        case .namedDay: [.event: 20]
        case .years: [.other: 12]
        case .submissionWindow: [.phase: 2]
        case .behindReference: [.citation: 20]
        case .behindDocument: [.citation: 9]
        case .behindLaw: [.citation: 9]
        case .session: [.citation: 6]
        case .effect: [.effect: 16]
        case .validity: [.other: 12]
        case .born: [.birth: 18]
        case .anniversary: [.commemoration: 5]
        case .commemorated: [.commemoration: 16]
        case .eligibility: [.eligibility: 12, .deadline: -3]
        case .standing: [.eligibility: 11, .deadline: -3]
        case .statistic: [.other: 10]
        case .countedSince: [.other: 14]
        case .condition: [.other: 10]
        case .told: [.past: 9, .deadline: -5, .phase: -2]
        case .formerly: [.past: 30]
        case .longPast: [.other: 4, .citation: 3, .commemoration: 3, .deadline: -6, .phase: -6]
        case .beforeIssue: [.past: 5, .other: 2, .citation: 1, .phase: -5, .deadline: -10]
        case .letterhead: [.issued: 30]
        case .basis: [.citation: 6]
        case .school: [.other: 3]
        case .stage: [.phase: 3]
        case .happening: [.event: 4]
        }
    }

    var reason: Bilingual {
        switch self {
        case .before: Bilingual(vi: "đi sau “trước”", en: "behind “trước” (before)")
        case .atLatest: Bilingual(vi: "đi sau “chậm nhất”, “không quá”", en: "behind “chậm nhất” (at the latest)")
        case .untilEnd: Bilingual(vi: "đi sau “đến hết”", en: "behind “đến hết” (to the end of)")
        case .until: Bilingual(vi: "đi sau “đến”", en: "behind “đến” (until)")
        case .within: Bilingual(vi: "đi sau “trong”", en: "behind “trong” (within)")
        case .since: Bilingual(vi: "đi sau “từ”, “kể từ”", en: "behind “từ”, “kể từ” (since)")
        case .on: Bilingual(vi: "đi sau “vào”", en: "behind “vào” (on)")
        case .after: Bilingual(vi: "đi sau “sau”", en: "behind “sau” (after)")
        case .unled: Bilingual(vi: "không có từ chỉ hạn ở trước", en: "no word of a deadline leads to it")
        case .range: Bilingual(vi: "một khoảng thời gian", en: "a span from one day to another")
        case .openRange: Bilingual(vi: "khoảng thời gian để ngỏ một đầu", en: "a span with one open end")
        case .wholePeriod: Bilingual(vi: "cả tháng, quý hoặc năm", en: "a whole month, quarter or year")
        case .dueWithin: Bilingual(vi: "phải hoàn thành trong khoảng đó", en: "to be completed within that period")
        case .finishedOn: Bilingual(vi: "đi ngay sau “hoàn thành”, “xong”", en: "directly behind “hoàn thành” (done)")
        case .extended: Bilingual(vi: "thời hạn được gia hạn đến ngày đó", en: "a deadline is extended to that day")
        case .refused: Bilingual(vi: "sau ngày đó không nhận nữa", en: "nothing is taken after that day")
        case .target: Bilingual(vi: "việc phải đạt được đến ngày đó", en: "what must be reached by that day")
        case .takenUntil:
            Bilingual(vi: "nhận, nộp, đăng ký đến ngày đó", en: "taken, submitted or registered until that day")
        case .restricted:
            Bilingual(
                vi: "chỉ nói ai, việc nào; điều được hưởng nêu ngay sau",
                en: "tells only which; what becomes of them follows")
        case .favoured: Bilingual(vi: "nói ai được hưởng", en: "tells for whom something is")
        case .described:
            Bilingual(
                vi: "nói rõ việc nào, của ai; phải làm gì nêu sau", en: "tells which; what is done with it follows")
        case .processed: Bilingual(vi: "thời gian để xử lý, trả lời", en: "a time for dealing with something")
        case .sentOn: Bilingual(vi: "gửi, báo cáo vào ngày đó", en: "sent or reported on that day")
        case .begunLongBefore:
            Bilingual(vi: "bắt đầu từ lâu trước khi ban hành", en: "begins long before the document was issued")
        case .replaced: Bilingual(vi: "ngày cũ, đã được thay", en: "an earlier date that another takes the place of")
        case .window: Bilingual(vi: "khoảng ngày lặp lại", en: "a span of days that comes again and again")
        case .submissionTime:
            Bilingual(vi: "khoảng ngày để nộp, đăng ký", en: "the end of a span for submitting or registering")
        case .dueThen: Bilingual(vi: "việc phải nộp nêu ngay sau ngày", en: "what is to be submitted stands behind it")
        case .lasting: Bilingual(vi: "nói về việc kéo dài đến khi nào", en: "says how long something goes on")
        case .recurring: Bilingual(vi: "khoảng ngày lặp lại", en: "a span that comes again and again")
        case .meeting: Bilingual(vi: "nói về việc họp định kỳ", en: "speaks of a regular meeting")
        case .withinDay: Bilingual(vi: "bắt đầu và kết thúc trong một ngày", en: "begins and ends on one day")
        case .gathering:
            Bilingual(vi: "dòng của bảng nêu việc họp, lễ, thi", en: "the row is about people coming together")
        case .repeatedDay: Bilingual(vi: "một ngày lặp lại", en: "a day that comes again and again")
        case .repeatedPeriod:
            Bilingual(vi: "chỉ nêu chu kỳ, không nêu ngày", en: "only how often is said, not which day")
        case .anchored: Bilingual(vi: "tính từ một sự kiện", en: "counted from something that happens")
        case .unanchored: Bilingual(vi: "không nêu tính từ khi nào", en: "not said from when it is counted")
        case .explained: Bilingual(vi: "ngày cụ thể được nêu ngay sau", en: "the dates that it comes to are given")
        case .deadlineColumn: Bilingual(vi: "ở cột thời hạn của bảng", en: "in a table's column of deadlines")
        case .timeColumn: Bilingual(vi: "ở cột thời gian của bảng", en: "in a table's column of times")
        case .calendarColumn: Bilingual(vi: "ở cột ngày của lịch", en: "in a calendar's column of days")
        case .placed: Bilingual(vi: "bảng nêu cả địa điểm", en: "the table says where, too")
        case .standing:
            Bilingual(vi: "điều kiện về tình trạng trước một ngày", en: "a condition on what was before that day")
        case .clockTime: Bilingual(vi: "có giờ", en: "with a time of day")
        case .duty:
            Bilingual(vi: "có việc phải gửi, nộp, báo cáo", en: "something is to be sent, submitted or reported")
        case .completion: Bilingual(vi: "có việc phải hoàn thành", en: "something is to be completed")
        case .deadlineLabel: Bilingual(vi: "đề mục nói về thời hạn", en: "its heading speaks of a deadline")
        case .timeLabel: Bilingual(vi: "đề mục nói về thời gian", en: "its heading speaks of time")
        case .deadlineWord: Bilingual(vi: "đứng cạnh “hạn cuối”, “hạn nộp”", en: "beside a word for deadline")
        case .spanOfPeriod:
            Bilingual(vi: "thời gian thực hiện là cả khoảng đó", en: "to be carried out over that whole period")
        case .forbidden: Bilingual(vi: "điều không được làm trước ngày đó", en: "what must not be done before that day")
        case .condition: Bilingual(vi: "nằm trong vế “nếu”, “trường hợp … thì”", en: "within the if of a condition")
        case .timeOfEvent: Bilingual(vi: "đề mục nói về thời gian", en: "its heading speaks of time")
        case .namedDay: Bilingual(vi: "dòng của bảng nêu chính ngày ấy", en: "the row is about that very day")
        case .years: Bilingual(vi: "khoảng nhiều năm", en: "a span of years")
        case .submissionWindow:
            Bilingual(vi: "thời gian nộp, đăng ký hoặc tiếp nhận", en: "a time for submitting or registering")
        case .behindReference:
            Bilingual(vi: "ngày của văn bản được viện dẫn", en: "the date of a document that is cited")
        case .behindDocument: Bilingual(vi: "đi sau tên một văn bản", en: "behind the name of a document")
        case .behindLaw: Bilingual(vi: "đi sau tên một luật", en: "behind the name of a law")
        case .session: Bilingual(vi: "ngày của một kỳ họp", en: "the date of a session")
        case .effect: Bilingual(vi: "nói về hiệu lực thi hành", en: "speaks of legal effect")
        case .validity: Bilingual(vi: "nói về thời gian sử dụng, giá trị", en: "speaks of use or validity")
        case .born: Bilingual(vi: "ngày sinh", en: "a birth date")
        case .anniversary: Bilingual(vi: "nói về kỷ niệm, ngày truyền thống", en: "speaks of an anniversary")
        case .commemorated: Bilingual(vi: "cùng một ngày của hai năm khác nhau", en: "the same day of two years")
        case .eligibility: Bilingual(vi: "nói về điều kiện, độ tuổi", en: "speaks of age or eligibility")
        case .statistic: Bilingual(vi: "nói về số liệu tính đến một ngày", en: "a figure as of a day")
        case .countedSince: Bilingual(vi: "đi sau “tính từ”, nói về số liệu", en: "counted from “tính từ” on")
        case .told: Bilingual(vi: "kể lại việc đã qua", en: "tells of what is past")
        case .formerly: Bilingual(vi: "kể lại hạn hoặc việc trước đó", en: "tells of what was before")
        case .longPast: Bilingual(vi: "năm đã lùi xa", en: "a year long past")
        case .beforeIssue: Bilingual(vi: "trước ngày ban hành văn bản", en: "earlier than the document")
        case .letterhead: Bilingual(vi: "địa danh và ngày ở đầu văn bản", en: "place and date in the letterhead")
        case .basis: Bilingual(vi: "nằm trong căn cứ pháp lý", en: "within a legal basis")
        case .school: Bilingual(vi: "nói về năm học, học kỳ", en: "speaks of a school year or term")
        case .stage: Bilingual(vi: "nói về đợt, giai đoạn", en: "speaks of a stage or round")
        case .happening: Bilingual(vi: "nói về việc tổ chức, diễn ra", en: "speaks of something taking place")
        }
    }
}
