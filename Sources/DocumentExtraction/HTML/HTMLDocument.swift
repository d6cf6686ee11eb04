import CXML2
import DocumentFormats

/// An HTML page as libxml2's forgiving parser sees it, freed when this goes away.
final class HTMLDocument {
    private let document: htmlDocPtr

    /// - Parameter text: as UTF-8; what the page says of its encoding has been followed already.
    init(_ text: [UInt8]) throws(ExtractionFault) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        guard let size = Int32(exactly: text.count) else { throw .tooLarge }
        let document = text.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, "UTF-8", Int32(options))
        }
        guard let document else { throw .damaged }
        self.document = document
    }

    deinit { xmlFreeDoc(document) }

    /// Every node below the root, in the document's order: its start and, for elements, its end.
    func walk(_ visit: (Visit) -> Bool) {
        let root = xmlDocGetRootElement(document)
        var next = root
        while let node = next {
            if enter(node, visit), let child = node.pointee.children {
                next = child
                continue
            }
            leave(node, visit)
            next = following(node, root, visit)
        }
    }

    enum Visit {
        /// An element's name in lower case, and its attributes by name.
        case start(String, (String) -> String?)
        case end(String)
        case text(String)
    }

    private func enter(_ node: xmlNodePtr, _ visit: (Visit) -> Bool) -> Bool {
        switch node.pointee.type {
        case XML_ELEMENT_NODE: return visit(.start(name(node), { self.attribute($0, of: node) }))
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            if let content = node.pointee.content { _ = visit(.text(String(cString: content))) }
            return false
        default: return false
        }
    }

    private func leave(_ node: xmlNodePtr, _ visit: (Visit) -> Bool) {
        if node.pointee.type == XML_ELEMENT_NODE { _ = visit(.end(name(node))) }
    }

    /// The node behind this one or behind those it lies in, which end on the way.
    private func following(_ node: xmlNodePtr, _ root: xmlNodePtr?, _ visit: (Visit) -> Bool) -> xmlNodePtr? {
        var node = node
        while node != root {
            if let next = node.pointee.next { return next }
            guard let parent = node.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
            node = parent
            leave(node, visit)
        }
        return nil
    }

    private func name(_ node: xmlNodePtr) -> String {
        node.pointee.name.map { String(cString: $0) }?.lowercased() ?? ""
    }

    private func attribute(_ name: String, of node: xmlNodePtr) -> String? {
        guard let value = xmlGetNoNsProp(node, name) else { return nil }
        defer { cxml2_free(value) }
        return String(cString: value)
    }
}
