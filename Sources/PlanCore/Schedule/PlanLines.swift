/// One plan with all that repeats in it.
struct PlanLines: Sendable {
    let plan: Plan
    /// In the order its items are written.
    let series: [Series]
    let rules: [RuleSeries]

    init(_ plan: Plan) {
        self.plan = plan
        self.series = Series.all(of: plan)
        self.rules = RuleSeries.all(of: plan)
    }
}
