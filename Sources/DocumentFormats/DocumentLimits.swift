/// What a document may demand of us, whatever its format; stated here and nowhere else.
package struct DocumentLimits: Hashable, Sendable {
    /// Bytes of the file.
    package var file = 64 << 20
    /// Bytes of all that is unpacked of it.
    package var unpacked = 256 << 20
    /// Bytes of the text in it.
    package var text = 64 << 20
    /// Tables in tables, elements in elements.
    package var depth = 256
    /// Files in an archive: more than any document has.
    package var members = 10_000
    /// Dots of a picture: a sheet of A3 at 600 dots an inch has 70 million.
    package var dots = 150_000_000
    /// Dots of a picture's side, as far as recognisers go.
    package var side = 32_767
    /// Pages of a scan that are recognised.
    package var scannedPages = 200
    /// Seconds by the clock that a program reading a document, or one page of a scan, may take.
    package var seconds = 120
    /// Bytes of address space that such a program may take.
    package var memory = 1 << 30

    package static let standard = DocumentLimits()

    package init() {}
}
