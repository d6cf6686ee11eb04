/// What a word of the command line that is no option names, for completing it.
enum OperandKind {
    case plan
    /// `PLAN/DEADLINE@OCCURRENCE`.
    case deadline
    /// Of the deadline before it.
    case unit
    /// `PLAN` or `PLAN/DEADLINE@OCCURRENCE`.
    case planOrDeadline
}
