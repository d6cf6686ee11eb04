import CMicroHTTPD

/// The events that one client has not taken yet, and the answer that they go out by.
final class EventStream {
    private let connection: OpaquePointer
    /// Its tag; nil where none was asked for.
    let language: String?
    private var pending: [UInt8] = []
    /// The library does not look at the connection: there was nothing to send.
    private var isSuspended = false
    private var hasEnded = false

    init(_ connection: OpaquePointer, in language: String?) {
        self.connection = connection
        self.language = language
    }

    /// An answer of unknown length; it keeps this object.
    func response() -> OpaquePointer? {
        cmicrohttpd_stream(
            { context, _, buffer, space in
                guard let context, let buffer else { return cmicrohttpd_end_of_stream }
                return Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
                    .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: space))
            }, Unmanaged.passRetained(self).toOpaque(),
            { context in
                if let context { Unmanaged<EventStream>.fromOpaque(context).release() }
            })
    }

    /// - Returns: false when the client is too slow.
    func add(_ bytes: [UInt8], atMost limit: Int) -> Bool {
        guard pending.count + bytes.count <= limit else { return false }
        pending += bytes
        wake()
        return true
    }

    /// Nothing more will come.
    func end() {
        hasEnded = true
        wake()
    }

    private func wake() {
        guard isSuspended else { return }
        isSuspended = false
        cmicrohttpd_resume(connection)
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if pending.isEmpty {
            if hasEnded { return cmicrohttpd_end_of_stream }
            isSuspended = true
            cmicrohttpd_suspend(connection)
            return 0
        }
        let count = min(pending.count, buffer.count)
        buffer.copyBytes(from: pending.prefix(count))
        pending.removeFirst(count)
        return count
    }
}
