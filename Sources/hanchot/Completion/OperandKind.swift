/// What a word of the command line that is no option names, for completing it.
enum OperandKind {
    case plan
    /// As many as there are.
    case plans
    /// One that is not approved.
    case draft
    /// `PLAN/DEADLINE@OCCURRENCE`.
    case deadline
    /// Of the deadline before it.
    case unit
    /// `PLAN` or `PLAN/DEADLINE@OCCURRENCE`.
    case planOrDeadline
}
