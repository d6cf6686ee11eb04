import CMicroHTTPD

/// What libmicrohttpd calls, for the connection that the server was started for.
enum HTTPCallbacks {
    static let request: MHD_AccessHandlerCallback = { context, _, _, method, version, piece, count, _ in
        guard let connection = connection(context), let method, let version, let count else { return cmicrohttpd_no }
        let bytes = UnsafeRawBufferPointer(start: piece, count: piece == nil ? 0 : count.pointee)
        let taken = connection.receive(bytes, method: String(cString: method), version: String(cString: version))
        guard let taken else { return cmicrohttpd_no }
        count.pointee -= taken
        return cmicrohttpd_yes
    }

    static let target: cmicrohttpd_target_callback = { context, target, _ in
        if let target { connection(context)?.target = String(cString: target) }
        return nil
    }

    static let connection: MHD_NotifyConnectionCallback = { context, handle, _, what in
        connection(context)?.served(what == cmicrohttpd_started ? handle : nil)
    }

    static let completed: MHD_RequestCompletedCallback = { context, _, _, _ in
        guard let connection = connection(context) else { return }
        connection.server.completed(connection)
    }

    static let log: cmicrohttpd_log_callback = { context, message, arguments in
        guard let message, let arguments else { return }
        let status = cmicrohttpd_refusal(message, arguments)
        if status != 0 { connection(context)?.refuse(with: Int(status)) }
    }

    /// Who runs the library holds the connection meanwhile.
    private static func connection(_ context: UnsafeMutableRawPointer?) -> HTTPConnection? {
        context.map { Unmanaged<HTTPConnection>.fromOpaque($0).takeUnretainedValue() }
    }
}
