import LinuxSystem
import PlanCore
import Storage

extension Error {
    /// What went wrong, for people: what the system or the ledger says in English follows in parentheses in Vietnamese. Errors that
    /// know the language they were made in say what they say.
    var told: Bilingual {
        switch self {
        case let error as SystemError: Bilingual(vi: "\(error.vietnameseReason) (\(error))", en: "\(error)")
        case let error as LedgerError: Bilingual(vi: "sổ theo dõi \(error.code.vietnamese) (\(error))", en: "\(error)")
        default: Bilingual(vi: "\(self)", en: "\(self)")
        }
    }
}
