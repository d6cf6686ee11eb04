import CArchive
import DocumentFormats

/// The members of a zip archive, read by libarchive in one pass.
struct ZipArchive {
    private let bytes: [UInt8]
    private let limits: DocumentLimits

    init(_ bytes: [UInt8], limits: DocumentLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The members that are wanted, by name; of two with the same name the first.
    /// - Throws: it is damaged or encrypted, or what is wanted is too large. Sizes that it states are not believed.
    func members(_ isWanted: (String) -> Bool) throws(ExtractionFault) -> [String: [UInt8]] {
        guard let archive = archive_read_new() else { throw .damaged }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        // libarchive keeps the address, so the bytes stay where they are while it reads.
        let result = bytes.withUnsafeBytes { buffer -> Result<[String: [UInt8]], ExtractionFault> in
            guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                return .failure(.damaged)
            }
            return Result { () throws(ExtractionFault) in try read(archive, isWanted) }
        }
        return try result.get()
    }

    private func read(
        _ archive: OpaquePointer, _ isWanted: (String) -> Bool
    ) throws(ExtractionFault) -> [String: [UInt8]] {
        var members: [String: [UInt8]] = [:]
        var left = limits.unpacked
        for _ in 0...limits.members {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return members }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw .damaged }
            guard let pointer = archive_entry_pathname(entry) else { continue }
            let name = String(cString: pointer)
            guard isWanted(name), members[name] == nil else { continue }
            if archive_entry_is_encrypted(entry) != 0 { throw .encrypted }
            let member = try data(archive, atMost: left)
            left -= member.count
            members[name] = member
        }
        throw .tooManyMembers
    }

    private func data(_ archive: OpaquePointer, atMost limit: Int) throws(ExtractionFault) -> [UInt8] {
        var bytes: [UInt8] = []
        let space = 256 << 10
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: space) { buffer, filled in
                count = archive_read_data(archive, buffer.baseAddress, space)
                filled = max(0, count)
            }
            guard count >= 0 else { throw .damaged }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw .tooLarge }
            bytes += part
        }
    }
}
