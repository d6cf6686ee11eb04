import CGcrypt

/// The SHA-256 (FIPS 180-4) of bytes that come piece by piece.
package final class SHA256 {
    private let handle: gcry_md_hd_t

    package init() throws(SystemError) {
        guard let handle = cgcrypt_sha256() else { throw .outOfMemory("reckon a SHA-256") }
        self.handle = handle
    }

    deinit { gcry_md_close(handle) }

    /// Before ``digits`` is asked for.
    package func add(_ bytes: UnsafeRawBufferPointer) { gcry_md_write(handle, bytes.baseAddress, bytes.count) }

    /// Of all that was added: 64 of `0-9a-f`.
    package var digits: String {
        let alphabet = Array("0123456789abcdef".utf8)
        let bytes = UnsafeBufferPointer(start: cgcrypt_digest(handle), count: 32)
        return String(decoding: bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Of a whole file.
    package static func of(_ file: OpenFile) throws(SystemError) -> String {
        let digest = try SHA256()
        try file.forEachPiece { piece throws(SystemError) in digest.add(piece) }
        return digest.digits
    }
}
