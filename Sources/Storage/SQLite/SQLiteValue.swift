/// A value for a statement's parameter.
enum SQLiteValue {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    case null
}

extension SQLiteValue {
    /// NULL for nil.
    static func optional(_ value: Int64?) -> SQLiteValue { value.map(integer) ?? .null }

    /// NULL for nil.
    static func optional(_ value: String?) -> SQLiteValue { value.map(text) ?? .null }
}

extension SQLiteValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    init(integerLiteral value: Int64) { self = .integer(value) }

    init(stringLiteral value: String) { self = .text(value) }

    init(nilLiteral: ()) { self = .null }
}
