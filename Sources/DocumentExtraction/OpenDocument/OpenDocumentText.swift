import DocumentFormats

/// An OpenDocument text (ISO/IEC 26300): page headers that say something, the body, then the notes.
struct OpenDocumentText {
    private static let base = "urn:oasis:names:tc:opendocument:xmlns:"
    static let prefixes = [
        "\(base)office:1.0": "office", "\(base)text:1.0": "text", "\(base)table:1.0": "table",
        "\(base)drawing:1.0": "draw", "\(base)style:1.0": "style", "\(base)xsl-fo-compatible:1.0": "fo",
        "\(base)manifest:1.0": "manifest", "\(base)svg-compatible:1.0": "svg",
    ]

    static func isWanted(_ member: String) -> Bool {
        ["content.xml", "styles.xml", "META-INF/manifest.xml"].contains(member)
    }

    static func isOne(_ members: [String: [UInt8]]) -> Bool { members["content.xml"] != nil }

    static func flow(_ members: [String: [UInt8]], limits: DocumentLimits) throws(ExtractionFault) -> Flow {
        guard let content = members["content.xml"] else { throw .unknownFormat }
        if let manifest = members["META-INF/manifest.xml"], try isEncrypted(manifest, limits) { throw .encrypted }
        var styles = OpenDocumentStyles()
        let common = members["styles.xml"]
        if let common { try styles.read(common, limits: limits) }
        try styles.read(content, limits: limits)
        var reader = OpenDocumentReader(styles: styles)
        if let common { try reader.readHeaders(common, limits: limits) }
        try reader.read(content, below: "office:text", limits: limits)
        guard reader.hasFound else { throw .unknownFormat }
        return reader.flow()
    }

    private static func isEncrypted(_ manifest: [UInt8], _ limits: DocumentLimits) throws(ExtractionFault) -> Bool {
        // Old manifests have a document type, which is nothing to fail for: what else is there shows the rest.
        guard let xml = try? XMLPull(manifest, prefixes: prefixes, limits: limits) else { return false }
        while let event = try? xml.next() {
            if case .start("manifest:encryption-data") = event { return true }
        }
        return false
    }
}
