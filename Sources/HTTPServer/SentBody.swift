import CMicroHTTPD
import ControlAPI

/// A long answer on its way to a client: as much of it is in memory as the client takes at once.
final class SentBody {
    private let source: any BodySource
    private weak var connection: HTTPConnection?

    /// Bytes that are read at once.
    private static let piece = 64 << 10

    init(_ source: any BodySource, to connection: HTTPConnection) {
        self.source = source
        self.connection = connection
    }

    /// An answer of the source's length; it keeps this object.
    func response() -> OpaquePointer? {
        cmicrohttpd_source(
            UInt64(source.size), Self.piece,
            { context, place, buffer, space in
                guard let context, let buffer else { return cmicrohttpd_end_with_error }
                return Unmanaged<SentBody>.fromOpaque(context).takeUnretainedValue()
                    .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: space), at: Int(place))
            }, Unmanaged.passRetained(self).toOpaque(),
            { context in
                if let context { Unmanaged<SentBody>.fromOpaque(context).release() }
            })
    }

    /// Where the file was cut short meanwhile the connection breaks off, so that nobody takes a part for the whole.
    private func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
        guard let count = source.fill(buffer, from: place), count > 0 else { return cmicrohttpd_end_with_error }
        connection?.note(count)
        return count
    }
}
