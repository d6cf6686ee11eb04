import CICAL
package import PlanCore

/// libical is not there, or not as it is needed.
package struct CalendarLibraryError: Error, Hashable {
    package let message: Bilingual
}

/// libical, loaded: it writes components of calendars, escaped and folded.
struct CalendarLibrary {
    static let name = CICAL_LIBRARY

    /// - Throws: it cannot be loaded.
    init(_ name: String = name) throws(CalendarLibraryError) {
        guard let reason = cical_load(name).map({ String(cString: $0) }) else { return }
        throw CalendarLibraryError(
            message: Bilingual(
                vi: "không viết được tệp lịch: không nạp được libical (gói libical3): \(reason)",
                en: "calendar files cannot be written: libical (package libical3) cannot be loaded: \(reason)"))
    }

    /// - Parameter name: of RFC 5545: `VEVENT`.
    func component(_ name: String) -> Component {
        guard let handle = cical_component(name) else { preconditionFailure("RFC 5545 has no component '\(name)'") }
        return Component(owning: handle)
    }

    /// One component as the library has it.
    final class Component {
        private let handle: OpaquePointer
        /// It belongs to another, and is released with that.
        private var isPart = false

        fileprivate init(owning handle: OpaquePointer) { self.handle = handle }

        deinit { if !isPart { cical_release(handle) } }

        func add(_ part: Component) {
            cical_add_component(handle, part.handle)
            part.isPart = true
        }

        /// - Parameter name: of RFC 5545 or RFC 7986: `SUMMARY`; or `X-…`.
        func add(_ name: String, text: String) {
            let code = cical_add_text(handle, name, text)
            precondition(code == 0, "RFC 5545 has no property '\(name)'")
        }

        /// - Parameters:
        ///   - value: as RFC 5545 writes it: `20270119`.
        ///   - kind: what that is: `DATE`.
        func add(_ name: String, _ value: String, _ kind: String) {
            let code = cical_add_value(handle, name, value, kind)
            precondition(code == 0, "RFC 5545 has no property '\(name)', or no \(kind) '\(value)'")
        }

        /// Lines of at most 75 octets that end with CR and LF (RFC 5545, section 3.1).
        var text: String {
            guard let text = cical_text(handle) else { preconditionFailure("libical writes what it has") }
            defer { cical_free_text(text) }
            return String(cString: text)
        }
    }
}
