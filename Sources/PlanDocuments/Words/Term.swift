/// What a token means to the reader.
enum Term: UInt8, CaseIterable {
    // What every text has.
    case word, number, lineBreak, paragraphBreak
    /// `12/KH-UBND`, `34-CT/TW`: a document's number and sign.
    case reference
    case comma, semicolon, colon, period, slash, dash, plus, bullet, open, close, quote, cell, heading, percent,
        ellipsis, mark

    // Dates.
    case day, month, year, quarter, week, hour, minute
    case schoolYear
    case first, middle, last, whole
    case lastDay
    case daily, weekly, monthly, quarterly, halfYearly, yearly, each
    case lunar, lunarDay, ordinal, firstOrdinal, weekday, sunday
    /// *rằm*, the 15th of a lunar month; *Tết*, the turn of the lunar year.
    case fullMoon, newYear
    /// `Quốc khánh`: a day that is kept every year.
    case keptDay
    /// `Đinh Mùi`; its worth is its place among the sixty.
    case cycleYear
    /// `nửa đầu`, `trung tuần`: a part of a month, or of a year.
    case monthPart
    /// A number in words, 0…9; its worth is the token's value.
    case numeral
    case ten, tens, hundred, thousand, zeroTens
    case workingDays, coming

    // Words that lead to a date.
    case before, atLatest, until, untilEnd, from, since, within, notOver, on, at, after, onceDone, when, term, deadline

    // What is done.
    case submit, publish, answer, complete, finished, hold, doing, register, receive, report, must, asked

    // What a date is of.
    case document, law, effect, born, anniversary, session
    case had, formerly, however, condition, eligible, counted, validity
    case timeLabel, phaseWord
    case following, sameDay, and, notYet, goal, sequel, nextYear, nextWeek, nextMonth, nextQuarter, dayPart, standing,
        atLeast,
        rowNumber, have, spanLabel,
        expected, reader, forbidden, fromNow, ending, beginning, shifted, refused, granted, earliest

    // The letterhead and the end.
    case motto, republic, numberLabel, subjectLabel, basis, recipients, salutation, annex, attached
    case pageWord

    // Who acts.
    case organ, toward, plural, locality, leadUnit, purpose, place, figures, weather, then, extended, instead,
        gathering, comparedTo

    // The parts of a sentence with something due (GrammarWords).
    /// The noun that a name begins with (`Sở`, `thí sinh`), and what counts such (`các`).
    case actor, quantity
    /// What is done: a deed; what goes to somebody; that it ends; verbs that say nothing by themselves.
    case action, send, finish, light, ensure, announce
    /// Words before a verb: how, with whom.
    case manner, lead
    /// What leads to words around the duty, behind a name, to another noun.
    case setting, relative, of, matter, opener, step, part, section
}
