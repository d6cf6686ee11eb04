import CXML2
import DocumentFormats

/// The elements and texts of an XML document, one after the other (libxml2's xmlTextReader).
///
/// Nothing outside the document is looked at, and a document type, which alone could declare entities, is refused: neither
/// Word nor OpenDocument has one.
final class XMLPull {
    enum Event {
        /// `prefix:name`, the prefix being the one that `prefixes` gives the namespace; of other namespaces `?`.
        case start(String)
        case end(String)
        case text(String)
    }

    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let reader: xmlTextReaderPtr
    private let prefixes: [String: String]
    private var names: [Name: String] = [:]
    /// The end of an element that has no content, which the reader does not tell.
    private var pendingEnd: String?
    private let depth: Int

    /// Both strings are libxml2's own and stand for their content: it keeps each once.
    private struct Name: Hashable {
        let space: UnsafePointer<xmlChar>?
        let local: UnsafePointer<xmlChar>?
    }

    /// - Parameter prefixes: by namespace.
    init(_ document: [UInt8], prefixes: [String: String], limits: DocumentLimits) throws(ExtractionFault) {
        bytes = .allocate(capacity: document.count)
        _ = bytes.initialize(from: document)
        self.prefixes = prefixes
        depth = limits.depth
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        guard let size = Int32(exactly: document.count),
            let reader = xmlReaderForMemory(start, size, nil, nil, Int32(options))
        else {
            bytes.deallocate()
            throw .damaged
        }
        self.reader = reader
    }

    deinit {
        xmlFreeTextReader(reader)
        bytes.deallocate()
    }

    /// The next event, nil at the document's end.
    func next() throws(ExtractionFault) -> Event? {
        if let end = pendingEnd {
            pendingEnd = nil
            return .end(end)
        }
        while true {
            let status = xmlTextReaderRead(reader)
            if status == 0 { return nil }
            guard status == 1 else { throw .damaged }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                guard xmlTextReaderDepth(reader) <= depth else { throw .damaged }
                let name = name
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name)
            case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
                guard let value = xmlTextReaderConstValue(reader) else { continue }
                return .text(String(cString: value))
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue: throw .damaged
            default: continue
            }
        }
    }

    /// The attributes of the element whose start was told last, by `prefix:name`, or their name where they have no namespace.
    func attributes() -> [String: String] {
        var attributes: [String: String] = [:]
        guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return [:] }
        repeat {
            guard let value = xmlTextReaderConstValue(reader) else { continue }
            attributes[name] = String(cString: value)
        } while xmlTextReaderMoveToNextAttribute(reader) == 1
        xmlTextReaderMoveToElement(reader)
        return attributes
    }

    /// Passes over the rest of the element whose start was told last.
    func skip() throws(ExtractionFault) {
        var open = 1
        while open > 0 {
            switch try next() {
            case .start: open += 1
            case .end: open -= 1
            case .text: continue
            case nil: return
            }
        }
    }

    private var name: String {
        let key = Name(
            space: xmlTextReaderConstNamespaceUri(reader), local: xmlTextReaderConstLocalName(reader))
        if let name = names[key] { return name }
        let local = key.local.map { String(cString: $0) } ?? ""
        let name = key.space.map { "\(prefixes[String(cString: $0)] ?? "?"):\(local)" } ?? local
        names[key] = name
        return name
    }
}
