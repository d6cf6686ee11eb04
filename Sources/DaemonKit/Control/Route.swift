import ControlAPI

/// One resource: where it is, what it takes, who may, and how it is answered.
struct Route: Sendable {
    /// What an answer carries.
    enum Content: Sendable {
        case json([UInt8])
        /// The text format of Prometheus.
        case metrics(String)
        case events(after: Int64?)
    }

    /// A part in braces stands for anything.
    let path: [String]
    let parameters: [String]
    let right: Right
    let mediaType: String
    let answer: @Sendable (Inquiry) throws -> Content

    /// It only looks: what is answered to `GET`, to `HEAD` too.
    static let methods = ["GET", "HEAD"]

    init(
        _ path: String, parameters: [String] = [], needs right: Right = .read, mediaType: String = "application/json",
        _ answer: @escaping @Sendable (Inquiry) throws -> Content
    ) {
        self.path = path.dropFirst().split(separator: "/").map(String.init)
        self.parameters = parameters
        self.right = right
        self.mediaType = mediaType
        self.answer = answer
    }

    /// What stands for its braces; nil where the path is another's.
    func places(in path: [String]) -> [String]? {
        guard path.count == self.path.count else { return nil }
        var places: [String] = []
        for (pattern, part) in zip(self.path, path) {
            if pattern.hasPrefix("{") {
                places.append(part)
            } else if pattern != part {
                return nil
            }
        }
        return places
    }
}
