package import PlanCore

/// One value of a YAML text and where it stands. Aliases are already replaced by what they refer to.
package struct YAMLNode: Hashable, Sendable {
    package var content: Content
    /// Where the value begins; of an alias, where the alias stands.
    package var position: SourcePosition

    package init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }

    package enum Content: Hashable, Sendable {
        /// The text as written: `08:00`, `012` and `no` are texts like any other.
        case scalar(String, Style)
        case sequence([YAMLNode])
        /// In the order written, no key twice.
        case mapping([Entry])
    }

    package enum Style: Hashable, Sendable {
        case plain, quoted, block
    }

    /// A key and its value.
    package struct Entry: Hashable, Sendable {
        package var key: String
        package var keyPosition: SourcePosition
        package var value: YAMLNode

        package init(key: String, keyPosition: SourcePosition, value: YAMLNode) {
            self.key = key
            self.keyPosition = keyPosition
            self.value = value
        }
    }

    /// Nothing is there: `number:`, `number: ~`, `number: null`.
    package var isNull: Bool {
        guard case .scalar(let text, .plain) = content else { return false }
        switch text.utf8.count {
        case 0: return true
        case 1: return text == "~"
        case 4: return text == "null" || text == "Null" || text == "NULL"
        default: return false
        }
    }
}
