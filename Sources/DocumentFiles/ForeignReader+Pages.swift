import DocumentFormats
import LinuxSystem
import PlanCore
import PlanDocuments

/// Documents that are pages: PDF by poppler, pictures and PDF pages without text by tesseract.
extension ForeignReader {
    /// Letters that a page has at least when it holds text, and not only what a scanner stamps on its pictures.
    private static let leastLetters = 24
    /// Bytes of a page at 300 dots an inch, grey: that of A2.
    private static let largestPage = 64 << 20

    func pages(_ bytes: [UInt8]) throws(Fault) -> DocumentText {
        guard let pdftotext = programs.pdftotext, let pdftoppm = programs.pdftoppm else { throw .missing(.poppler) }
        let table = try run(
            ConfinedProgram(pdftotext, ["-tsv", "-enc", "UTF-8", "-", "-"]), on: bytes, atMost: 4 * limits.text,
            explaining: Self.explanation)
        var pages = PageTable.pages(String(decoding: table, as: UTF8.self))
        guard !pages.isEmpty else { throw .damaged }
        let pictures = pages.indices.filter { pages[$0].letters < Self.leastLetters }
        var notes: [Bilingual] = []
        var confidences: [Double] = []
        // A page at the end may well be empty; all of them are not.
        if !pictures.isEmpty {
            guard pictures.count <= limits.scannedPages else { throw .tooManyPages(limit: limits.scannedPages) }
            for index in pictures {
                let picture = try self.picture(ofPage: index + 1, bytes, by: pdftoppm)
                let read = try recognise(picture, dots: 300)
                let page = read.first ?? Page()
                guard page.letters > pages[index].letters else {
                    // A short page, the end of the one before.
                    if pages[index].letters == 0 { notes.append(Note.withoutText(page: index + 1)) }
                    continue
                }
                notes.append(Note.scanned(page: index + 1, confidence: page.confidence))
                confidences += page.words.map(\.confidence)
                pages[index] = page
            }
        }
        let origin: DocumentText.Origin = confidences.isEmpty ? .pdf : .scan(confidence: Self.mean(confidences))
        return unicode(PageText(pages).text, origin: origin, notes: notes)
    }

    func scan(_ bytes: [UInt8]) throws(Fault) -> DocumentText {
        if let size = PictureSize(bytes) {
            let dots = size.width.multipliedReportingOverflow(by: size.height)
            guard !dots.overflow, dots.partialValue <= limits.dots else { throw .tooManyDots(limit: limits.dots) }
            guard max(size.width, size.height) <= limits.side else { throw .tooLong(side: limits.side) }
        }
        let pages = try recognise(bytes, dots: nil)
        let notes = pages.enumerated().map { index, page in
            page.words.isEmpty
                ? Note.withoutText(page: index + 1) : Note.scanned(page: index + 1, confidence: page.confidence)
        }
        let confidence = Self.mean(pages.flatMap { $0.words.map(\.confidence) })
        return unicode(PageText(pages).text, origin: .scan(confidence: confidence), notes: notes)
    }

    private func picture(ofPage number: Int, _ bytes: [UInt8], by pdftoppm: String) throws(Fault) -> [UInt8] {
        // A page of any size is brought to what a sheet has at most at 300 dots an inch.
        let arguments = ["-r", "300", "-gray", "-f", "\(number)", "-l", "\(number)", "-singlefile", "-"]
        return try run(
            ConfinedProgram(pdftoppm, arguments), on: bytes, atMost: Self.largestPage, explaining: Self.explanation)
    }

    private func recognise(_ picture: [UInt8], dots: Int?) throws(Fault) -> [Page] {
        guard let tesseract = programs.tesseract else { throw .missing(.tesseract) }
        // As text strewn over the page (11): where lines and columns are, the words' places say better than its own guess,
        // which takes the lines around a table's cells for letters.
        var program = ConfinedProgram(
            tesseract,
            ["stdin", "stdout", "-l", "vie", "--psm", "11"] + (dots.map { ["--dpi", "\($0)"] } ?? []) + ["tsv"])
        // One thread a page: several documents are read at once.
        program.environment = ["OMP_THREAD_LIMIT": "1"]
        let table = try run(program, on: picture, atMost: 4 * limits.text) { result in
            if result.errors.contains("Failed loading language") { return .missing(.vietnamese) }
            return result.errors.contains("rror") ? .damaged : nil
        }
        // A picture that it cannot read has no page; one without text has.
        let pages = PageTable.pages(String(decoding: table, as: UTF8.self))
        guard !pages.isEmpty else { throw .damaged }
        return pages
    }

    private static func explanation(_ result: ConfinedProgram.Result) -> Fault? {
        if result.errors.contains("Incorrect password") { return .encrypted }
        return result.errors.lowercased().contains("memory") ? .tooCostly : .damaged
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
