/// A language that text for people is written in.
package enum Language: String, Hashable, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}

/// The same text in each language.
package struct Bilingual: Hashable, Sendable {
    package let vietnamese: String
    package let english: String

    package init(vi vietnamese: String, en english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }

    package subscript(language: Language) -> String {
        switch language {
        case .vietnamese: vietnamese
        case .english: english
        }
    }
}
