import DocumentFormats
import LinuxSystem
import PlanDocuments

/// What Word wrote before 2007, and RTF: LibreOffice makes an OpenDocument text of it, which we read; else catdoc.
extension ForeignReader {
    func convert(_ bytes: [UInt8]) throws(Fault) -> DocumentText {
        let isRichText = DocumentFormat(magic: bytes) == .richText
        if !isRichText, Self.isEncryptedPackage(bytes) { throw .encrypted }
        let origin = isRichText ? DocumentText.Origin.richText : .legacyWord
        if let office = programs.office {
            let converted = try openDocument(bytes, by: office, isRichText: isRichText)
            let text = try extract(converted)
            return DocumentText(text.text, origin: origin, notes: text.notes)
        }
        guard let catdoc = programs.catdoc else { throw .missing(.office) }
        let text = try run(ConfinedProgram(catdoc, ["-d", "utf-8", "-w"]), on: bytes, atMost: limits.text)
        return unicode(String(decoding: text, as: UTF8.self), origin: origin, notes: [Note.throughCatdoc])
    }

    private func openDocument(_ bytes: [UInt8], by office: String, isRichText: Bool) throws(Fault) -> [UInt8] {
        let source = isRichText ? "document.rtf" : "document.doc"
        let folder: PrivateFolder
        do throws(SystemError) {
            folder = try PrivateFolder("hanchot-document")
            try folder.create(source, bytes)
        } catch {
            throw .failed(program: "soffice", complaint: error.description)
        }
        defer { withExtendedLifetime(folder) {} }
        // Its profile is new each time: nothing of a user's, no macro, no earlier document to recover.
        var program = ConfinedProgram(
            office,
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
                "--nodefault", "--nologo", "--convert-to", "odt:writer8", "--outdir", "\(folder.path)/converted",
                "\(folder.path)/\(source)",
            ])
        program.folder = folder.path
        program.environment = ["HOME": folder.path, "SAL_USE_VCLPLUGIN": "svp"]
        program.memory = 4 << 30
        program.mayFork = true
        // With a new profile it ends once to be started again (EXITHELPER_NORMAL_RESTART), which its script does otherwise.
        let first = try result(of: program, on: [], atMost: 1 << 20)
        if first.ending == .timedOut { throw .tooCostly }
        if first.ending == .exited(81) { _ = try run(program, on: [], atMost: 1 << 20) }
        // It answers 0 whether it could read the document or not; what it has made says it.
        guard let made = try? FileReader.read("\(folder.path)/converted/document.odt", atMost: limits.unpacked) else {
            throw .damaged
        }
        return made
    }

    /// The marks of a Word document that is encrypted as a whole: a compound file with a stream of this name.
    private static func isEncryptedPackage(_ bytes: [UInt8]) -> Bool {
        var name: [UInt8] = []
        for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
        // Names stand in directory entries, which begin at multiples of 128 bytes (MS-CFB 2.6).
        for place in stride(from: 512, to: max(512, bytes.count - name.count), by: 128) {
            if bytes[place...].starts(with: name) { return true }
        }
        return false
    }
}
