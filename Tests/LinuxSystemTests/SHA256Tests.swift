import Foundation
import LinuxSystem
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-4's examples, and a million times `a` (NIST's examples of it).
    @Test(
        "bytes have the digest that the standard says, however they come",
        arguments: [
            ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        ])
    func standard(text: String, times: Int, expected: String) throws {
        let bytes = Array(String(repeating: text, count: times).utf8)
        for size in [1, 7, 64, 1 << 20] {
            let digest = try SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                bytes[start..<min(start + size, bytes.count)].withUnsafeBytes(digest.add)
            }
            #expect(digest.digits == expected)
            #expect(digest.digits == expected, "asked again")
        }
        let scratch = try Scratch()
        try scratch.write(String(repeating: text, count: times), to: "file")
        #expect(try SHA256.of(OpenFile(scratch.path + "/file")) == expected)
    }

    @Test("what is no regular file is not opened, and nobody waits for it")
    func noFile() throws {
        let scratch = try Scratch()
        #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
        for path in [scratch.path, scratch.path + "/pipe", "/dev/null"] {
            #expect(throws: SystemError.self) { try OpenFile(path) }
        }
    }
}
