import ControlAPI
import LinuxSystem
import Storage

/// One resource or one thing that can be done to it: where it is, what it takes, who may, and how it is answered.
struct Route: Sendable {
    /// What an answer carries.
    enum Content: Sendable {
        /// - Parameter state: of what is told, apart from the language and the time that it is told in: what `If-Match` holds a
        ///   change to.
        case bytes([UInt8], state: String? = nil)
        /// The text format of Prometheus.
        case metrics(String)
        case events(after: Int64?)
        case file(OpenFile, headers: [(name: String, value: String)])
        case stored(FileEntry, isNew: Bool)
        /// The board was changed, or was by the same request before.
        case changed(AuditRow, isRepeated: Bool)
        /// Somebody is about to change something outside of the service, or said so by the same request before.
        case announced(AuditRow, isRepeated: Bool)
    }

    /// A part in braces stands for anything.
    let path: [String]
    /// Of one that only looks: what is answered to `GET`, to `HEAD` too.
    let methods: [String]
    let parameters: [String]
    let right: Right
    let mediaType: String
    /// Its body is a file, which is not kept in memory.
    let takesFile: Bool
    /// It holds a change to what its client has seen: `If-Match`.
    let looksAtTag: Bool
    let answer: @Sendable (Inquiry) throws -> Content

    static let looking = ["GET", "HEAD"]

    init(
        _ path: String, parameters: [String] = [], needs right: Right = .read, mediaType: String = "application/json",
        _ answer: @escaping @Sendable (Inquiry) throws -> Content
    ) {
        self.init(path, methods: Self.looking, parameters, right, mediaType, answer)
    }

    /// One that changes something: with a body in JSON and an `Idempotency-Key`.
    init(
        changing path: String, needs right: Right, looksAtTag: Bool = false,
        _ answer: @escaping @Sendable (Inquiry) throws -> Content
    ) {
        self.init(path, methods: ["POST"], [], right, "application/json", looksAtTag: looksAtTag, answer)
    }

    /// One that stores a file.
    init(
        storing path: String, needs right: Right, _ answer: @escaping @Sendable (Inquiry) throws -> Content
    ) {
        self.init(path, methods: ["PUT"], [], right, "application/json", takesFile: true, answer)
    }

    private init(
        _ path: String, methods: [String], _ parameters: [String], _ right: Right, _ mediaType: String,
        takesFile: Bool = false, looksAtTag: Bool = false, _ answer: @escaping @Sendable (Inquiry) throws -> Content
    ) {
        self.path = path.dropFirst().split(separator: "/").map(String.init)
        self.methods = methods
        self.parameters = parameters
        self.right = right
        self.mediaType = mediaType
        self.takesFile = takesFile
        self.looksAtTag = looksAtTag
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
