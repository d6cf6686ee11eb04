/// The numbers of keys: from 1 on in the order in which they came, 0 of a key that has none.
struct Numbering: Sendable {
    /// By number.
    private var keys: [UInt64] = [0]
    /// Numbers by their keys' hash, open addressing; at least half of them 0.
    private var slots = [UInt16](repeating: 0, count: 1 << 12)

    func number(of key: UInt64) -> UInt16 { slots[slot(of: key)] }

    /// The key's number; a new one where it had none.
    mutating func insert(_ key: UInt64) -> UInt16 {
        let slot = slot(of: key)
        if slots[slot] != 0 { return slots[slot] }
        let number = UInt16(keys.count)
        keys.append(key)
        slots[slot] = number
        if keys.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, key) in keys.enumerated().dropFirst() { slots[slot(of: key)] = UInt16(number) }
    }

    /// Where the key's number stands, or would stand.
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
        while slots[slot] != 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
        return slot
    }
}
