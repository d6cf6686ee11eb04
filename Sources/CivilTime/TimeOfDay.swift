/// A time of day on the wall clock, to the second: 00:00:00 to 23:59:59.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Seconds since midnight, 0…86399.
    package var seconds: Int { Int(number) }
    private let number: Int32

    package static let midnight = TimeOfDay(seconds: 0)

    /// Kept within 0…86399.
    package init(seconds: Int) { self.number = Int32(max(0, min(seconds, 86_399))) }

    /// The time of that name, or nil when there is none (24:00, 08:60).
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.number = Int32(hour * 3600 + minute * 60 + second)
    }

    package var hour: Int { seconds / 3600 }
    package var minute: Int { seconds / 60 % 60 }
    package var second: Int { seconds % 60 }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.seconds < right.seconds }
}

extension TimeOfDay: CustomStringConvertible {
    /// `08:00`, or `08:00:30` when there are seconds.
    package var description: String {
        "\(padded(hour, 2)):\(padded(minute, 2))" + (second == 0 ? "" : ":\(padded(second, 2))")
    }

    /// The time written `H:MM`, `HH:MM` or `HH:MM:SS`, or nil.
    package init?(_ text: some StringProtocol) {
        var values = (0, 0, 0)
        var (part, digits) = (0, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: ":") {
                guard part < 2, part == 0 ? digits > 0 : digits == 2 else { return nil }
                (part, digits) = (part + 1, 0)
                continue
            }
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, digits < 2 else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch part {
            case 0: values.0 = 10 * values.0 + digit
            case 1: values.1 = 10 * values.1 + digit
            default: values.2 = 10 * values.2 + digit
            }
            digits += 1
        }
        guard part > 0, digits == 2 else { return nil }
        self.init(hour: values.0, minute: values.1, second: values.2)
    }
}
