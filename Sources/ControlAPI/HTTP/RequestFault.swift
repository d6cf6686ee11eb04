package import PlanCore

/// Why a message is no request that can be answered (RFC 9112). The connection ends with the answer: where the next request
/// would begin is not known.
package struct RequestFault: Error, Hashable, Sendable {
    /// RFC 9110, section 15.
    package var status: Int
    /// `host-invalid`, `length-invalid`, `length-ambiguous`, `coding-unknown`, `header-invalid`, `target-too-long`,
    /// `headers-too-long`, `version-unknown`, `body-too-long`, `request-invalid`.
    package var code: String
    /// What is wrong and what is expected; lower case, no full stop.
    package var message: Bilingual

    private init(_ status: Int, _ code: String, vi: String, en: String) {
        self.status = status
        self.code = code
        message = Bilingual(vi: vi, en: en)
    }

    /// What is wrong in the line that a request begins with and its headers; nil: nothing.
    /// - Parameter version: as it was sent, such as `HTTP/1.1`.
    package init?(in request: HTTPRequest, version: String) {
        let fault =
            Self.target(request) ?? Self.headers(request) ?? Self.host(request, version)
            ?? Self.length(request, version)
        guard let fault else { return nil }
        self = fault
    }

    /// What a reader of HTTP refused with that status, and tells no more of, when it had so much of a request.
    package init(unread request: HTTPRequest, status: Int) {
        if status == 400, let fault = Self.length(request, "HTTP/1.1") {
            self = fault
            return
        }
        switch status {
        case 413:
            self.init(413, "body-too-long", vi: "nội dung dài quá mức nhận", en: "the body is longer than is taken")
        case 414: self = .targetTooLong
        case 431:
            self.init(431, "headers-too-long", vi: "các dòng đầu quá dài", en: "the headers are longer than is taken")
        case 505:
            self.init(
                505, "version-unknown", vi: "chỉ có HTTP/1.1 và HTTP/1.0", en: "only HTTP/1.1 and HTTP/1.0 are spoken")
        default:
            self.init(400, "request-invalid", vi: "không đúng dạng HTTP/1.1", en: "this is not as in HTTP/1.1")
        }
    }

    private static var targetTooLong: RequestFault {
        RequestFault(
            414, "target-too-long", vi: "địa chỉ dài quá \(HTTPLimits.target) byte",
            en: "the request's target is longer than \(HTTPLimits.target) bytes")
    }

    /// Of the line, which has no bare carriage return or other control character (RFC 9112, sections 2.2 and 3).
    private static func target(_ request: HTTPRequest) -> RequestFault? {
        if request.target.utf8.count > HTTPLimits.target { return .targetTooLong }
        let isSound = request.target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        return isSound ? nil : RequestFault(unread: request, status: 400)
    }

    /// Names are tokens; values have no control characters but the tabulator (RFC 9110, sections 5.1 and 5.5).
    ///
    /// One that goes on in a further line (RFC 9112, section 5.2) comes from the library with that line behind its name: it is
    /// overlooked like any that nobody knows, but not where it says how long a request is or holds it to something.
    private static func headers(_ request: HTTPRequest) -> RequestFault? {
        let isSound = request.headers.allSatisfy { name, value in
            !name.isEmpty && name.utf8.allSatisfy(isTokenByte)
                && !binding.contains { name.utf8.count > $0.utf8.count && name.lowercased().hasPrefix($0) }
                && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        }
        guard !isSound else { return nil }
        return RequestFault(
            400, "header-invalid", vi: "một dòng đầu không đúng dạng (cần 'Tên: giá trị')",
            en: "a header is malformed (expected 'Name: value')")
    }

    /// One `Host`, and no more, in HTTP/1.1 (RFC 9112, section 3.2).
    private static func host(_ request: HTTPRequest, _ version: String) -> RequestFault? {
        let hosts = request.values(of: "Host")
        let isSound = hosts.count == 1 ? isHost(hosts[0]) : hosts.isEmpty && version == "HTTP/1.0"
        guard !isSound else { return nil }
        return RequestFault(
            400, "host-invalid", vi: "cần đúng một dòng Host, là tên máy và số cổng nếu có",
            en: "exactly one Host is expected: a name, and a port if need be")
    }

    /// Either a length or chunks, said once (RFC 9112, section 6).
    private static func length(_ request: HTTPRequest, _ version: String) -> RequestFault? {
        let lengths = request.values(of: "Content-Length")
        let codings = request.values(of: "Transfer-Encoding")
        if !lengths.isEmpty, !codings.isEmpty {
            return RequestFault(
                400, "length-ambiguous", vi: "chỉ được có một trong Content-Length và Transfer-Encoding",
                en: "either Content-Length or Transfer-Encoding may be there, not both")
        }
        if lengths.count > 1 || lengths.contains(where: { !isNumber($0) }) {
            return RequestFault(
                400, "length-invalid", vi: "cần một dòng Content-Length là một số byte",
                en: "one Content-Length is expected, a number of bytes")
        }
        guard !codings.isEmpty, version == "HTTP/1.0" || codings.map({ $0.lowercased() }) != ["chunked"] else {
            return nil
        }
        return RequestFault(
            version == "HTTP/1.0" ? 400 : 501, "coding-unknown",
            vi: "Transfer-Encoding chỉ có thể là chunked, trong HTTP/1.1",
            en: "Transfer-Encoding can only be chunked, in HTTP/1.1")
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// `uri-host [ ":" port ]`, which may be empty (RFC 9110, section 7.2).
    private static func isHost(_ text: String) -> Bool {
        text.utf8.allSatisfy { isLetterOrDigit($0) || hostBytes.contains($0) }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || tokenBytes.contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static let binding = ["content-length", "transfer-encoding", "if-match"]
    private static let tokenBytes = Array("!#$%&'*+-.^_`|~".utf8)
    private static let hostBytes = Array("-._~%!$&'()*+,;=:[]".utf8)
}
