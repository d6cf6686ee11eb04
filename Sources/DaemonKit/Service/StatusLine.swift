import CivilTime
import PlanCore

/// What `systemctl status` shows: troubles first, then what is served and what comes next.
struct StatusLine {
    let text: String

    init(
        inputs: Inputs?, done: Int = 0, next: Reminder?, ledgerTrouble: String?, sinkTroubles: [String: String],
        language: Language
    ) {
        var parts: [Bilingual] = []
        if let ledgerTrouble {
            parts.append(Bilingual(vi: "sổ theo dõi có lỗi: \(ledgerTrouble)", en: "ledger: \(ledgerTrouble)"))
        }
        for (sink, trouble) in sinkTroubles.sorted(by: { $0.key < $1.key }) {
            parts.append(Bilingual(vi: "\(sink): \(trouble)", en: "\(sink): \(trouble)"))
        }
        if let inputs, inputs.hasFaultyHolidays {
            parts.append(Bilingual(vi: "tệp ngày nghỉ có lỗi", en: "holiday files with errors"))
        }
        if let inputs, !inputs.rejected.isEmpty {
            let names = inputs.rejected.prefix(5).joined(separator: ", ")
            let more = inputs.rejected.count - 5
            parts.append(
                Bilingual(
                    vi: "kế hoạch có lỗi: \(names)" + (more > 0 ? " và \(more) kế hoạch khác" : ""),
                    en: "plans with errors: \(names)" + (more > 0 ? " and \(more) more" : "")))
        }
        if let inputs {
            let count = inputs.plans.count
            parts.append(
                Bilingual(
                    vi: "\(count) kế hoạch" + (done == 0 ? "" : ", \(done) đã hoàn thành"),
                    en: (count == 1 ? "1 plan" : "\(count) plans") + (done == 0 ? "" : ", \(done) done")))
            let drafts = inputs.drafts.count
            if drafts > 0 {
                parts.append(
                    Bilingual(
                        vi: "\(drafts) dự thảo chưa duyệt", en: drafts == 1 ? "1 draft" : "\(drafts) drafts"))
            }
        }
        if let next {
            let (day, time) = next.occurrence.plan.zone.local(at: next.instant)
            parts.append(
                Bilingual(
                    vi: "nhắc tiếp theo \(time) ngày \(day.slashed): \(next.identity)",
                    en: "next reminder \(day) \(time): \(next.identity)"))
        } else if ledgerTrouble == nil {
            parts.append(Bilingual(vi: "không còn nhắc việc nào", en: "no reminder ahead"))
        }
        text = parts.map { $0[language] }.joined(separator: "; ")
    }
}
