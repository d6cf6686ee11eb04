import CivilTime
import ControlAPI

/// Answers that hold until the service changes, or the second ends: cutoffs and reminders fall on whole seconds.
package final class AnswerCache {
    private struct Key: Hashable {
        var target: String
        /// What one may see another need not.
        var right: Right
        var language: String?
        var accepted: String?
    }

    private var answers: [Key: HTTPResponse] = [:]
    private var bytes = 0
    private var second: Int64 = 0

    /// Bytes of all bodies.
    private static let limit = 4 << 20

    package init() {}

    /// How the service stands has changed.
    package func forget() {
        answers.removeAll(keepingCapacity: true)
        bytes = 0
    }

    /// What was answered to the same request; else what is answered now, which is kept where it is what was asked for.
    func answer(
        _ request: HTTPRequest, with right: Right, at now: Instant, _ make: () throws -> HTTPResponse
    ) rethrows -> HTTPResponse {
        if now.seconds != second {
            forget()
            second = now.seconds
        }
        guard Route.looking.contains(request.method) else { return try make() }
        let key = Key(
            target: request.target, right: right, language: request.header("Accept-Language"),
            accepted: request.header("Accept"))
        if let known = answers[key] { return known }
        let response = try make()
        guard case .bytes(let body) = response.body, response.status == 200, response.header("ETag") != nil,
            bytes + body.count <= Self.limit
        else { return response }
        bytes += body.count
        answers[key] = response
        return response
    }
}
