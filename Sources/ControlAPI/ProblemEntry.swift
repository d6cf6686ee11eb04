/// Why a request was not answered as asked (RFC 9457): the body of every answer from 400 on.
package struct ProblemEntry: Codable, Hashable, Sendable {
    /// `urn:hanchot:problem:plan-unknown`: the code as a URI, the same in every version.
    package var type: String
    package var title: String
    package var status: Int
    /// In the language that was asked for.
    package var detail: String
    /// For programs: `plan-unknown`, `parameter-invalid`.
    package var code: String

    package init(title: String, status: Int, detail: String, code: String) {
        self.type = "urn:hanchot:problem:\(code)"
        self.title = title
        self.status = status
        self.detail = detail
        self.code = code
    }
}
