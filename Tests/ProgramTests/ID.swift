import Delivery

/// The kinds of journal entries, as tests match them.
enum ID {
    static let deadlineReminder = MessageID.deadlineReminder.rawValue
    static let planServed = MessageID.planServed.rawValue
    static let planRejected = MessageID.planRejected.rawValue
    static let planWithdrawn = MessageID.planWithdrawn.rawValue
    static let datesMoved = MessageID.datesMoved.rawValue
    static let inputRejected = MessageID.inputRejected.rawValue
    static let ledgerTrouble = MessageID.ledgerTrouble.rawValue
    static let sinkTrouble = MessageID.sinkTrouble.rawValue
    static let recovered = MessageID.recovered.rawValue
    static let serviceStarted = MessageID.serviceStarted.rawValue
}
