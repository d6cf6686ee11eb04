extension Day {
    /// The English names of the months, January first; their first three letters are the abbreviations of RFC 9110, section 5.6.7.
    package static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
