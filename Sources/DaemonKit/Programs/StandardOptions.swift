package import PlanCore

extension Option {
    package static let help = Option(
        "help", short: "h", help: Bilingual(vi: "in trợ giúp này", en: "print this help"))
    package static let version = Option("version", help: Bilingual(vi: "in phiên bản", en: "print the version"))
    package static let language = Option(
        "language", value: Bilingual(vi: "vi|en", en: "vi|en"),
        help: Bilingual(vi: "ngôn ngữ (mặc định theo locale)", en: "language (default: by the locale)"))
    package static let json = Option("json", help: Bilingual(vi: "in JSON", en: "print JSON"))
    package static let configuration = Option(
        "config", short: "c", value: Bilingual(vi: "TỆP", en: "FILE"),
        help: Bilingual(
            vi: "tệp cấu hình (mặc định /etc/hanchot/hanchot.yaml)",
            en: "configuration (default /etc/hanchot/hanchot.yaml)"))
    package static let plans = Option(
        "plans", short: "p", value: Bilingual(vi: "ĐƯỜNG-DẪN", en: "PATH"),
        help: Bilingual(
            vi: "thư mục hoặc tệp kế hoạch, thay cho cấu hình; dùng được nhiều lần",
            en: "folder or file of plans, instead of the configuration's; may be repeated"))
    package static let holidays = Option(
        "holidays", value: Bilingual(vi: "ĐƯỜNG-DẪN", en: "PATH"),
        help: Bilingual(
            vi: "thư mục hoặc tệp ngày nghỉ, thay cho cấu hình; dùng được nhiều lần",
            en: "folder or file of holidays, instead of the configuration's; may be repeated"))
    package static let state = Option(
        "state", value: Bilingual(vi: "THƯ-MỤC", en: "FOLDER"),
        help: Bilingual(
            vi: "thư mục dữ liệu (mặc định /var/lib/hanchot; khi chạy thử: một thư mục tạm mới)",
            en: "state folder (default /var/lib/hanchot; of a rehearsal: a new temporary one)"))
    package static let socket = Option(
        "socket", value: Bilingual(vi: "ĐƯỜNG-DẪN", en: "PATH"),
        help: Bilingual(
            vi: "socket điều khiển (mặc định /run/hanchot/control.sock)",
            en: "control socket (default /run/hanchot/control.sock)"))
}

extension ServicePlace {
    /// The place that the standard options name.
    package convenience init(_ arguments: Arguments, language: Language) {
        self.init(
            configurationPath: arguments.value(Option.configuration.name),
            stateFolder: arguments.value(Option.state.name).map(absolutePath),
            // Messages show a path as it was given.
            plans: arguments.values(Option.plans.name).map(withoutSlashAtEnd),
            holidays: arguments.values(Option.holidays.name).map(withoutSlashAtEnd), language: language,
            socket: arguments.value(Option.socket.name).map(absolutePath))
    }
}
