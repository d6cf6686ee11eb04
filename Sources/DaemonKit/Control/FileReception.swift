import ControlAPI

/// Takes a file that a client sends, as it comes.
final class FileReception: BodyTaker {
    private let upload: FileUpload
    private let finish: (FileUpload) -> HTTPResponse

    /// - Parameter finish: answers when all of it is there, or no more is taken.
    init(_ upload: FileUpload, finish: @escaping (FileUpload) -> HTTPResponse) {
        self.upload = upload
        self.finish = finish
    }

    var hasEnough: Bool { upload.fault != nil }

    func take(_ piece: UnsafeRawBufferPointer) { upload.take(piece) }

    func answer() -> HTTPResponse { finish(upload) }
}

/// What is answered without a body.
final class SettledAnswer: BodyTaker {
    private let response: HTTPResponse

    init(_ response: HTTPResponse) { self.response = response }

    var hasEnough: Bool { true }

    func take(_ piece: UnsafeRawBufferPointer) {}

    func answer() -> HTTPResponse { response }
}
