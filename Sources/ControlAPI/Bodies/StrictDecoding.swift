import PlanCore

/// The body of a request that changes something: a JSON object that has no members but those it knows.
package protocol ChangeBody: Codable, Hashable, Sendable {}

extension JSON {
    /// Reads a body; one without bytes is an object without members.
    package static func body<Body: ChangeBody>(_ type: Body.Type, from bytes: [UInt8]) throws(BodyFault) -> Body {
        // The decoder would also take the other encodings of Unicode.
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notJSON() }
        // It would take the first of them.
        if let name = RepeatedMember.find(in: bytes) { throw .repeated(name) }
        do {
            return try value(type, from: bytes.isEmpty ? Array("{}".utf8) : bytes)
        } catch let fault as BodyFault {
            throw fault
        } catch let DecodingError.keyNotFound(key, context) {
            throw .missing(path(context.codingPath + [key]))
        } catch let DecodingError.typeMismatch(type, context) where !context.codingPath.isEmpty {
            throw .invalid(path(context.codingPath), expected: form(of: type))
        } catch let DecodingError.valueNotFound(type, context) where !context.codingPath.isEmpty {
            throw .invalid(path(context.codingPath), expected: form(of: type))
        } catch {
            throw .notJSON()
        }
    }

    fileprivate static func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }

    fileprivate static func form(of type: Any.Type) -> Bilingual {
        switch type {
        case is String.Type: Bilingual(vi: "một chuỗi", en: "a string")
        case is any BinaryInteger.Type: Bilingual(vi: "một số nguyên", en: "a whole number")
        default: Bilingual(vi: "một đối tượng", en: "an object")
        }
    }
}

extension Decoder {
    /// The members of an object that may have no others.
    func members<Key: CodingKey & CaseIterable>(_ keys: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let known = Set(keys.allCases.map(\.stringValue))
        // Of several the same is told each time.
        let all = try container(keyedBy: AnyMember.self).allKeys.map(\.stringValue).sorted()
        if let unknown = all.first(where: { !known.contains($0) }) {
            throw BodyFault.unknown(
                (codingPath.map(\.stringValue) + [unknown]).joined(separator: "."), known: Array(known))
        }
        return try container(keyedBy: keys)
    }
}

extension KeyedDecodingContainer {
    /// nil where there is no such member; null is none of ours, but where it takes something back (``Correction``).
    func optional<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value? {
        contains(key) ? try decode(type, forKey: key) : nil
    }

    /// The decoder does not say where a number stands that is not whole.
    func optionalInteger(_ key: Key) throws -> Int? {
        do {
            return try optional(key)
        } catch let error as DecodingError {
            throw error
        } catch {
            throw BodyFault.invalid(JSON.path(codingPath + [key]), expected: JSON.form(of: Int.self))
        }
    }
}

private struct AnyMember: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
