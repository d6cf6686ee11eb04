import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import Storage

/// The files that come with submissions, by their SHA-256: sent first, then named by what is recorded.
///
/// A file is there for clients once it is whole in the store and the ledger has that it came, in this order: one that a
/// killed service had stored, and not recorded, has to be sent again.
extension Router {
    static var fileRoutes: [Route] {
        [
            Route("/v1/files/{sha256}", parameters: ["name"], mediaType: fileType, file),
            Route(storing: "/v1/files/{sha256}", needs: .record, stored),
        ]
    }

    /// Whatever a file is, nobody's browser is to show it as ours.
    private static let fileType = "application/octet-stream"

    private static func file(_ inquiry: Inquiry) throws -> Route.Content {
        let sha256 = try sha256(inquiry)
        var headers = [
            ("ETag", "\"\(sha256)\""), ("Cache-Control", "private, no-cache"), ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "sandbox"),
        ]
        if let name = inquiry.text("name") {
            do { try SubmittedFile.check(name: name) } catch { throw Refusal(error) }
            // RFC 6266 and RFC 8187: of a name nothing but unreserved characters stands there as it is.
            headers.append(("Content-Disposition", "attachment; filename*=UTF-8''\(ControlClient.escaped(name))"))
        } else {
            headers.append(("Content-Disposition", "attachment"))
        }
        guard try inquiry.ledger().isRecorded(file: sha256),
            let file = try attempt({ try inquiry.files().open(sha256) })
        else { throw unknown(sha256) }
        return .file(file, headers: headers)
    }

    private static func stored(_ inquiry: Inquiry) throws -> Route.Content {
        guard let upload = inquiry.upload else {
            throw Refusal(400, "file-not-sent", vi: "không có nội dung tệp", en: "the bytes of the file are not there")
        }
        let ledger = try inquiry.ledger()
        let wasThere: Bool
        do { wasThere = try !upload.keep() } catch { throw Refusal(error) }
        FailPoint.reached("file-kept")
        let isNew = try !wasThere || !ledger.isRecorded(file: upload.sha256)
        if isNew {
            try ledger.audit(
                "upload", subject: upload.sha256, detail: "\(upload.size) bytes", actor: inquiry.peer.name,
                at: inquiry.now)
        }
        return .stored(FileEntry(sha256: upload.sha256, size: upload.size), isNew: isNew)
    }

    /// Begins to take the body of a request that stores a file.
    static func begin(_ inquiry: Inquiry) throws -> FileUpload {
        let sha256 = try sha256(inquiry)
        // A part would be taken for the whole (RFC 9110, section 14.5).
        guard inquiry.request.header("Content-Range") == nil else {
            throw Refusal(
                400, "range-unknown", vi: "tệp phải gửi trọn vẹn (không có Content-Range)",
                en: "a file is sent whole (no Content-Range)")
        }
        // Where the ledger cannot say who sent it, nobody does.
        _ = try inquiry.ledger()
        let files = try inquiry.files()
        do throws(FileFault) {
            return try files.begin(sha256, size: inquiry.request.header("Content-Length").flatMap { Int($0) })
        } catch {
            throw Refusal(error)
        }
    }

    /// The files that a submission names, which are all there.
    static func submitted(_ bodies: [ReceiveBody.FileBody], _ inquiry: Inquiry) throws -> [SubmittedFile] {
        // Before the store is asked for each of them.
        do throws(BoardFault) { try SubmittedFile.check(count: bodies.count) } catch { throw Refusal(error) }
        // What was recorded by this very request stays so, whatever has become of its files.
        let isMade = try inquiry.isMade
        return try bodies.map { body in
            guard SubmittedFile.isSHA256(body.sha256) else {
                throw Refusal.member("files.sha256", body.sha256, expected: digits)
            }
            // One name, however it was written: a Mac takes letters and marks apart.
            let name = body.name.composed
            if isMade { return SubmittedFile(sha256: body.sha256, name: name, size: 0) }
            // A name that cannot be is told before the file is looked for.
            do throws(BoardFault) { try SubmittedFile.check(name: name) } catch { throw Refusal(error) }
            guard try inquiry.ledger().isRecorded(file: body.sha256),
                let size = try attempt({ try inquiry.files().claim(body.sha256) })
            else {
                throw Refusal(
                    422, "file-missing", vi: "chưa có tệp \(body.sha256): hãy gửi lên trước (PUT /v1/files/…)",
                    en: "the file \(body.sha256) is not here: send it first (PUT /v1/files/…)")
            }
            return SubmittedFile(sha256: body.sha256, name: name, size: size)
        }
    }

    private static let digits = Bilingual(vi: "64 chữ số 0-9a-f", en: "64 digits of 0-9a-f")

    private static func sha256(_ inquiry: Inquiry) throws(Refusal) -> String {
        guard SubmittedFile.isSHA256(inquiry.places[0]) else {
            throw Refusal(
                400, "sha256-invalid", vi: "địa chỉ cần mã SHA-256 của tệp (\(digits.vietnamese))",
                en: "the path needs the file's SHA-256 (\(digits.english))")
        }
        return inquiry.places[0]
    }

    private static func unknown(_ sha256: String) -> Refusal {
        Refusal(404, "file-unknown", vi: "không có tệp \(sha256)", en: "there is no file \(sha256)")
    }

    private static func attempt<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as SystemError { throw Refusal(.failed(error)) }
    }
}

extension Inquiry {
    func files() throws(Refusal) -> FileStore {
        guard let files = state.files else {
            throw Refusal(503, "files-trouble", vi: "không lưu được tệp", en: "no files can be kept")
        }
        return files
    }
}

extension Refusal {
    init(_ fault: FileFault) {
        switch fault {
        case .tooLong(let limit):
            self.init(
                413, "file-too-long", vi: "tệp dài quá \(limit) byte", en: "the file is longer than \(limit) bytes")
        case .storeFull(let limit):
            self.init(
                507, "files-full", vi: "các tệp đã đầy \(limit) byte (hanchot.yaml, 'files')",
                en: "the files have come to their limit of \(limit) bytes (hanchot.yaml, 'files')")
        case .uploadsTooMany:
            self.init(
                503, "uploads-too-many", vi: "đang nhận quá nhiều tệp", en: "too many files are being taken",
                headers: [("Retry-After", "10")])
        case .differs(let sha256):
            self.init(
                422, "file-differs", vi: "mã SHA-256 của tệp là \(sha256), khác với địa chỉ",
                en: "the file has the SHA-256 \(sha256), not that of the path")
        case .failed(let error) where error.isDiskFull:
            self.init(507, "disk-full", vi: "đĩa đã đầy", en: "the disk is full")
        case .failed(let error):
            self.init(
                503, "files-trouble", vi: "không lưu được tệp: \(error)", en: "the file cannot be kept: \(error)",
                headers: [("Retry-After", "10")])
        }
    }
}
