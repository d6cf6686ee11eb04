import DocumentFormats
import LinuxSystem

/// Bytes in forms of our own that somebody else may have written: journal entries out of a ledger, what the confined program
/// answers; and the heads of pictures, which say how large they are.
enum CodingTarget: FuzzTarget {
    static let name = "coding"

    static func run(_ bytes: [UInt8]) {
        let fields = EntryCoding.decode(bytes)
        check(EntryCoding.isEntry(bytes) == (fields != nil), "an entry is one that can be read")
        if let fields { check(EntryCoding.encode(fields) == bytes, "an entry reads back as itself") }

        if let reply = ExtractionReply(bytes) {
            check(ExtractionReply(reply.encoded) == reply, "a reply reads back as itself")
        }
        if let size = PictureSize(bytes) {
            let range = 0...Int(UInt32.max)
            check(range.contains(size.width) && range.contains(size.height), "\(size) has a size of 32 bits")
            check(PictureSize(Array(bytes.prefix(8))) == nil, "a size does not stand in a picture's first bytes")
        }
    }
}
