import CivilTime

/// A text that names a day and perhaps a time, in either order: `15/11 17:00`, `17h00 ngày 15/11`, `thứ sáu 17:00`.
struct WrittenMoment {
    /// Everything but the time and the word *ngày*.
    let day: String
    let time: TimeOfDay?

    init(_ text: String) {
        // One word, as most are.
        guard text.utf8.contains(UInt8(ascii: " ")) else {
            self.time = nil
            self.day = text
            return
        }
        var words = text.words.filter { !$0.isDay }
        var time: TimeOfDay?
        if words.count > 1, let last = words.last, let written = TimeOfDay(written: last) {
            time = written
            words.removeLast()
        } else if words.count > 1, let first = words.first, let written = TimeOfDay(written: first) {
            time = written
            words.removeFirst()
        }
        self.time = time
        self.day = words.joined(separator: " ")
    }
}

extension Substring {
    /// The word *ngày*.
    fileprivate var isDay: Bool {
        guard let first = utf8.first, first == UInt8(ascii: "n") || first == UInt8(ascii: "N") else { return false }
        return lowercased() == "ngày"
    }
}
