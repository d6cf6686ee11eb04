/// Takes the body of a request piece by piece as it comes, and keeps it elsewhere than in memory. It is let go when the client
/// goes away before the end.
package protocol BodyTaker: AnyObject {
    /// The rest of the body changes nothing: the request is answered without it, where that can still be.
    var hasEnough: Bool { get }

    func take(_ piece: UnsafeRawBufferPointer)

    /// The body was taken whole, or is enough: what is answered. Asked once.
    func answer() -> HTTPResponse
}

/// The body of an answer that is read piece by piece while the client takes it.
package protocol BodySource: AnyObject, Sendable {
    /// Bytes.
    var size: Int { get }

    /// - Parameter place: less than the size.
    /// - Returns: how many bytes were put there, at least one; nil where they cannot be had.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, from place: Int) -> Int?
}
