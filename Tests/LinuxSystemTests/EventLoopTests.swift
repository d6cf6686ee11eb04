import CivilTime
import Glibc
import LinuxSystem
import Testing

@Suite struct EventLoopTests {
    private let loop: EventLoop
    init() throws { loop = try EventLoop() }

    @Test("a wall timer fires at its instant, within a few milliseconds")
    func wallTimer() throws {
        var firedAt: Instant?
        let timer = try loop.wallTimer { firedAt = SystemClock.now() }
        let due = SystemClock.now() + Span(microseconds: 20_000)
        timer.arm(at: due)
        try loop.turn(waitingAtMost: .seconds(5))
        let late = try #require(firedAt) - due
        #expect(late >= .zero)
        // The default accuracy would allow 250 ms.
        #expect(late < Span(microseconds: 100_000))
    }

    @Test("an instant in the past fires at once, one that is moved fires once, one that is taken back never")
    func rearm() throws {
        var count = 0
        let timer = try loop.wallTimer { count += 1 }
        timer.arm(at: .distantPast)
        try loop.turn(waitingAtMost: .seconds(5))
        #expect(count == 1)
        timer.arm(at: .distantFuture)
        timer.arm(at: SystemClock.now())
        try loop.turn(waitingAtMost: .seconds(5))
        #expect(try !loop.turn(waitingAtMost: .zero))
        #expect(count == 2)
        timer.arm(at: SystemClock.now())
        timer.arm(at: nil)
        #expect(try !loop.turn(waitingAtMost: Span(microseconds: 1000)))
        #expect(count == 2)
    }

    @Test("run returns the code that a handler gives")
    func exitCode() throws {
        let timer = try loop.steadyTimer { [loop] in loop.exit(7) }
        timer.arm(in: .zero)
        #expect(try loop.run() == 7)
        #expect(try !loop.turn(waitingAtMost: .zero))
    }

    @Test("deferred work runs once for many requests, after what is more urgent, and may ask for itself again")
    func deferred() throws {
        var order: [String] = []
        var again: DeferredSource?
        defer { again = nil }
        let work = try loop.deferred {
            order.append("work")
            if order.count < 3 { again?.request() }
        }
        again = work
        let timer = try loop.steadyTimer { order.append("timer") }
        work.request()
        work.request()
        timer.arm(in: .zero)
        while try loop.turn(waitingAtMost: .zero) {}
        #expect(order == ["timer", "work", "work"])
    }

    @Test("what may come again and again takes turns: work that asks for itself, and descriptors that stay readable")
    func takesTurns() throws {
        var order = ""
        var again: DeferredSource?
        defer { again = nil }
        let pipe = try #require(Self.readablePipe())
        defer { [pipe.read, pipe.write].forEach { close($0) } }
        let work = try loop.deferred {
            order += "w"
            again?.request()
        }
        again = work
        let sources = try ["a", "b"].map { name in try loop.readable(dup(pipe.read)) { order += name } }
        work.request()
        for _ in 0..<9 { try loop.turn(waitingAtMost: .zero) }
        withExtendedLifetime(sources) {
            let round = String(order.prefix(3))
            #expect(round.sorted() == ["a", "b", "w"])
            #expect(order == round + round + round)
        }
    }

    private static func readablePipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0, write(ends[1], "x", 1) == 1 else { return nil }
        return (ends[0], ends[1])
    }

    @Test("a handler may drop its own source")
    func dropsItself() throws {
        var source: DeferredSource?
        var count = 0
        source = try loop.deferred {
            source = nil
            count += 1
        }
        source?.request()
        try loop.turn(waitingAtMost: .seconds(5))
        #expect(try !loop.turn(waitingAtMost: .zero))
        #expect(count == 1)
    }

    @Test("a source that is gone is not called")
    func gone() throws {
        var count = 0
        var source: DeferredSource? = try loop.deferred { count += 1 }
        source?.request()
        source = nil
        #expect(try !loop.turn(waitingAtMost: .zero))
        #expect(count == 0)
    }

    @Test("a watch for clock changes stays quiet while nobody sets the clock")
    func clockIsLeftAlone() throws {
        var count = 0
        let watch = try loop.clockChanges { count += 1 }
        #expect(try !loop.turn(waitingAtMost: Span(microseconds: 1000)))
        withExtendedLifetime(watch) { #expect(count == 0) }
    }

    @Test("a signal calls its handler instead of ending the process")
    func signals() async {
        await #expect(processExitsWith: .exitCode(3)) {
            let loop = try EventLoop()
            let source = try loop.signal(SIGHUP) { loop.exit(3) }
            raise(SIGHUP)
            let code = try loop.run()
            withExtendedLifetime(source) { exit(code) }
        }
    }
}
