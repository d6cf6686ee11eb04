import DocumentFiles
import DocumentFormats
import Foundation
import LinuxSystem
import TestSupport
import Testing

/// Documents that were made to hurt: a clear fault, in bounded time, and nothing left behind.
@Suite struct HostileDocumentTests {
    /// Made once, by Python, and removed with the process.
    private static let folder = Result { () throws -> TestSupport.ScratchFolder in
        let folder = try TestSupport.ScratchFolder()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "hostile.py").path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, folder.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandError(message: "hostile.py failed") }
        return folder
    }

    /// Less time than usual, so that the whole does not take too much.
    private static let limits = {
        var limits = DocumentLimits()
        limits.seconds = 30
        return limits
    }()

    enum Expected: String, Sendable {
        case tooLarge, tooManyDots, tooLong, tooCostly, unknownFormat, damaged, encrypted, empty
        /// It is read after all.
        case text
    }

    /// What each may answer; where it depends on the machine or on a version of a tool, each of them is clear.
    static let documents: [(name: String, answers: Set<Expected>)] = [
        ("bomb.docx", [.tooLarge]), ("blank-bomb.odt", [.tooLarge]), ("many-paragraphs.docx", [.empty, .tooCostly]),
        ("inner.zip", [.unknownFormat]), ("lying-small.docx", [.damaged, .text]),
        ("lying-large.docx", [.damaged, .text]),
        ("lying-offset.docx", [.damaged, .unknownFormat]), ("encrypted-zip.docx", [.encrypted]),
        ("cut.docx", [.damaged, .unknownFormat, .text]), ("laughs.docx", [.damaged]), ("deep.docx", [.damaged]),
        ("deep.html", [.damaged, .empty, .tooCostly]), ("attributes.html", [.text, .tooCostly]),
        ("encrypted.docx", [.encrypted]), ("no-word.doc", [.damaged, .empty]), ("digits.txt", [.tooLarge]),
        ("digits-allowed.txt", [.text]), ("loop.pdf", [.damaged, .empty]), ("count.pdf", [.damaged, .empty]),
        ("form-loop.pdf", [.empty, .damaged]), ("huge-page.pdf", [.damaged, .tooLarge, .tooCostly, .empty]),
        ("encrypted.pdf", [.encrypted]), ("stream-bomb.pdf", [.empty, .tooCostly, .damaged]), ("cut.pdf", [.damaged]),
        ("huge.png", [.tooManyDots]), ("wide.png", [.tooManyDots]),
        ("huge.tiff", [.tooManyDots]), ("long.png", [.tooLong]),
        ("wide.tiff", [.tooManyDots]), ("cut.png", [.damaged]), ("cut.jpg", [.damaged]),
        ("cut.rtf", [.damaged, .empty]), ("deep.rtf", [.damaged, .empty, .tooCostly, .text]),
        ("program", [.unknownFormat]), ("empty", [.empty]),
    ]

    @Test("a hostile document gives a clear fault", arguments: documents)
    func fault(_ document: (name: String, answers: Set<Expected>)) throws {
        let folder = try Self.folder.get()
        let start = ContinuousClock.now
        let answer = try answer(of: folder.file(document.name))
        #expect(document.answers.contains(answer), "\(document.name): \(answer)")
        #expect(ContinuousClock.now - start < .seconds(4 * Self.limits.seconds), "\(document.name)")
    }

    private func answer(of path: String) throws -> Expected {
        do throws(DocumentFileError) {
            _ = try DocumentFile(path: path).text(limits: Self.limits)
            return .text
        } catch {
            switch error.reason {
            case .tooLarge: return .tooLarge
            case .tooManyDots: return .tooManyDots
            case .tooLong: return .tooLong
            case .tooCostly: return .tooCostly
            case .unknownFormat: return .unknownFormat
            case .damaged: return .damaged
            case .encrypted: return .encrypted
            case .empty: return .empty
            case .missing, .failed, .unreadable, .tooManyPages, .tooManyMembers, .unknownEncoding:
                throw error
            }
        }
    }

    @Test("a program that takes too long is ended, and its folder is removed")
    func time() throws {
        let scratch = try TestSupport.ScratchFolder()
        let parent = ProcessEnvironment.value("XDG_RUNTIME_DIR") ?? "/tmp"
        try scratch.write(Data("{\\rtf1 x}".utf8), to: "document")
        // A LibreOffice that never ends.
        try scratch.write(Data("#!/bin/sh\nsleep 1000 & wait\n".utf8), to: "office")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.file("office"))
        var programs = DocumentPrograms()
        programs.office = scratch.file("office")
        var limits = DocumentLimits()
        limits.seconds = 1
        let error = #expect(throws: DocumentFileError.self) {
            try DocumentFile(path: scratch.file("document")).text(limits: limits, programs: programs)
        }
        #expect(error?.reason == .tooCostly)
        let left = try FileManager.default.contentsOfDirectory(atPath: parent).filter { entry in
            entry.hasPrefix("hanchot-document-")
                && FileManager.default.fileExists(atPath: "\(parent)/\(entry)/document.rtf")
                && (try? Data(contentsOf: URL(filePath: "\(parent)/\(entry)/document.rtf"))) == Data("{\\rtf1 x}".utf8)
        }
        #expect(left.isEmpty)
    }

    @Test(
        "what is not installed is named with its packages",
        arguments: [
            ("plan.rtf", "{\\rtf1 x}", DocumentFileError.Requirement.office), ("plan.pdf", "%PDF-1.4", .poppler),
            ("plan.jpg", "\u{FFFD}", .tesseract), ("plan.html", "<!doctype html>x", .extract),
        ])
    func missing(_ document: (name: String, content: String, requirement: DocumentFileError.Requirement)) throws {
        let scratch = try TestSupport.ScratchFolder()
        let isPicture = document.requirement == .tesseract
        try scratch.write(isPicture ? Data([0xFF, 0xD8, 0xFF]) : Data(document.content.utf8), to: document.name)
        var programs = DocumentPrograms()
        (programs.office, programs.catdoc, programs.pdftotext, programs.tesseract) = (nil, nil, nil, nil)
        programs.extract = nil
        let error = #expect(throws: DocumentFileError.self) {
            try DocumentFile(path: scratch.file(document.name)).text(programs: programs)
        }
        #expect(error?.reason == .missing(document.requirement))
        #expect(error?.isFaultyInput == false)
    }
}
