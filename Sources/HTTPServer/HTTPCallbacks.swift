import CMicroHTTPD

/// What libmicrohttpd calls, for the connection that it says.
enum HTTPCallbacks {
    static let request: MHD_AccessHandlerCallback = { _, handle, _, method, _, piece, count, _ in
        guard let connection = connection(handle), let method, let count else { return cmicrohttpd_no }
        let bytes = UnsafeRawBufferPointer(start: piece, count: piece == nil ? 0 : count.pointee)
        guard let taken = connection.receive(bytes, method: String(cString: method)) else { return cmicrohttpd_no }
        count.pointee -= taken
        return cmicrohttpd_yes
    }

    static let target: cmicrohttpd_target_callback = { _, target, handle in
        if let target { connection(handle)?.target = String(cString: target) }
        return nil
    }

    static let connection: MHD_NotifyConnectionCallback = { server, handle, context, what in
        guard let server, let handle, let context else { return }
        if what == cmicrohttpd_started {
            let server = Unmanaged<HTTPServer>.fromOpaque(server).takeUnretainedValue()
            // The server keeps it until the library says that it has gone.
            context.pointee = server.opened(handle).map { Unmanaged.passUnretained($0).toOpaque() }
        } else if let known = context.pointee {
            context.pointee = nil
            let connection = Unmanaged<HTTPConnection>.fromOpaque(known).takeUnretainedValue()
            withExtendedLifetime(connection) { connection.server.closed(connection) }
        }
    }

    static let completed: MHD_RequestCompletedCallback = { _, handle, _, _ in
        guard let connection = connection(handle) else { return }
        connection.server.completed(connection)
    }

    private static func connection(_ handle: OpaquePointer?) -> HTTPConnection? {
        guard let handle, let context = cmicrohttpd_context(handle) else { return nil }
        return Unmanaged<HTTPConnection>.fromOpaque(context).takeUnretainedValue()
    }
}
