/// A file that came with a submission: of a cell of the board, and the answer to what stores one.
package struct FileEntry: Codable, Hashable, Sendable {
    /// 64 digits of `0-9a-f`.
    package var sha256: String
    /// As the sender named it; absent where it has no name yet.
    package var name: String?
    /// Bytes.
    package var size: Int

    package init(sha256: String, name: String? = nil, size: Int) {
        self.sha256 = sha256
        self.name = name
        self.size = size
    }
}
