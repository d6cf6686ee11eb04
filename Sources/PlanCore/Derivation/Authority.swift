/// What a rule of reckoning rests on.
package enum Authority: Hashable, Sendable {
    /// Civil Code 2015 (91/2015/QH13): article 146 on points in time, 147 on the beginning and 148 on the end of a period.
    case civilCode(article: Int, clause: Int)
    /// RFC 5545 on recurrences, by its section.
    case rfc5545(section: String)
    /// ISO 8601 on weeks: they begin on Monday, the year's first has its first Thursday.
    case iso8601
    /// Decision 121-CP of 8 August 1967: Vietnam's lunar calendar is reckoned at UTC+7.
    case lunarDecision
}
