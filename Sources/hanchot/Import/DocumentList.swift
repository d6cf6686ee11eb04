import LinuxSystem
import PlanCore

/// The documents that the words of a command line name.
struct DocumentList {
    /// Each once, in the order named; those of a folder in the order of their paths.
    private(set) var paths: [String] = []
    /// Folders that could not be read.
    private(set) var faults: [Bilingual] = []

    /// In folders there is more than documents; a file that is named is read whatever its name.
    private static let endings: Set<Substring> = [
        "txt", "md", "markdown", "html", "htm", "docx", "odt", "doc", "rtf", "pdf", "png", "jpg", "jpeg", "tif", "tiff",
    ]

    init(_ words: [String]) {
        var seen: Set<String> = []
        for word in words {
            let tree = FileTree(word) { name in
                name.split(separator: ".", omittingEmptySubsequences: false).last
                    .map { Self.endings.contains(Substring($0.lowercased())) } ?? false
            }
            paths += tree.files.filter { seen.insert($0).inserted }
            faults += tree.faults.map { path, error in
                Bilingual(vi: "không đọc được thư mục '\(path)': \(error.vietnameseReason)", en: "\(error)")
            }
        }
    }
}
