import CivilTime
import PlanCore

extension ValueForm where Value == [String: DigestRule] {
    /// A list such as `{to: [chair, office], at: 16:30, beyond: 5}`; nobody stands in it twice.
    static var digests: ValueForm {
        ValueForm { node, faults in
            let form = ValueForm<[Digest]>.list(of: .digest, atMost: FormatLimits.digests)
            guard let digests = form.read(node, faults) else { return nil }
            var rules: [String: DigestRule] = [:]
            for digest in digests {
                for recipient in digest.to where rules.updateValue(digest.rule, forKey: recipient) != nil {
                    faults.error(
                        at: digest.position, "digest-repeated", vi: "'\(recipient)' đã có trong một mục khác",
                        en: "'\(recipient)' stands in another entry already")
                }
            }
            return rules
        }
    }
}

private struct Digest {
    var to: [String]
    var rule: DigestRule
    var position: SourcePosition
}

extension ValueForm where Value == Digest {
    fileprivate static var digest: ValueForm {
        .mapping(keys: ["to", "at", "beyond"]) { mapping in
            let to = mapping.required("to", ValueForm<[String]>.distinct(.id, count: 1...FormatLimits.units))
            let at = mapping.required("at", .timeOfDay)
            let beyond = mapping.optional("beyond", .integer(in: 0...FormatLimits.remindersOneByOne)) ?? 0
            guard let to, let at else { return nil }
            return Digest(to: to, rule: DigestRule(at: at, beyond: beyond), position: mapping.position)
        }
    }
}
