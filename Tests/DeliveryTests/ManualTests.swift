import Delivery
import Foundation
import TestSupport
import Testing

@Suite struct ManualTests {
    @Test("hanchotd(8) lists every MESSAGE_ID", arguments: MessageID.allCases)
    func messageIDs(_ id: MessageID) throws {
        let page = try String(contentsOfFile: "\(PackageFolder.path)/config/man/hanchotd.8", encoding: .utf8)
        #expect(page.contains("\n.It Li \(id.rawValue)\n"))
    }
}
