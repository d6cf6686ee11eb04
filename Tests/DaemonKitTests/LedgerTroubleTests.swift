import Storage
import Testing

@testable import DaemonKit

/// What is told of a ledger that does not work.
@Suite struct LedgerTroubleTests {
    struct Other: Error {}

    @Test(
        "the same cause is told once, whatever was tried; another cause is told again",
        arguments: [
            (LedgerError(.full, "cannot record: full"), LedgerError(.full, "cannot take over: full"), true),
            (LedgerError(.full, "cannot record: full"), LedgerError(.readOnly, "cannot record: read-only"), false),
            (LedgerError(.other, "cannot record: x"), LedgerError(.other, "cannot record: x"), true),
            (LedgerError(.other, "cannot record: x"), LedgerError(.other, "cannot record: y"), false),
        ])
    func causes(former: LedgerError, next: LedgerError, isSame: Bool) {
        #expect(LedgerTrouble(next).continues(LedgerTrouble(former)) == isSame)
        #expect(!LedgerTrouble(next).continues(nil), "what comes first is told")
    }

    @Test("what is no answer of the ledger goes by its words")
    func others() {
        #expect(LedgerTrouble(Other()).continues(LedgerTrouble(Other())))
        #expect(!LedgerTrouble(Other()).continues(LedgerTrouble(LedgerError(.io, "Other()"))))
    }
}
