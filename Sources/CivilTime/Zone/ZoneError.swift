/// Why bytes are not a TZif file, or a text not a TZ rule, that this module can use.
package struct ZoneError: Error, Hashable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
