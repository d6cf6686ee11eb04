/// The kinds of entries in the journal, as `MESSAGE_ID=` names them (sd-id128(3)); the message catalogs explain each.
///
/// An entry has every field that its kind's texts in `config/catalog` name between `@`.
package enum MessageID: String, Hashable, Sendable, CaseIterable {
    /// A reminder before a deadline's cutoff.
    case deadlineReminder = "2d4b5d1f87f946d1bd624bb39e4e5907"
    /// A reminder of a deadline whose cutoff has passed.
    case deadlineOverdue = "eb97576a2484405289d7ae1f7da6d1b1"
    /// All units have delivered, or the deadline was closed: it is silent from now on.
    case deadlineMet = "f434972c1f2245bdbb4e2f0598c38dbc"
    /// All that a plan asks is met, and its period is over.
    case planDone = "6f8d31a6cdfc445a83c26854f6fb211d"
    /// What was held for a recipient. Has `HANCHOT_RECIPIENT=`.
    case digest = "83c5331e0e804b0eabc35284cd043b1a"
    /// A phase opens, today or in some days.
    case phaseOpens = "ebdc8c33791d42cb85457c82f87d2888"
    /// A phase closes, today or in some days.
    case phaseCloses = "ca9c61d05ab14351a2e296213801ea9d"
    /// A day to be known of, today or in some days.
    case eventReminder = "0639e2c8bb5d42859ed0ff39603774bb"
    /// What a plan asks for at the end of a phase without a date of its own.
    case dutyReminder = "f79215f78f30466d9cb2d0676408e734"
    /// A time that a reminder rule names.
    case ruleReminder = "5ce1b9fd8494400eb9d9627824c0ae89"
    /// The service is ready.
    case serviceStarted = "ca9dd649bb044b989e31cc76b453a389"
    /// The service was asked to stop and has.
    case serviceStopped = "d829103f9ecf4333b40235536d7c5ff4"
    /// A plan, or a new version of it, is served. Has `HANCHOT_PLAN=`, as the next two.
    case planServed = "1e54f85a38c64b32af39a8f0a6436e65"
    /// A plan's file has errors; its last good version, if there is one, goes on serving.
    case planRejected = "8cbbe4834cc34bf09742e56a18a8d34f"
    /// A plan's file is gone; its open reminders are void.
    case planWithdrawn = "63c9c16eabc04f13a380e640bb4f6e2d"
    /// A holiday file or the configuration has errors; the last good one goes on serving.
    case inputRejected = "2d7fd8b0e96e47b987fc16c40f746731"
    /// Open reminders are void because what they were about has another date now, from `HANCHOT_DUE_BEFORE=` to
    /// `HANCHOT_DUE=`. Has `HANCHOT_PLAN=` and `HANCHOT_OCCURRENCE=`, as the next one.
    case datesMoved = "624e1fc3aa4f4ad2b6fbe095fb1b9c84"
    /// Open reminders are void because their plan has what they were about no more, or asks for other reminders of it.
    case remindersDropped = "28a7826f60cc485bb1266d12e96a3500"
    /// A plan gives a date now that does not come into force, `HANCHOT_DUE_PLANNED=`, because of an extension to
    /// `HANCHOT_DUE=`. Has `HANCHOT_PLAN=` and `HANCHOT_OCCURRENCE=`.
    case extensionKept = "aaf6fbc51712409bae68171b2cdf2fe8"
    /// Records stand in the ledger of what no plan has any more.
    case recordsUnclaimed = "466f2a2c3cab434db1e9b46279d763d5"
    /// The wall clock was set; everything is planned anew.
    case clockSet = "c83483d41bb04373a309adc5d8c236de"
    /// Reminders were missed while the service was not running, and what became of them.
    case remindersMissed = "2b199981a7b94fe4a66138b77fc42f73"
    /// The ledger cannot be read or written.
    case ledgerTrouble = "bd7c73767c28458eb6f206fb62a3dce4"
    /// A sink does not take reminders.
    case sinkTrouble = "431cd46bbf6f48a9ae6bd5b00ea9007e"
    /// What was in trouble works again.
    case recovered = "ace472518f7b4514bc0eccf8544f741f"
    /// Written before the journal is searched, to be read back; no news.
    case marker = "f39d1a966af248fe84f4d7ff1c9aa2f4"
}
