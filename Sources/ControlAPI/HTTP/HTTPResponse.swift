package import CivilTime

/// What is answered to a request.
package struct HTTPResponse: Sendable {
    package enum Body: Sendable {
        case bytes([UInt8])
        case source(any BodySource)
        /// Events as they happen, from the one after that id on as far as they are known, until the client leaves.
        case events(after: Int64?)
    }

    /// RFC 9110, section 15.
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(_ status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of that name.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// As it goes over a connection that ends with it (RFC 9112); of a body that is no bytes nothing.
    package func closing(at now: Instant) -> [UInt8] {
        let content: [UInt8] = if case .bytes(let bytes) = body { bytes } else { [] }
        var head = "HTTP/1.1 \(status) \r\nDate: \(now.httpDate)\r\n"
        for header in headers { head += "\(header.name): \(header.value)\r\n" }
        head += "Content-Length: \(content.count)\r\nConnection: close\r\n\r\n"
        return Array(head.utf8) + content
    }
}

extension Instant {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    fileprivate var httpDate: String {
        let (day, time) = Zone.utc.local(at: self)
        let (year, month, number) = day.components
        let date = "\(padded(number, 2)) \(Day.englishMonths[month - 1].prefix(3)) \(padded(year, 4))"
        let clock = [time.hour, time.minute, time.second].map { padded($0, 2) }.joined(separator: ":")
        return "\(day.weekday.abbreviation), \(date) \(clock) GMT"
    }
}
