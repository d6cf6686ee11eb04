/// Rows as a Markdown table whose columns stand below each other, and below it why figures are missing.
struct Table {
    let text: String

    init(_ rows: [Row]) {
        var notes: [String] = []
        let heads = ["what", "size", "figure", "runs", "min–max", "target", "ratio"]
        let lines = [heads] + rows.map { Self.cells($0, &notes) }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let shown = lines.map { line in
            "| "
                + zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
                + " |\n"
        }
        let rule = "| " + widths.map { String(repeating: "-", count: $0) }.joined(separator: " | ") + " |\n"
        text =
            shown[0] + rule + shown.dropFirst().joined()
            + (notes.isEmpty ? "" : "\n")
            + notes.enumerated().map { "(\($0 + 1)) \($1)\n" }.joined()
    }

    private static func cells(_ row: Row, _ notes: inout [String]) -> [String] {
        let beginning = [row.what, row.size]
        switch row.outcome {
        case .measured(let figure):
            let unit = figure.unit
            let range = figure.samples.count > 1 ? "\(unit.text(figure.least))–\(unit.text(figure.greatest))" : ""
            let target = row.target.map { "≤ \(unit.text($0.most))" + ($0.basis.map { " (\($0))" } ?? "") }
            // No value is a share of nothing.
            let ratio =
                row.ratio.map(Figure.Unit.digits) ?? row.target.map { figure.median <= $0.most ? "held" : "missed" }
            let runs = "\(figure.samples.count)"
            return beginning + [unit.text(figure.median), runs, range, target ?? "", ratio ?? ""]
        case .missing(let reason):
            let words = reason.replacing("\n", with: " ")
            if !notes.contains(words) { notes.append(words) }
            let number = (notes.firstIndex(of: words) ?? 0) + 1
            return beginning + ["none (\(number))", "", "", row.target?.basis.map { "≤ \($0)" } ?? "", ""]
        }
    }
}
