import DocumentExtraction
import DocumentFormats

// A document comes in on standard input, its text or what is wrong with it goes out on standard output: it opens nothing.
// hanchot runs it confined, so that a flaw in the parsers of foreign formats reaches nothing.
let document = StandardInput.read()
StandardOutput.write(Extraction.reply(to: document).encoded)
