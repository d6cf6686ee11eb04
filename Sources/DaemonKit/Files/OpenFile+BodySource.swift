import ControlAPI
import LinuxSystem

extension OpenFile: BodySource {
    package func fill(_ buffer: UnsafeMutableRawBufferPointer, from place: Int) -> Int? {
        let count: Int? = try? read(into: buffer, at: place)
        return count == 0 ? nil : count
    }
}
