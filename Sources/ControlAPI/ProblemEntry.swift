/// Why a request was not answered as asked (RFC 9457): the body of every answer from 400 on.
package struct ProblemEntry: Codable, Hashable, Sendable {
    /// `about:blank`: the status says what kind it is, `code` more.
    package var type = "about:blank"
    package var title: String
    package var status: Int
    /// In the language that was asked for.
    package var detail: String
    /// For programs: `plan-unknown`, `parameter-invalid`.
    package var code: String

    package init(title: String, status: Int, detail: String, code: String) {
        self.title = title
        self.status = status
        self.detail = detail
        self.code = code
    }
}
