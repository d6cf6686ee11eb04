import CivilTime
import ControlAPI
import PlanCore

extension Router {
    static var holidayRoutes: [Route] { [Route("/v1/holidays", parameters: ["year"], holidays)] }

    /// The days of a year that holidays, swaps or exact dates decide.
    private static func holidays(_ inquiry: Inquiry) throws -> Route.Content {
        let today = inquiry.state.zone.day(at: inquiry.now)
        let year = try inquiry.number("year", in: 1...9999) ?? today.year
        return try .json(Page(items: HolidayEntry.all(of: year, in: inquiry.state.schedule.calendar)))
    }
}
