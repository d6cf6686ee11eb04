import Glibc

/// A new folder of one's own below `$TMPDIR`, else `/tmp`; nobody removes it.
package enum ScratchFolder {
    /// - Returns: the folder's path: the name, a hyphen and six letters that nobody has.
    package static func make(_ name: String) throws(SystemError) -> String {
        let parent = ProcessEnvironment.value("TMPDIR") ?? "/tmp"
        var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
        }
        guard isMade else { throw SystemError(errno, "make a folder in '\(parent)'") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
