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
    /// nil: not counted yet.
    private var kept: Stock?
    /// On their way.
    private var uploads = 0
    private var uploadedBytes = 0
    /// Of uploads so far, which have names of their own.
    private var count = 0

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
        if let size {
            guard size <= bounds.size else { throw .tooLong(limit: bounds.size) }
            guard try bytes() + size <= bounds.total else { throw .storeFull(limit: bounds.total) }
        }
        guard try failing({ () throws(SystemError) in try stock().files }) < Self.mostFiles else {
            throw .storeFull(limit: bounds.total)
        }
        count += 1
        let name = "\(Self.temporaryPrefix)\(ProcessEnvironment.processID)-\(count)"
        return try failing { () throws(SystemError) in
            try FileUpload(of: sha256, to: self, in: try made(), as: name)
        }
    }

    func began() { uploads += 1 }

    /// More bytes of an upload have come.
    func grow(from size: Int, by count: Int) throws(FileFault) {
        guard size + count <= bounds.size else { throw .tooLong(limit: bounds.size) }
        guard try bytes() + count <= bounds.total else { throw .storeFull(limit: bounds.total) }
        uploadedBytes += count
    }

    /// An upload is at its end, kept or not.
    func ended(_ size: Int) {
        uploads -= 1
        uploadedBytes -= size
    }

    /// Gives a file that is flushed its name, for good.
    /// - Returns: false where the same is there already.
    func keep(_ temporary: String, as sha256: String, size: Int) throws(SystemError) -> Bool {
        let root = try made()
        let (folder, isNew) = try root.subfolder(String(sha256.prefix(2)), mode: Self.folderMode)
        // What is there under the name with another length is no more what it was.
        if try claim(sha256) == size {
            try root.remove(temporary)
            return false
        }
        if let damaged = try folder.facts(of: sha256) {
            try folder.remove(sha256)
            kept?.files -= 1
            kept?.bytes -= damaged.size
        }
        try root.rename(temporary, to: sha256, in: folder)
        FailPoint.reached("file-named")
        try folder.flushNames()
        if isNew { try root.flushNames() }
        kept?.files += 1
        kept?.bytes += size
        return true
    }

    // MARK: Sweeping

    /// Puts aside what no submission names, takes back what one names again, and removes what has lain aside for long.
    /// - Parameter named: by submissions.
    package func sweep(named: Set<String>, at now: Instant) throws(SystemError) -> Sweep {
        var sweep = Sweep()
        var stock = Stock()
        try forEach { folder, name, facts throws(SystemError) in
            let age = now - facts.modified
            if name.hasSuffix(Self.aside) {
                let sha256 = String(name.dropLast(Self.aside.count))
                if named.contains(sha256) {
                    _ = try claim(sha256)
                } else if age > bounds.keep {
                    try folder.remove(name)
                    sweep.removed += 1
                    return
                }
            } else if !named.contains(name), age > Self.patience {
                // In this order: what is put aside lies there from now on.
                try folder.touch(name, at: now)
                try folder.rename(name, to: name + Self.aside)
                sweep.putAside += 1
            }
            stock.files += 1
            stock.bytes += facts.size
        }
        kept = stock
        return sweep
    }

    // MARK: Folders

    private func forEach(
        _ body: (Folder, String, (size: Int, modified: Instant)) throws(SystemError) -> Void
    ) throws(SystemError) {
        guard let root = try found() else { return }
        for prefix in try root.names() where prefix.utf8.count == 2 {
            guard let folder = try folder(of: prefix) else { continue }
            for name in try folder.names() {
                if let facts = try folder.facts(of: name) { try body(folder, name, facts) }
            }
        }
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

    /// The folder, made where it is missing; its name is flushed.
    private func made() throws(SystemError) -> Folder {
        if let root = try found() { return root }
        let made = try Folder.make(path)
        try Folder("\(path)/..").flushNames()
        root = made
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
