import Glibc

/// Random numbers that are the same on every run (Steele, Lea, Flood: SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

/// How long a test with random input runs and where it begins: usually short and the same; otherwise for the long runs
/// that `make fuzz` and `make torture` are.
package enum Effort {
    /// `HANCHOT_TEST_ROUNDS` in the environment, or else the usual number.
    package static func rounds(_ usual: Int) -> Int { value("HANCHOT_TEST_ROUNDS") ?? usual }

    /// `HANCHOT_TEST_SEED` in the environment, or else the usual one.
    package static func seed(_ usual: UInt64) -> UInt64 { value("HANCHOT_TEST_SEED") ?? usual }

    private static func value<Value: FixedWidthInteger>(_ name: String) -> Value? {
        getenv(name).flatMap { Value(String(cString: $0)) }
    }
}
