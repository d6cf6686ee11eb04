import Glibc

/// A list of strings as execve(2) takes it: pointers, the last of which is null; kept while this lives.
final class CStringList {
    let start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    /// - Parameter texts: without zero bytes; what follows one is not seen.
    init(_ texts: [String]) {
        count = texts.count
        start = .allocate(capacity: count + 1)
        for (index, text) in texts.enumerated() { (start + index).initialize(to: strdup(text)) }
        (start + count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { free(start[index]) }
        start.deallocate()
    }

    var first: UnsafePointer<CChar>? { start[0].map { UnsafePointer($0) } }
}
