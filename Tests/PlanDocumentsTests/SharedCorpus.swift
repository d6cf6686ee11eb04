import Foundation

/// The shared documents beside the checkout, each with what a careful reader finds in it.
enum SharedCorpus {
    /// Text and gold of each document.
    static let documents: [(text: String, gold: Gold)]? = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = checkout.deletingLastPathComponent().appending(path: "shared/corpus")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let texts = files.filter { $0.pathExtension == "txt" }
        guard !texts.isEmpty else { return nil }
        return texts.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8),
                let data = try? Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json")),
                let gold = try? JSONDecoder().decode(Gold.self, from: data)
            else { return nil }
            return (text, gold)
        }
    }()

    struct Gold: Decodable, Sendable {
        struct Deadline: Decodable, Sendable {
            var date: String?
            var time: String?
            var boundary: String
            var recurs: Recurs?
            var relative: Relative?
        }
        struct Recurs: Decodable, Sendable {
            var every: String
            var day: DayOrWord?
            var month: Int?
        }
        struct Relative: Decodable, Sendable {
            var amount: Int?
            var unit: String?
        }
        struct Phase: Decodable, Sendable {
            var start: String?
            var end: String?
        }
        enum DayOrWord: Decodable, Sendable {
            case day(Int), word(String)
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = try (try? container.decode(Int.self)).map { .day($0) } ?? .word(container.decode(String.self))
            }
            var text: String {
                switch self {
                case .day(let day): "\(day)"
                case .word(let word): word
                }
            }
        }
        var number: String?
        var issued: String?
        var year: Int?
        var deadlines: [Deadline]
        var phases: [Phase]
    }
}
