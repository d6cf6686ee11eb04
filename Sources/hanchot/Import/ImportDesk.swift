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
            terminal.tell("hanchot: \(fault)")
            status = .failed
        }
    }

    mutating func take(_ result: ImportResult) throws {
        taken += 1
        terminal.progress(nil)
        do {
            try handOut(result)
        } catch let error as SystemError where !error.isReaderGone {
            fail(result.path, "\(error)", .failed)
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
        case .text(let text):
            if form.product == .json, count != 1 {
                try terminal.print((printed == 0 ? "[\n" : ",\n") + text)
            } else {
                try terminal.print(text)
            }
            printed += 1
        case .explanation(let explanation):
            if count > 1 { try terminal.print("\(printed == 0 ? "" : "\n")\(result.path):") }
            printed += 1
            if terminal.isTerminal { try terminal.print(explanation.text + [PictureLine([])]) }
            try terminal.print(explanation.list)
        case .failed(let error):
            fail(error.file, error.message[terminal.language], error.isFaultyInput ? .faultyInput : .failed)
        case .unusable(let reason): fail(result.path, reason, .failed)
        }
    }

    private mutating func fail(_ path: String, _ reason: String, _ status: ExitStatus) {
        failed += 1
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
        let place = try DraftFolder(folder).add(draft.text, named: draft.stem)
        let file = folder == "." ? place.name : "\(folder)/\(place.name)"
        let isNew = place.isNew
        try terminal.print(
            Bilingual(
                vi: "\(file): \(counts.phases) đợt, \(counts.deadlines) hạn, \(counts.duties) việc không hạn, "
                    + "\(counts.events) sự kiện; \(draft.doubts) điều cần xác nhận" + (isNew ? "" : " (đã có sẵn)"),
                en: "\(file): \(counts.phases) phases, \(counts.deadlines) deadlines, \(counts.duties) undated duties, "
                    + "\(counts.events) events; \(draft.doubts) to be confirmed" + (isNew ? "" : " (there already)")
            )[terminal.language])
    }
}
