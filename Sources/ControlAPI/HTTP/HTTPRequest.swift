/// One request, read whole (RFC 9110).
package struct HTTPRequest: Sendable {
    /// As it was sent, such as `GET`.
    package var method: String
    /// As it was sent: the path and the query, percent-encoded.
    package var target: String
    /// In the order they came.
    package var headers: [(name: String, value: String)]
    /// nil: it was longer than is read (`HTTPLimits.body`).
    package var body: [UInt8]?

    package init(
        _ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = []
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// Its headers say in two ways how long its body is: where it ends, and another request begins, depends on who reads it
    /// (RFC 9112, section 6.3). Its body is not read.
    package var hasAmbiguousLength: Bool {
        header("Content-Length") != nil && header("Transfer-Encoding") != nil
    }

    /// The values of all headers of that name, as one list (RFC 9110, section 5.3); nil when there is none.
    package func header(_ name: String) -> String? {
        let name = name.lowercased()
        let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }
}

/// Bounds of what is read from a connection.
package enum HTTPLimits {
    /// Bytes of a request's body: 1 MiB.
    package static let body = 1 << 20
    /// Bytes of a request's target.
    package static let target = 8 << 10
}
