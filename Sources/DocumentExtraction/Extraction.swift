import CXML2
package import DocumentFormats

/// Brings the bytes of a container format, a zip archive or an HTML page, to text. Looks at nothing else.
package enum Extraction {
    package static func reply(to bytes: [UInt8], limits: DocumentLimits = .standard) -> ExtractionReply {
        cxml2_silence()
        do throws(ExtractionFault) {
            let (flow, kind) = try flow(bytes, limits: limits)
            let text = try FlowText(flow, limits: limits)
            return .text(text.text.filteringZeros, kind: kind, encodings: text.encodings)
        } catch {
            return .fault(error)
        }
    }

    private static func flow(
        _ bytes: [UInt8], limits: DocumentLimits
    ) throws(ExtractionFault) -> (Flow, ExtractionReply.Kind) {
        guard bytes.count <= limits.file else { throw .tooLarge }
        guard bytes.starts(with: [0x50, 0x4B]) else {
            guard let text = DecodedText(bytes)?.text else { throw .unknownFormat }
            return (try HTMLReader.flow(Array(text.utf8)), .html)
        }
        let members = try ZipArchive(bytes, limits: limits).members {
            WordDocument.isWanted($0) || OpenDocumentText.isWanted($0)
        }
        if WordDocument.isOne(members) { return (try WordDocument.flow(members, limits: limits), .word) }
        if OpenDocumentText.isOne(members) {
            return (try OpenDocumentText.flow(members, limits: limits), .openDocument)
        }
        throw .unknownFormat
    }
}

extension String {
    /// Without characters that no text has.
    fileprivate var filteringZeros: String { utf8.contains(0) ? replacing("\0", with: "") : self }
}
