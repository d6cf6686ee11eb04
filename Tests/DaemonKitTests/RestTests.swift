import CivilTime
import LinuxSystem
import Testing

@testable import DaemonKit

@Suite struct RestTests {
    @Test("memory is given back once, when nothing was done for a while, and again after the next work")
    func once() throws {
        var times = 0
        let rest = try Rest(on: EventLoop()) { times += 1 }
        func second(_ second: Int64) -> Span { .seconds(second) }
        rest.expire(at: second(90))
        #expect(times == 0, "nothing was done yet")
        rest.end(at: second(100))
        rest.end(at: second(112))
        rest.expire(at: second(115))
        rest.expire(at: second(126))
        #expect(times == 0, "the last work is not long ago")
        rest.expire(at: second(127))
        rest.expire(at: second(200))
        #expect(times == 1)
        rest.end(at: second(300))
        rest.expire(at: second(315))
        #expect(times == 2)
    }
}
