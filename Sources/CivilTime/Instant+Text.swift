extension Instant {
    /// An instant as people and programs write it: as in RFC 3339 (`2027-01-20T01:00:00Z`,
    /// `2027-01-20T08:00:00.5+07:00`), on the zone's wall clock (`2027-01-20 08:00`, `20/01/2027`), or in seconds since the
    /// epoch (`@1800000000`); nil for what is none of these.
    package init?(written text: String, in zone: Zone) {
        if text.hasPrefix("@") {
            guard let seconds = Int64(text.dropFirst()) else { return nil }
            self.init(seconds: seconds)
            return
        }
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { " T".contains($0) }
        guard let day = Day(iso: parts[0]) ?? Day(slashed: parts[0]) else { return nil }
        guard parts.count == 2 else {
            self = zone.start(of: day)
            return
        }
        let clock = parts[1].prefix { "0123456789:".contains($0) }
        let fraction = parts[1].dropFirst(clock.count)
        let digits = fraction.first == "." ? fraction.dropFirst().prefix { "0123456789".contains($0) } : ""
        let offset = fraction.dropFirst(fraction.first == "." ? digits.count + 1 : 0)
        guard let time = TimeOfDay(clock), fraction.first != "." || (1...9).contains(digits.count),
            let microseconds = Int64((digits + "000000").prefix(6))
        else { return nil }
        let local: Instant
        if offset.isEmpty {
            local = zone.instant(of: day, at: time)
        } else {
            guard let seconds = Self.offset(offset) else { return nil }
            local = Zone.utc.instant(of: day, at: time) - .seconds(seconds)
        }
        self = local + Span(microseconds: microseconds)
    }

    /// An instant as in RFC 3339, section 5.6, with its offset.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            bytes.last == UInt8(ascii: "Z") || [43, 45].contains(bytes[bytes.count - 6])
        else { return nil }
        self.init(written: text, in: .utc)
    }

    /// `Z`, `+07:00`, in seconds east of UTC.
    private static func offset(_ text: Substring) -> Int64? {
        if text == "Z" { return 0 }
        guard let sign = text.first, "+-".contains(sign), text.count == 6, let time = TimeOfDay(text.dropFirst()) else {
            return nil
        }
        return Int64(sign == "-" ? -time.seconds : time.seconds)
    }
}
