import Glibc

/// `Fuzzer --target=NAME [libFuzzer's options and folders]`: libFuzzer's own program, with one target chosen.
///
/// The option has two hyphens so that libFuzzer leaves it alone and hands it on to the processes that it starts.
@main enum Fuzzer {
    static func main() {
        guard chosen != nil else {
            print("usage: Fuzzer --target=\(fuzzTargets.map { $0.name }.joined(separator: "|")) [OPTION…] [FOLDER…]")
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, testOneInput))
    }

    /// The target that the arguments name.
    fileprivate static let chosen: (any FuzzTarget.Type)? = {
        let prefix = "--target="
        let name = CommandLine.arguments.last { $0.hasPrefix(prefix) }?.dropFirst(prefix.count)
        return fuzzTargets.first { $0.name == name ?? "" }
    }()
}

/// What libFuzzer calls with every input; 0 keeps it for the corpus.
@_cdecl("LLVMFuzzerTestOneInput") func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzzer.chosen?.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// libFuzzer's entry for programs that have a `main` of their own (compiler-rt, FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver") private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
