import CSystemd

/// A fresh random 128-bit id, 32 hexadecimal digits (sd-id128(3)).
package enum RandomID {
    package static func make() throws(SystemError) -> String {
        var id = sd_id128_t()
        try checking("make a random id") { sd_id128_randomize(&id) }
        return withUnsafeBytes(of: id) { bytes in
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
