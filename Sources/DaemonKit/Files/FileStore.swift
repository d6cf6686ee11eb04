package import CivilTime
package import LinuxSystem
package import PlanFiles

/// The files that came with submissions: each once, under its SHA-256, in a folder beside the ledger that is its user's alone.
///
/// A file is there whole and for good before a submission names it. One that no submission names, or names any more, is put
/// aside at the next ``sweep(named:at:)``, and removed when it has lain there long enough: nothing is lost by a mistake of
/// today. What a killed service has half-written goes when the next one begins.
///
///     files/9f/9f86d081884c7d65…             named, or just come
///     files/9f/9f86d081884c7d65….unnamed     put aside
///     files/.tmp-hanchotd-4711-1             on its way
package final class FileStore {
    package let path: String
    package var bounds: FileBounds
    /// nil: it was not needed yet, or is not there.
    private var root: Folder?
    /// The folder's own name lasts; a service that was killed may have made it and no more.
    private var isRootFlushed = false
    /// nil: not counted yet.
    private var kept: Stock?
    /// On their way.
    private var uploads = 0
    private var uploadedBytes = 0
    /// Of uploads so far, which have names of their own.
    private var count = 0
    /// Names of uploads that are over, and that a disk in trouble would not remove.
    private var leftovers: Set<String> = []

    /// What is there.
    package struct Stock: Hashable, Sendable {
        package var files = 0
        package var bytes = 0
    }

    /// What a sweep did.
    package struct Sweep: Hashable, Sendable {
        package var putAside = 0
        package var removed = 0
    }

    /// Uploads at the same time.
    package static let mostUploads = 8
    /// Files, whatever their size: what is counted and swept at once.
    package static let mostFiles = 200_000
    /// How old a file without a name has to be to be put aside: whoever sent it names it next.
    package static let patience = Span.hours(1)

    private static let temporaryPrefix = ".tmp-hanchotd-"
    private static let aside = ".unnamed"
    private static let folderMode: UInt32 = 0o700
    static let fileMode: UInt32 = 0o600

    /// - Parameter path: of the folder, which is made when there is something to keep.
    package init(_ path: String, bounds: FileBounds = FileBounds()) {
        self.path = path
        self.bounds = bounds
    }

    /// Nothing was ever kept.
    package var isEmpty: Bool { (try? found()) == nil }

    /// The files there are, put aside or not.
    package func stock() throws(SystemError) -> Stock {
        if let kept { return kept }
        var stock = Stock()
        try forEach { _, _, facts throws(SystemError) in
            stock.files += 1
            stock.bytes += facts.size
        }
        kept = stock
        return stock
    }

    // MARK: Looking

    /// A file to be read; nil where it is not there.
    package func open(_ sha256: String) throws(SystemError) -> OpenFile? {
        guard let folder = try folder(of: sha256) else { return nil }
        for name in [sha256, sha256 + Self.aside] {
            do throws(SystemError) {
                return try folder.open(name)
            } catch  where error.isMissing {}
        }
        return nil
    }

    /// How long a file is that a submission is about to name, and which is not put aside from then on; nil where it is not there.
    package func claim(_ sha256: String) throws(SystemError) -> Int? {
        guard let folder = try folder(of: sha256) else { return nil }
        if let facts = try folder.facts(of: sha256) { return facts.size }
        guard let facts = try folder.facts(of: sha256 + Self.aside) else { return nil }
        try folder.rename(sha256 + Self.aside, to: sha256)
        try folder.flushNames()
        return facts.size
    }

    // MARK: Keeping

    /// Begins to take a file.
    /// - Parameters:
    ///   - sha256: what it has to have in the end.
    ///   - size: as far as it is known beforehand.
    package func begin(_ sha256: String, size: Int?) throws(FileFault) -> FileUpload {
        guard uploads < Self.mostUploads else { throw .uploadsTooMany }
        removeLeftovers()
        if let size { try check(size, of: sha256) }
        let files = try failing { () throws(SystemError) in try stock().files }
        if files >= Self.mostFiles, try replaced(by: sha256) == nil { throw .storeFull(limit: bounds.total) }
        count += 1
        let name = "\(Self.temporaryPrefix)\(ProcessEnvironment.processID)-\(count)"
        return try failing { () throws(SystemError) in
            try FileUpload(of: sha256, to: self, in: try made(), as: name)
        }
    }

    private func check(_ count: Int, after size: Int = 0, of sha256: String) throws(FileFault) {
        guard size + count <= bounds.size else { throw .tooLong(limit: bounds.size) }
        let excess = try bytes() + count - bounds.total
        // What lies under its name goes when this takes its place. Others may have taken it meanwhile: it is asked anew.
        if excess > 0, try excess > replaced(by: sha256) ?? 0 { throw .storeFull(limit: bounds.total) }
    }

    /// Bytes of what lies there under the name; nil where nothing does.
    private func replaced(by sha256: String) throws(FileFault) -> Int? {
        try failing { () throws(SystemError) in
            guard let folder = try folder(of: sha256) else { return nil }
            return try Self.size(of: sha256, in: folder)
        }
    }

    func began() { uploads += 1 }

    /// More bytes of an upload have come.
    func grow(from size: Int, by count: Int, of sha256: String) throws(FileFault) {
        try check(count, after: size, of: sha256)
        uploadedBytes += count
    }

    func ended() { uploads -= 1 }

    /// What has come of an upload goes, unless it was kept.
    func discard(_ name: String, size: Int, in folder: Folder) {
        uploadedBytes -= size
        do {
            // The name is another's once it is kept: then there is none.
            try folder.remove(name)
        } catch {
            leftovers.insert(name)
        }
    }

    /// What a disk in trouble kept is not there for long when it is well again.
    private func removeLeftovers() {
        guard !leftovers.isEmpty, let root = try? found() else { return }
        leftovers = leftovers.filter { name in
            do throws(SystemError) {
                try root.remove(name)
                return false
            } catch {
                return true
            }
        }
    }

    /// Gives a file that is flushed its name, for good. It takes the place of what lies there under it: this one has the
    /// SHA-256, of the other nobody knows whether it still has. Where it cannot be done to the end, it may lie there under its
    /// name all the same, whole: who sends it again is answered anew.
    /// - Returns: false where one of the same length was there already.
    func keep(_ temporary: String, as sha256: String, size: Int) throws(SystemError) -> Bool {
        let root = try made()
        let folder = try root.subfolder(String(sha256.prefix(2)), mode: Self.folderMode).folder
        let before = try Self.size(of: sha256, in: folder)
        let counted = kept
        kept = nil
        try folder.replace(sha256, by: temporary, from: root)
        FailPoint.reached("file-named")
        try folder.remove(sha256 + Self.aside)
        try folder.flushNames()
        // Whoever made the folder may have been killed before it was there for good.
        try root.flushNames()
        kept = counted.map {
            Stock(files: $0.files + (before == nil ? 1 : 0), bytes: $0.bytes + size - (before ?? 0))
        }
        return before != size
    }

    // MARK: Sweeping

    /// Puts aside what no submission names, takes back what one names again, and removes what has lain aside for long.
    /// - Parameter named: by submissions.
    /// - Throws: why it could not be done with the first file of some; with the others it was.
    package func sweep(named: Set<String>, at now: Instant) throws(SystemError) -> Sweep {
        var sweep = Sweep()
        var stock = Stock()
        var failure: SystemError?
        removeLeftovers()
        // What is there is counted anew, by the next who asks where this cannot.
        kept = nil
        try forEach { folder, name, facts throws(SystemError) in
            do throws(SystemError) {
                guard try isLeft(name, facts.modified, in: folder, named, at: now, &sweep) else { return }
            } catch {
                failure = failure ?? error
            }
            stock.files += 1
            stock.bytes += facts.size
        }
        if let failure { throw failure }
        kept = stock
        return sweep
    }

    /// - Returns: whether the file is still there, aside or not.
    private func isLeft(
        _ name: String, _ modified: Instant, in folder: Folder, _ named: Set<String>, at now: Instant,
        _ sweep: inout Sweep
    ) throws(SystemError) -> Bool {
        guard name.hasSuffix(Self.aside) else {
            // Both names: a service was killed between the two.
            if try folder.facts(of: name + Self.aside) != nil { try folder.remove(name + Self.aside) }
            guard !named.contains(name), now - modified > Self.patience else { return true }
            // In this order: what is put aside lies there from now on.
            try folder.touch(name, at: now)
            try folder.replace(name + Self.aside, by: name)
            sweep.putAside += 1
            return true
        }
        let sha256 = String(name.dropLast(Self.aside.count))
        if named.contains(sha256) {
            _ = try claim(sha256)
        } else if now - modified > bounds.keep {
            try folder.remove(name)
            sweep.removed += 1
            return false
        }
        return true
    }

    // MARK: Folders

    private func forEach(
        _ body: (Folder, String, (size: Int, modified: Instant)) throws(SystemError) -> Void
    ) throws(SystemError) {
        guard let root = try found() else { return }
        for prefix in try root.names() where prefix.utf8.count == 2 {
            guard let folder = try folder(of: prefix) else { continue }
            let names = Set(try folder.names())
            for name in names {
                // A file that is there under both its names is there once.
                if name.hasSuffix(Self.aside), names.contains(String(name.dropLast(Self.aside.count))) { continue }
                if let facts = try folder.facts(of: name) { try body(folder, name, facts) }
            }
        }
    }

    /// Bytes of what lies under that name, aside or not, as it is counted: where it lies there under both, once.
    private static func size(of sha256: String, in folder: Folder) throws(SystemError) -> Int? {
        if let facts = try folder.facts(of: sha256) { return facts.size }
        return try folder.facts(of: sha256 + aside)?.size
    }

    private func folder(of sha256: String) throws(SystemError) -> Folder? {
        do {
            return try found()?.existing(String(sha256.prefix(2)))
        } catch  where error.isMissing {
            return nil
        }
    }

    /// nil where there is none yet. What a killed service has half-written in it is removed first.
    private func found() throws(SystemError) -> Folder? {
        if let root { return root }
        let folder: Folder
        do {
            folder = try Folder(path)
        } catch  where error.isMissing {
            return nil
        }
        for name in try folder.names() where name.hasPrefix(Self.temporaryPrefix) { try folder.remove(name) }
        root = folder
        return folder
    }

    /// The folder, made where it is missing; it is there for good.
    private func made() throws(SystemError) -> Folder {
        if let root = try found(), isRootFlushed { return root }
        let made = try Folder.make(path)
        try Folder("\(path)/..").flushNames()
        (root, isRootFlushed) = (made, true)
        return made
    }

    /// Of all files, also of those on their way.
    private func bytes() throws(FileFault) -> Int {
        try failing { () throws(SystemError) in try stock().bytes } + uploadedBytes
    }

    private func failing<Value>(_ body: () throws(SystemError) -> Value) throws(FileFault) -> Value {
        do { return try body() } catch { throw .failed(error) }
    }
}
