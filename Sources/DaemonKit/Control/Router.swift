package import CivilTime
package import ControlAPI
package import LinuxSystem
import PlanCore
package import Storage

/// Answers requests: a request, who it comes from, how the service stands and the time go in, an answer comes out; a change
/// that was asked for is in the ledger then.
package enum Router {
    static let routes =
        planRoutes + deadlineRoutes + boardRoutes + deliveredRoutes + submissionRoutes + fileRoutes + occurrenceRoutes
        + reminderRoutes + holidayRoutes
        + serviceRoutes

    /// Takes a file that the body of a request is, where its headers are there; or answers at once, where it will not be
    /// taken.
    /// - Returns: nil for a request whose body is none.
    package static func upload(
        _ request: HTTPRequest, from peer: SocketPeer, _ state: ControlState, at now: Instant,
        finish: @escaping (FileUpload) -> HTTPResponse, refuse: (HTTPResponse) -> Void
    ) -> (any BodyTaker)? {
        let taking = routes.filter { $0.takesFile && $0.methods.contains(request.method) }
        guard !taking.isEmpty, let path = RequestTarget(request.target)?.path,
            taking.contains(where: { $0.places(in: path) != nil })
        else { return nil }
        let language = language(of: request, state)
        do {
            let right = try right(of: peer, request, state)
            return FileReception(
                try begin(try inquiry(request, nil, from: peer, with: right, state, at: now, in: language).inquiry),
                finish: finish)
        } catch {
            let response = refusal(error).response(in: language)
            refuse(response)
            return SettledAnswer(response)
        }
    }

    /// - Parameters:
    ///   - upload: what the body was taken into.
    ///   - cache: is of this state.
    ///   - changed: is told what the request has changed.
    ///   - announced: is told what somebody is about to change.
    package static func answer(
        _ request: HTTPRequest, upload: FileUpload? = nil, from peer: SocketPeer, _ state: ControlState,
        at now: Instant, cache: AnswerCache = AnswerCache(), changed: (AuditRow) -> Void = { _ in },
        announced: (AuditRow) -> Void = { _ in }
    ) -> HTTPResponse {
        let language = language(of: request, state)
        do {
            if let fault = request.fault { throw Refusal(fault) }
            // Who may nothing learns nothing, not even what there is.
            let right = try right(of: peer, request, state)
            guard request.body != nil else {
                throw Refusal(
                    413, "body-too-long", vi: "nội dung dài quá \(HTTPLimits.body) byte",
                    en: "the body is longer than \(HTTPLimits.body) bytes")
            }
            let whole = try cache.answer(request, with: right, at: now) {
                let (route, inquiry) = try inquiry(
                    request, upload, from: peer, with: right, state, at: now, in: language)
                let content = try route.answer(inquiry)
                if case .changed(let row, isRepeated: false) = content { changed(row) }
                if case .announced(let row, isRepeated: false) = content { announced(row) }
                return try response(to: inquiry, with: content, route)
            }
            return unlessKnown(whole, to: request)
        } catch {
            return refusal(error).response(in: language)
        }
    }

    private static func language(of request: HTTPRequest, _ state: ControlState) -> Language {
        request.header("Accept-Language").flatMap { Preferences($0).language } ?? state.language
    }

    private static func refusal(_ error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let error as LedgerError: Refusal(error)
        default: Refusal(503, "ledger-trouble", vi: error.told[.vietnamese], en: "\(error)")
        }
    }

    /// What is asked of which route.
    private static func inquiry(
        _ request: HTTPRequest, _ upload: FileUpload?, from peer: SocketPeer, with right: Right, _ state: ControlState,
        at now: Instant, in language: Language
    ) throws(Refusal) -> (route: Route, inquiry: Inquiry) {
        guard let target = RequestTarget(request.target) else {
            throw Refusal(
                400, "target-invalid", vi: "địa chỉ không đúng dạng", en: "the request's target is malformed")
        }
        let found = routes.compactMap { route in route.places(in: target.path).map { (route, $0) } }
        guard !found.isEmpty else {
            throw Refusal(404, "resource-unknown", vi: "không có địa chỉ này", en: "there is nothing at this path")
        }
        guard let (route, places) = found.first(where: { $0.0.methods.contains(request.method) }) else {
            let allowed = found.flatMap(\.0.methods).joined(separator: ", ")
            throw Refusal(
                405, "method-unknown", vi: "chỉ có \(allowed)", en: "only \(allowed)", headers: [("Allow", allowed)])
        }
        guard right >= route.right else { throw Refusal.forbidden(route.right) }
        guard request.header("Accept").map({ Preferences($0).weight(ofMedia: route.mediaType) > 0 }) ?? true else {
            throw Refusal(406, "type-unknown", vi: "chỉ có \(route.mediaType)", en: "only \(route.mediaType)")
        }
        // Passed over, it would have made a change that its client wants only under a condition (RFC 9110, section 13.1.1).
        guard route.looksAtTag || Route.looking.contains(request.method) || request.header("If-Match") == nil else {
            throw Refusal(
                400, "condition-unknown", vi: "If-Match chỉ dùng được khi ghi nhận về một hạn hoặc một hồ sơ",
                en: "If-Match is looked at where a deadline or a submission is changed, and nowhere else")
        }
        var inquiry = try Inquiry(
            request, query: target.query, parameters: route.parameters, places: places, from: peer, with: right,
            state: state, at: now, in: language)
        inquiry.upload = upload
        return (route, inquiry)
    }

    private static func right(
        of peer: SocketPeer, _ request: HTTPRequest, _ state: ControlState
    ) throws(Refusal) -> Right {
        switch peer {
        case .local(let user, let groups):
            guard let right = state.access.right(user: user, groups: groups) else { throw .forbidden(.read) }
            return right
        case .network:
            guard state.token?.isShown(by: request.header("Authorization")) ?? false else {
                throw Refusal(
                    401, "token-wrong", vi: "cần mã truy cập (Authorization: Bearer …)",
                    en: "a token is needed (Authorization: Bearer …)",
                    headers: [("WWW-Authenticate", "Bearer realm=\"hanchot\"")])
            }
            return .record
        }
    }

    private static func response(
        to inquiry: Inquiry, with content: Route.Content, _ route: Route
    ) throws -> HTTPResponse {
        var headers = [("Content-Type", route.mediaType)]
        switch content {
        case .bytes(let bytes, let state):
            // The tag is of these bytes alone, behind the state that they tell: it is the same after a restart.
            headers += [
                ("ETag", "\"\(state.map { $0 + "-" } ?? "")\(Fingerprint(bytes))\""),
                ("Cache-Control", "private, no-cache"),
                ("Vary", "Accept-Language"),
                ("Content-Language", inquiry.language.rawValue),
            ]
            return HTTPResponse(200, headers: headers, body: .bytes(bytes))
        case .metrics(let text):
            headers[0].1 += "; version=0.0.4; charset=utf-8"
            return HTTPResponse(
                200, headers: headers + [("Cache-Control", "no-store")], body: .bytes(Array(text.utf8)))
        case .events(let id):
            headers += [("Cache-Control", "no-store"), ("Content-Language", inquiry.language.rawValue)]
            return HTTPResponse(200, headers: headers, body: .events(after: id))
        case .file(let file, let own):
            return HTTPResponse(200, headers: headers + own, body: .source(file))
        case .stored(let entry, let isNew):
            return HTTPResponse(
                isNew ? 201 : 200, headers: headers + [("Cache-Control", "no-store")],
                body: .bytes(try JSON.bytes(entry)))
        case .changed(let row, let isRepeated):
            headers += [("Cache-Control", "no-store")]
            if isRepeated { headers.append(("Idempotency-Replayed", "true")) }
            return HTTPResponse(
                200, headers: headers,
                body: .bytes(try JSON.bytes(inquiry.entry(row))))
        case .announced(let row, let isRepeated):
            headers += [("Cache-Control", "no-store")]
            if isRepeated { headers.append(("Idempotency-Replayed", "true")) }
            return HTTPResponse(
                202, headers: headers,
                body: .bytes(try JSON.bytes(inquiry.entry(row))))
        }
    }

    /// Nothing but the headers is sent, where the client has this already: `If-None-Match` (RFC 9110, section 13.1.2). The body stays
    /// with the answer for its length, which is what it would be (section 8.6).
    private static func unlessKnown(_ response: HTTPResponse, to request: HTTPRequest) -> HTTPResponse {
        guard let tag = response.header("ETag"), let header = request.header("If-None-Match") else { return response }
        let isKnown = header.split(separator: ",").contains { item in
            let known = item.filter { !$0.isWhitespace }
            return known == "*" || known == tag || known == "W/\(tag)"
        }
        return isKnown ? HTTPResponse(304, headers: response.headers, body: response.body) : response
    }
}

extension Route.Content {
    /// A value of `ControlAPI`.
    static func json(_ value: some Encodable, state: String? = nil) throws -> Route.Content {
        .bytes(try JSON.bytes(value), state: state)
    }
}
