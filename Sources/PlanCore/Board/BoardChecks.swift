import CivilTime

extension Attribution {
    /// Its texts are such as the history holds.
    package func check() throws(BoardFault) {
        try checkName(actor, Bilingual(vi: "tên người làm", en: "the name of who acts"))
        if let reason { try checkText(reason, Bilingual(vi: "lý do", en: "the reason")) }
        if let key { try BoardText.key.check(key) }
    }

    func neededReason() throws(BoardFault) -> String {
        guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
            throw BoardFault("reason-missing", vi: "cần nêu lý do", en: "a reason is needed")
        }
        return reason
    }
}

extension Arrival {
    func check(_ occurrence: Occurrence, _ attribution: Attribution) throws(BoardFault) {
        let plan = occurrence.plan
        if let at {
            guard at <= attribution.at else {
                let now = WallTime(attribution.at, in: plan.zone).text
                throw BoardFault(
                    "instant-ahead", vi: "hồ sơ không thể đến sau lúc ghi nhận (\(now.vietnamese))",
                    en: "it cannot have come after it is recorded (\(now.english))")
            }
            // A year that was mistyped would make it come in time.
            let first = earliest(occurrence, attribution)
            guard at >= plan.zone.start(of: first) else {
                throw BoardFault(
                    "instant-too-early",
                    vi: "hồ sơ không thể đến trước ngày \(first.text(in: .vietnamese)), khi chưa có kế hoạch",
                    en: "it cannot have come before \(first.text(in: .english)), when there was no plan")
            }
        }
        guard recordedBy == attribution.actor else {
            throw BoardFault(
                "actor-differs", vi: "người ghi nhận phải là người đang làm", en: "who records it must be who acts")
        }
        if let number {
            let what = Bilingual(vi: "số văn bản", en: "the document's number")
            try checkName(number, what)
            // Two that look the same are the same.
            guard !number.unicodeScalars.contains(where: \.isUnseen) else {
                throw BoardFault(
                    "text-unseen", vi: "\(what.vietnamese) có ký tự ẩn",
                    en: "\(what.english) has characters that do not show")
            }
        }
        if let note { try checkText(note, Bilingual(vi: "ghi chú", en: "the note")) }
        for id in Set(figures.keys).union(removedTargets).sorted() {
            guard plan.targets.contains(where: { $0.id == id }) else {
                throw BoardFault(
                    "target-unknown", vi: "kế hoạch không có chỉ tiêu '\(shown(id))'",
                    en: "the plan has no target '\(shown(id))'")
            }
            try figures[id]?.check()
        }
        let files = files ?? []
        try SubmittedFile.check(count: files.count)
        for file in files { try file.check() }
        var names: Set<String> = []
        if let twice = files.first(where: { !names.insert($0.name).inserted }) {
            throw BoardFault(
                "file-repeated", vi: "hai tệp cùng tên '\(shown(twice.name))'",
                en: "two files have the name '\(shown(twice.name))'")
        }
    }

    /// The first day it can have come: that of the plan's issue. Where nobody says when that was, or what was due was due before
    /// it, the beginning of the year before the plan's, or a year ago.
    private func earliest(_ occurrence: Occurrence, _ attribution: Attribution) -> Day {
        let plan = occurrence.plan
        if let issued = plan.issued?.earliest, issued <= occurrence.lastGoodDay { return issued }
        let recently = plan.zone.day(at: attribution.at).adding(days: -366)
        return min(Day(clippingYear: plan.years.first - 1, month: 1, day: 1), recently)
    }

    private var removedTargets: [String] {
        removed.compactMap { if case .figure(let target) = $0 { target } else { nil } }
    }
}

extension Figure {
    func check() throws(BoardFault) {
        let numbers = [registered, reached, total].compactMap { $0 }
        guard !numbers.isEmpty, numbers.allSatisfy({ (0...BoardLimits.figure).contains($0) }) else {
            throw BoardFault(
                "figure-invalid", vi: "số liệu cần là số nguyên từ 0 đến \(BoardLimits.figure)",
                en: "a figure is a whole number from 0 to \(BoardLimits.figure)")
        }
        if let total, max(registered ?? 0, reached ?? 0) > total {
            throw BoardFault(
                "figure-invalid", vi: "số đăng ký và số đạt không thể lớn hơn tổng số (\(total))",
                en: "no more can register or reach it than there are (\(total))")
        }
    }
}

extension SubmittedFile {
    /// What a file's SHA-256 is written as.
    package static func isSHA256(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Of the files that a submission names.
    package static func check(count: Int) throws(BoardFault) {
        guard count <= BoardLimits.files else {
            throw BoardFault(
                "files-too-many", vi: "nhiều nhất \(BoardLimits.files) tệp", en: "at most \(BoardLimits.files) files")
        }
    }

    /// The name is one under which a file can be saved anywhere, seen, and taken for nothing else.
    package static func check(name: String) throws(BoardFault) {
        try checkText(
            name, Bilingual(vi: "tên tệp", en: "the file's name"), atMost: BoardLimits.name, allowsLines: false)
        guard name.utf8.count <= BoardLimits.name else {
            throw BoardFault(
                "text-too-long", vi: "tên tệp quá dài (nhiều nhất \(BoardLimits.name) byte)",
                en: "the file's name is too long (at most \(BoardLimits.name) bytes)")
        }
        // Separators of folders here and elsewhere; a dot in front hides a file; some characters turn what follows around,
        // so that `gpj.exe` reads `exe.jpg`.
        let isPlain = name.unicodeScalars.allSatisfy { !$0.isUnseen && $0 != "/" && $0 != "\\" }
        guard isPlain, name.utf8.first != UInt8(ascii: ".") else {
            throw BoardFault(
                "file-invalid",
                vi: "tên tệp không dùng được: '\(shown(name))' (không có thư mục, dấu chấm ở đầu, ký tự ẩn)",
                en:
                    "the file's name cannot be used: '\(shown(name))' (no folders, no dot in front, no characters that do not show)"
            )
        }
    }

    fileprivate func check() throws(BoardFault) {
        try Self.check(name: name)
        guard Self.isSHA256(sha256), (0...BoardLimits.fileSize).contains(size) else {
            throw BoardFault(
                "file-invalid", vi: "tệp cần mã SHA-256 và không quá \(BoardLimits.fileSize >> 20) MiB",
                en: "a file has a SHA-256 and at most \(BoardLimits.fileSize >> 20) MiB")
        }
    }
}

extension BoardFault {
    static let undated = BoardFault(
        "undated", vi: "hạn này không có thời hạn cuối", en: "the deadline has no cutoff")
    static let met = BoardFault(
        "met", vi: "không còn chờ đơn vị nào: đã nộp, được miễn, hoặc hạn đã đóng",
        en: "no unit is awaited any more: all have delivered or need not, or the deadline is closed")

    static func unchanged(vi: String, en: String) -> BoardFault { BoardFault("unchanged", vi: vi, en: en) }

    package static func unknownUnit(_ unit: String, _ occurrence: Occurrence) -> BoardFault {
        let units = occurrence.submitters
        guard units != [OccurrenceRecord.everybody] else {
            return BoardFault(
                "unit-unknown", vi: "hạn này không nêu đơn vị nào", en: "the deadline names no units")
        }
        if let former = occurrence.plan.units.first(where: { $0.id == unit }), occurrence.units.contains(unit),
            let successor = occurrence.plan.units([unit], on: occurrence.lastGoodDay).first, let until = former.until
        {
            return BoardFault(
                "unit-unknown",
                vi: "'\(former.name)' không còn sau ngày \(until.text(in: .vietnamese)): "
                    + "ghi cho '\(successor.name)' (\(successor.id))",
                en: "'\(former.name)' is no more after \(until.text(in: .english)): "
                    + "record it of '\(successor.name)' (\(successor.id))")
        }
        let list =
            occurrence.unitsInForce.prefix(10).map { $0.name == $0.id ? $0.id : "\($0.name) (\($0.id))" }
            .joined(separator: ", ") + (units.count > 10 ? ", …" : "")
        guard unit != OccurrenceRecord.everybody else {
            return BoardFault(
                "unit-unknown", vi: "hạn này chờ từng đơn vị: cần nêu một trong \(list)",
                en: "the deadline awaits units: one of \(list) is to be named")
        }
        return BoardFault(
            "unit-unknown", vi: "hạn này không chờ đơn vị '\(shown(unit))' (cần một trong: \(list))",
            en: "the deadline does not await unit '\(shown(unit))' (expected one of: \(list))")
    }
}

/// The texts that the board's records have, for who reads records that were written elsewhere.
package enum BoardText: Sendable {
    /// Who acts, a document's number.
    case name
    /// A note, a reason.
    case text
    case fileName
    /// Of a request.
    case key

    /// - Throws: it is none that could be recorded.
    package func check(_ text: String) throws(BoardFault) {
        switch self {
        case .name: try checkName(text, Bilingual(vi: "tên", en: "the name"))
        case .text: try checkText(text, Bilingual(vi: "nội dung", en: "the text"))
        case .fileName: try SubmittedFile.check(name: text)
        case .key:
            guard (1...BoardLimits.key).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else {
                throw BoardFault(
                    "key-invalid", vi: "khóa yêu cầu cần 1 đến \(BoardLimits.key) ký tự ASCII không có dấu cách",
                    en: "an idempotency key has 1 to \(BoardLimits.key) characters of ASCII without blanks")
            }
        }
    }
}

/// Not blank, in one line, not too long.
private func checkName(_ text: String, _ what: Bilingual) throws(BoardFault) {
    try checkText(text, what, atMost: BoardLimits.name, allowsLines: false)
}

private func checkText(_ text: String, _ what: Bilingual) throws(BoardFault) {
    try checkText(text, what, atMost: BoardLimits.text, allowsLines: true)
}

private func checkText(
    _ text: String, _ what: Bilingual, atMost limit: Int, allowsLines: Bool
) throws(BoardFault) {
    // Bytes first: a character may be made of any number of them.
    guard text.utf8.count <= 16 * limit, text.count <= limit else {
        throw BoardFault(
            "text-too-long", vi: "\(what.vietnamese) quá dài (nhiều nhất \(limit) ký tự)",
            en: "\(what.english) is too long (at most \(limit) characters)")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
        throw BoardFault("text-empty", vi: "\(what.vietnamese) để trống", en: "\(what.english) is empty")
    }
    let isPlain = text.unicodeScalars.allSatisfy { !$0.isTreacherous || allowsLines && $0 == "\n" }
    guard isPlain else {
        throw BoardFault(
            "text-control", vi: "\(what.vietnamese) có ký tự điều khiển hoặc đảo chiều chữ",
            en: "\(what.english) has characters that control a terminal or turn the direction of text")
    }
}

/// What a fault repeats of what was given.
private func shown(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))).inOneLine
}
