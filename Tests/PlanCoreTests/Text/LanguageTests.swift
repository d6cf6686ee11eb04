import PlanCore
import Testing

@Suite struct LanguageTests {
    @Test(
        "a locale's name says the language, and what is not Vietnamese is English",
        arguments: [
            ("vi_VN.UTF-8", Language.vietnamese), ("vi", .vietnamese), ("vi_VN", .vietnamese), ("vi@euro", .vietnamese),
            ("VI_VN.utf8", .vietnamese), ("vi.UTF-8", .vietnamese), ("C", .english), ("C.UTF-8", .english),
            ("POSIX", .english), ("en_GB.UTF-8", .english), ("vie", .english), ("vi-VN", .english), ("", .english),
        ])
    func locale(name: String, language: Language) {
        #expect(Language(locale: name) == language)
    }

    @Test(
        "LC_ALL comes before LC_MESSAGES before LANG, and an empty one does not count",
        arguments: [
            (["LANG": "vi_VN.UTF-8"], Language.vietnamese),
            (["LANG": "vi_VN.UTF-8", "LC_MESSAGES": "C"], .english),
            (["LANG": "C", "LC_MESSAGES": "vi_VN.UTF-8"], .vietnamese),
            (["LC_ALL": "C", "LC_MESSAGES": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"], .english),
            (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "vi_VN.UTF-8"], .vietnamese),
            ([:], .english),
        ])
    func environment(variables: [String: String], language: Language) {
        #expect(Language { variables[$0] } == language)
    }
}
