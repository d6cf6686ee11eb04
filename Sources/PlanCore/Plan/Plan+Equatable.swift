/// Plans are equal when everything that they say is, and where they say it.
extension Plan: Equatable {
    package static func == (left: Plan, right: Plan) -> Bool {
        left === right
            || left.id == right.id && left.file == right.file && left.isDraft == right.isDraft
                && left.number == right.number && left.title == right.title && left.issuer == right.issuer
                && left.issued == right.issued
                && left.years == right.years && left.zone == right.zone && left.language == right.language
                && left.units == right.units && left.recipients == right.recipients
                && left.targets == right.targets
                && left.phases == right.phases && left.deadlines == right.deadlines
                && left.events == right.events && left.rules == right.rules
    }
}
