import DaemonKit
import DocumentFiles
import LinuxSystem
import PlanCore
import PlanDrafts

/// Hands out what became of documents, one after the other, and tells how it went.
struct ImportDesk {
    private let form: ImportForm
    private let count: Int
    private let terminal: Terminal
    private var taken = 0
    private var failed = 0
    private var printed = 0
    private var doubts = 0
    private var status = ExitStatus.done

    init(_ form: ImportForm, _ documents: DocumentList, _ terminal: Terminal) {
        self.form = form
        self.terminal = terminal
        count = documents.paths.count
        for fault in documents.faults {
            terminal.tell("hanchot: \(fault[terminal.language])")
            status = .failed
        }
    }

    mutating func take(_ result: ImportResult) throws {
        taken += 1
        terminal.progress(nil)
        do {
            try handOut(result)
        } catch let error as SystemError where !error.isReaderGone {
            let reason = Bilingual(vi: "không ghi được: \(error.vietnameseReason)", en: "\(error)")
            try fail(result.path, reason[terminal.language], .failed)
        }
        if count > 1, taken < count { terminal.progress("\(taken)/\(count)  \(result.path)") }
    }

    /// - Returns: how the command ends.
    mutating func finish() throws -> ExitStatus {
        terminal.progress(nil)
        if form.product == .json, count != 1 { try terminal.print(printed == 0 ? "[]" : "]") }
        if count == 0, status == .done {
            terminal.tell(Bilingual(vi: "không có văn bản nào", en: "there is no document"))
        }
        if count > 1 || failed > 0 && count > 0 { terminal.tell(summary) }
        return status
    }

    private var summary: Bilingual {
        let read = taken - failed
        return Bilingual(
            vi: "\(count) văn bản: đọc được \(read), lỗi \(failed)"
                + (form.product == .draft ? "; \(doubts) điều cần xác nhận" : ""),
            en: "\(count) \(count == 1 ? "document" : "documents"): \(read) read, \(failed) failed"
                + (form.product == .draft ? "; \(doubts) to be confirmed" : ""))
    }

    private mutating func handOut(_ result: ImportResult) throws {
        switch result.outcome {
        case .draft(let draft, let counts): try handOut(draft, counts, of: result.path)
        case .text(let text): try print(text)
        case .explanation(let explanation):
            if count > 1 { try terminal.print("\(printed == 0 ? "" : "\n")\(result.path):") }
            printed += 1
            if terminal.isTerminal { try terminal.print(explanation.text + [PictureLine([])]) }
            try terminal.print(explanation.list)
        case .failed(let error):
            try fail(error.file, error.message[terminal.language], error.isFaultyInput ? .faultyInput : .failed)
        case .unusable(let reason): try fail(result.path, reason, .failed)
        }
    }

    /// A document's JSON, of several as one of a list.
    private mutating func print(_ text: String) throws {
        let isListed = form.product == .json && count != 1
        try terminal.print(isListed ? (printed == 0 ? "[\n" : ",\n") + text : text)
        printed += 1
    }

    private mutating func fail(_ path: String, _ reason: String, _ status: ExitStatus) throws {
        failed += 1
        if form.product == .json, count != 1 { try print(JSONText(FailedEntry(file: path, error: reason)).text) }
        terminal.tell("\(path): \(reason)")
        // That something could not be done outweighs that a document is at fault.
        if self.status != .failed { self.status = status }
    }

    private mutating func handOut(_ draft: PlanDraft, _ counts: ImportResult.Counts, of path: String) throws {
        doubts += draft.doubts
        guard let folder = form.folder else {
            try terminal.print(String(draft.text.dropLast()))
            return
        }
        let place = try DraftFolder(folder).add(draft.text, named: draft.stem, isAgain: form.isAgain)
        let file = folder == "." ? place.file : "\(folder)/\(place.file)"
        if case .known(_, let number, let isDraft) = place {
            return tellKnown(number, isDraft: isDraft, file: file, path)
        }
        let isNew = place == .added(place.file)
        try terminal.print(
            Bilingual(
                vi: "\(file): \(counts.phases) đợt, \(counts.deadlines) hạn, \(counts.duties) việc không hạn, "
                    + "\(counts.events) sự kiện; \(draft.doubts) điều cần xác nhận" + (isNew ? "" : " (đã có sẵn)"),
                en: "\(file): \(counts.phases) phases, \(counts.deadlines) deadlines, \(counts.duties) undated duties, "
                    + "\(counts.events) events; \(draft.doubts) to be confirmed" + (isNew ? "" : " (there already)")
            )[terminal.language])
    }

    /// Nothing is written: a plan of the same document is there.
    private func tellKnown(_ number: String, isDraft: Bool, file: String, _ path: String) {
        terminal.tell(
            Bilingual(
                vi: "\(path): kế hoạch \(number) này đã có ở \(file)\(isDraft ? ", còn là dự thảo" : ", đã duyệt"): "
                    + "không ghi thêm (thêm '--again' để vẫn ghi)",
                en: "\(path): this plan, \(number), is there already, \(file)\(isDraft ? ", a draft" : ", approved"): "
                    + "nothing is written (say '--again' to write it all the same)"))
    }
}

/// A document that could not be read, among those that could.
private struct FailedEntry: Encodable {
    var file: String
    var error: String
}
