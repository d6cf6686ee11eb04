import PlanCore

extension String {
    /// The text in one line, as it stands between or within tags of XML and HTML.
    var markupLine: String { Paragraph(self).line.markupEscaped }
}
