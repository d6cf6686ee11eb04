package import CivilTime

extension TimeOfDay {
    /// The time as plans write it: `17:00`, `8:00:30`, `17h`, `17h30`; nil for anything else, `24:00` too.
    package init?(written text: some StringProtocol) {
        if let time = TimeOfDay(text) {
            self = time
            return
        }
        let parts = text.lowercased().split(separator: "h", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), [0, 2].contains(parts[1].utf8.count),
            let hour = Int(digits: parts[0]), let minute = parts[1].isEmpty ? 0 : Int(digits: parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}

extension Int {
    /// A number of nothing but ASCII digits; at most nine.
    init?(digits text: some StringProtocol) {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(text)
    }
}
