package import PlanCore
package import PlanDocuments

/// A document with its dates in the colours of their roles and the reasons beside it, as one HTML page that needs nothing
/// else: what `hanchot import --html` prints.
package struct ReadingPage: Sendable {
    package let text: String

    package init(_ reading: DocumentReading, source: String, language: Language) {
        let document = MarkedDocument(reading)
        let name = source.split(separator: "/").last.map(String.init) ?? source
        let title = (reading.header.title?.value ?? name).markupEscaped
        let heading = Bilingual(vi: "Các ngày trong văn bản", en: "The dates of the document")[language]
        var page = """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header><h1>\(title)</h1><p>\(name.markupEscaped)</p></header>
            <main><article>
            """
        for piece in document.pieces {
            guard let index = piece.mention else {
                page += piece.text.markupEscaped
                continue
            }
            let mention = document.mentions[index]
            page += "<mark class=\"\(mention.role.rawValue)\(mention.evidence.isDoubtful ? " doubt" : "")\" "
            page += "id=\"d\(index)\" title=\"\(Self.reason(mention, language).markupEscaped)\">"
            page += piece.text.markupEscaped + "</mark>"
        }
        page += "</article>\n<aside><h2>\(heading.markupEscaped)</h2><ol>\n"
        for (index, mention) in document.mentions.enumerated() {
            let quote = PlainLine(reading.document.quote(mention.evidence), limit: 200).text
            let line = Bilingual(vi: "dòng \(mention.evidence.line)", en: "line \(mention.evidence.line)")[language]
            page +=
                "<li><a href=\"#d\(index)\"><mark class=\"\(mention.role.rawValue)\">\(quote.markupEscaped)</mark></a> "
            page += "<small>\(line.markupEscaped); \(Self.reason(mention, language).markupEscaped)</small></li>\n"
        }
        text = page + "</ol></aside></main>\n</body>\n</html>"
    }

    /// `hạn, 95 %: vì sao`.
    private static func reason(_ mention: DateMention, _ language: Language) -> String {
        let reasons = mention.evidence.reasons.map { $0[language] }.joined(separator: "; ")
        return "\(mention.role.text[language]), \(mention.evidence.percent) %" + (reasons.isEmpty ? "" : ": \(reasons)")
    }

    private static let style = """
        :root{color-scheme:light dark;--line:#8886}
        body{font:16px/1.5 "Noto Serif","Liberation Serif",serif;margin:0 auto;max-width:76rem;padding:1rem}
        h1{font-size:1.3rem;margin:0}h2{font-size:1.05rem}header p{margin:.2rem 0 1rem;opacity:.7}
        main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
        article{white-space:pre-wrap;overflow-wrap:anywhere}
        aside{border-left:1px solid var(--line);padding-left:1.5rem;font-size:.9rem}
        aside ol{padding-left:1.5rem}aside li{margin-bottom:.5rem}a{color:inherit;text-decoration:none}
        mark{background:#8883;color:inherit;border-radius:.2em;padding:0 .15em}mark:target{outline:2px solid}
        .deadline{background:#e5393555}.phase{background:#1e88e555}.event,.commemoration{background:#43a04755}
        .issued{background:#fb8c0055}.doubt{border-bottom:2px dashed}
        @media(max-width:50rem){main{display:block}aside{border:0;padding:0}}
        @media print{body{max-width:none;font-size:11pt}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        """
}
