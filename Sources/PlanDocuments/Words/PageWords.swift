/// Words that web pages put around a text, whatever its language.
enum PageWords {
    /// What a page's clock begins with, in small letters.
    static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}
