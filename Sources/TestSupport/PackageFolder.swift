/// The folder with the package that is being tested.
package enum PackageFolder {
    /// Its absolute path.
    package static let path: String = {
        let file = #filePath
        let suffix = "/Sources/TestSupport/PackageFolder.swift"
        precondition(file.hasSuffix(suffix), "this file has moved")
        return String(file.dropLast(suffix.count))
    }()
}
