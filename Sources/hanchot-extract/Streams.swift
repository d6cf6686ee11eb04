import DocumentFormats
import Glibc

enum StandardInput {
    /// All of it, or one byte more than a document may have.
    static func read() -> [UInt8] {
        let limit = DocumentLimits.standard.file + 1
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while bytes.count < limit {
            let count = Glibc.read(STDIN_FILENO, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}

enum StandardOutput {
    /// Ends the program when nobody reads it.
    static func write(_ bytes: [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { exit(1) }
            written += count
        }
    }
}
