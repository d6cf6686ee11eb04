import LinuxSystem

/// The programs that read formats we do not, as far as they are installed; absolute paths.
package struct DocumentPrograms: Sendable {
    /// Ours, for Word, OpenDocument and HTML.
    package var extract: String?
    /// poppler-utils.
    package var pdftotext: String?
    package var pdftoppm: String?
    /// tesseract-ocr.
    package var tesseract: String?
    /// LibreOffice's own program, behind the script that starts it.
    package var office: String?
    package var catdoc: String?

    /// What the system has; the extracting program beside the one that runs, else in `../libexec/hanchot`.
    package init() {
        let folder = ProcessEnvironment.programFolder ?? "/usr/bin"
        extract = ["\(folder)/hanchot-extract", "\(folder)/../libexec/hanchot/hanchot-extract"].lazy
            .compactMap(ConfinedProgram.resolved).first(where: ConfinedProgram.isProgram)
        pdftotext = ConfinedProgram.find("pdftotext")
        pdftoppm = ConfinedProgram.find("pdftoppm")
        tesseract = ConfinedProgram.find("tesseract")
        catdoc = ConfinedProgram.find("catdoc")
        office = ConfinedProgram.find("soffice").flatMap(ConfinedProgram.resolved).map { "\($0).bin" }
            .flatMap { ConfinedProgram.isProgram($0) ? $0 : nil }
    }
}
