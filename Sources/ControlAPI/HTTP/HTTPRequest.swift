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
    /// Why there is no more of it than this; nil for one that is whole.
    package var fault: RequestFault?

    package init(
        _ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = []
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The values of all headers of that name, as one list (RFC 9110, section 5.3); nil when there is none.
    package func header(_ name: String) -> String? {
        let values = values(of: name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The values of all headers of that name, as they stand.
    package func values(of name: String) -> [String] {
        let name = name.lowercased()
        return headers.filter { $0.name.lowercased() == name }.map(\.value)
    }
}

/// Bounds of what is read from a connection.
package enum HTTPLimits {
    /// Bytes of a request's body: 1 MiB.
    package static let body = 1 << 20
    /// Bytes of a request's target.
    package static let target = 8 << 10
}
