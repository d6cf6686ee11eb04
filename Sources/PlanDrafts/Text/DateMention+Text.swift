package import PlanCore
package import PlanDocuments

extension DateMention.Role {
    /// What a date is there for, for people.
    package var text: Bilingual {
        switch self {
        case .deadline: Bilingual(vi: "hạn", en: "deadline")
        case .phase: Bilingual(vi: "đợt", en: "phase")
        case .event: Bilingual(vi: "sự kiện", en: "event")
        case .issued: Bilingual(vi: "ngày ban hành", en: "day of issue")
        case .citation: Bilingual(vi: "văn bản khác", en: "another document")
        case .commemoration: Bilingual(vi: "ngày kỷ niệm", en: "anniversary")
        case .effect: Bilingual(vi: "ngày có hiệu lực", en: "in force from then")
        case .eligibility: Bilingual(vi: "điều kiện tham gia", en: "who may take part")
        case .birth: Bilingual(vi: "ngày sinh", en: "birth date")
        case .past: Bilingual(vi: "thời hạn đã qua", en: "a deadline that is past")
        case .other: Bilingual(vi: "không phải hạn", en: "no deadline")
        }
    }
}
