/// A report as one HTML page that needs nothing else and prints on A4 with the margins of an administrative document.
struct ReportPage {
    let text: String

    init(_ document: ReportDocument) {
        let head = document.letterhead
        var page = """
            <!DOCTYPE html>
            <html lang="\(document.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(document.title.markupLine)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header>
            <div><p><b>\(head.issuer.markupLine)</b></p><p>\(head.number.markupLine)</p></div>
            <div><p><b>\(head.country.markupLine)</b></p><p><b class="motto">\(head.motto.markupLine)</b></p>
            <p><i>\(head.placeAndDate.markupLine)</i></p></div>
            </header>
            <main>
            <h1>\(head.kind.markupLine)</h1>
            <p class="subject">\(head.subject.markupLine)</p>
            <p class="addressee">\(head.addressee.markupLine)</p>

            """
        for block in document.blocks { page += Self.block(block) + "\n" }
        let recipients = document.ending.recipients.map { "<p>\($0.markupLine)</p>" }.joined()
        let signature = document.ending.signature.map { "<p>\($0.markupLine)</p>" }.joined()
        text = page + "</main>\n<footer><div>\(recipients)</div><div>\(signature)</div></footer>\n</body>\n</html>\n"
    }

    private static func block(_ block: ReportDocument.Block) -> String {
        switch block {
        case .heading(let text): "<h2>\(text.markupLine)</h2>"
        case .subheading(let text): "<h3>\(text.markupLine)</h3>"
        case .paragraph(let text): "<p>\(text.markupLine)</p>"
        case .table(let table): Self.table(table)
        }
    }

    private static func table(_ table: ReportDocument.Table) -> String {
        let sum = table.columns.reduce(0) { $0 + $1.weight }
        let widths = table.columns.map { "<col style=\"width:\($0.weight * 100 / max(1, sum))%\">" }.joined()
        let heads = table.columns.map { "<th scope=\"col\">\($0.title.markupLine)</th>" }.joined()
        let rows = table.rows.map { "<tr>\(cells($0, table))</tr>\n" }.joined()
        let total = table.total.map { "<tfoot><tr>\(cells($0, table))</tr></tfoot>" } ?? ""
        return
            "<table><colgroup>\(widths)</colgroup>\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n\(rows)</tbody>\(total)</table>"
    }

    private static func cells(_ row: [String], _ table: ReportDocument.Table) -> String {
        zip(row, table.columns).map { text, column in
            let place =
                switch column.alignment {
                case .leading: ""
                case .centre: " class=\"c\""
                case .trailing: " class=\"r\""
                }
            return "<td\(place)>\(text.markupLine)</td>"
        }.joined()
    }

    private static let style = """
        @page{size:A4;margin:20mm 15mm 20mm 30mm}
        body{font:13pt/1.35 "Times New Roman","Liberation Serif","Noto Serif",serif;margin:0 auto;max-width:46rem;padding:1rem;
        color:#000;background:#fff}
        p{margin:.35em 0;overflow-wrap:anywhere}
        header,footer{display:grid;grid-template-columns:2fr 3fr;gap:1rem}
        header{text-align:center;font-size:12pt}header p,footer p{margin:.1em 0}
        .motto{border-bottom:1px solid}
        h1{font-size:14pt;text-align:center;margin:1.5em 0 .2em}
        .subject{text-align:center;font-weight:bold}.addressee{text-align:center;margin:1em 0}
        h2{font-size:13pt;margin:1.2em 0 .4em}h3{font-size:13pt;font-weight:bold;font-style:italic;margin:1em 0 .3em}
        h2,h3{break-after:avoid;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:calc(100% - 1px);font-size:11pt;line-height:1.25;margin:.3em 0 1em;table-layout:fixed}
        th,td{border:1px solid;padding:.2em .35em;vertical-align:top;text-align:left;overflow-wrap:anywhere;hyphens:none}
        th{text-align:center;vertical-align:middle;font-size:10pt}
        tfoot td{font-weight:bold}tr{break-inside:avoid}thead{display:table-header-group}tfoot{display:table-row-group}
        .c{text-align:center}.r{text-align:right}
        footer{margin-top:2rem;font-size:11pt;break-inside:avoid}footer div:last-child{text-align:center;font-size:13pt}
        footer div:last-child p:first-child,footer div:first-child p:first-child{font-weight:bold}
        @media print{body{max-width:none;padding:0}}
        """
}
