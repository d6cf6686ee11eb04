import Foundation

/// Holds answers against the schemas of the description, by the words of JSON Schema that it has, and keeps which of the
/// described members were there.
struct DescribedAnswer {
    private let schemas: [String: [String: Any]]
    private let paths: [String: [String: Any]]
    /// `Change.correction`; of an object that has no name of its own `Board.plan.issued`.
    private(set) var seen: Set<String> = []
    private(set) var faults: [String] = []

    /// nil for what is no description.
    init?(_ document: [UInt8]) {
        guard let all = try? JSONSerialization.jsonObject(with: Data(document)) as? [String: Any],
            let components = all["components"] as? [String: Any],
            let schemas = components["schemas"] as? [String: [String: Any]],
            let paths = all["paths"] as? [String: [String: Any]]
        else { return nil }
        (self.schemas, self.paths) = (schemas, paths)
    }

    /// Of these schemas, and of the objects in them.
    func described(in names: [String]) -> Set<String> {
        Set(names.flatMap { members(of: schemas[$0] ?? [:], $0) })
    }

    private func members(of schema: [String: Any], _ name: String) -> [String] {
        if let items = schema["items"] as? [String: Any] { return members(of: items, name) }
        return (schema["properties"] as? [String: [String: Any]] ?? [:]).flatMap { key, value in
            ["\(name).\(key)"] + members(of: value, "\(name).\(key)")
        }
    }

    /// Looks at the body of an answer 200 to `GET` or `POST` at a path of the description.
    mutating func look(_ body: [UInt8], _ method: String, _ path: String) {
        let operation = paths[path]?[method.lowercased()] as? [String: Any]
        let answer = (operation?["responses"] as? [String: Any])?["200"] as? [String: Any]
        let type = (answer?["content"] as? [String: Any])?["application/json"] as? [String: Any]
        guard let schema = type?["schema"] as? [String: Any],
            let value = try? JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
        else { return faults.append("\(method) \(path): no schema, or no JSON") }
        check(value, schema, "\(method) \(path)")
    }

    private mutating func check(_ value: Any, _ schema: [String: Any], _ name: String) {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            return check(value, schemas[name] ?? ["type": "nothing"], name)
        }
        switch (schema["type"] as? String, value) {
        case ("object", let object as [String: Any]): checkMembers(object, schema, name)
        case ("array", let array as [Any]):
            for item in array { check(item, schema["items"] as? [String: Any] ?? [:], name) }
        case ("string", let text as String): checkText(text, schema, name)
        case ("integer", let number as NSNumber) where number.int64Value as NSNumber == number: break
        case ("boolean", let truth as NSNumber) where truth == 0 || truth == 1: break
        default: faults.append("\(name): \(value) is no \(schema["type"] ?? "value")")
        }
    }

    private mutating func checkMembers(_ object: [String: Any], _ schema: [String: Any], _ name: String) {
        let known = schema["properties"] as? [String: [String: Any]] ?? [:]
        for missing in schema["required"] as? [String] ?? [] where object[missing] == nil {
            faults.append("\(name): '\(missing)' is missing")
        }
        for (key, value) in object {
            if let schema = known[key] {
                seen.insert("\(name).\(key)")
                check(value, schema, "\(name).\(key)")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                check(value, others, name)
            } else {
                faults.append("\(name): '\(key)' is not described")
            }
        }
    }

    private mutating func checkText(_ text: String, _ schema: [String: Any], _ name: String) {
        let form: String? =
            switch schema["format"] as? String {
            case "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            case "date-time": "^[0-9-]{10}T[0-9:.]{8,15}(Z|[+-][0-9]{2}:[0-9]{2})$"
            default: schema["pattern"] as? String
            }
        if let form, text.range(of: form, options: .regularExpression) == nil {
            faults.append("\(name): '\(text)' is not in its form")
        }
        if let words = schema["enum"] as? [String], !words.contains(text) {
            faults.append("\(name): '\(text)' is none of \(words)")
        }
    }
}
