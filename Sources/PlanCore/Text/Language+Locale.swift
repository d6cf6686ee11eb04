extension Language {
    /// The language of a locale name such as `vi_VN.UTF-8`; everything that is not Vietnamese (`C`, `POSIX`, `fr_FR`) is
    /// English.
    package init(locale name: String) {
        let language = name.prefix { $0 != "_" && $0 != "." && $0 != "@" }
        self = language.lowercased() == Language.vietnamese.rawValue ? .vietnamese : .english
    }

    /// The language messages are written in: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty
    /// decides (locale(7)).
    ///
    /// - Parameter environment: looks up a variable of the environment.
    package init(environment: (String) -> String?) {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        self.init(locale: name ?? "C")
    }
}
