import LinuxSystem

/// A file that a client sends, on its way into the store; what is not kept in the end is removed when this goes away.
package final class FileUpload {
    package let sha256: String
    package private(set) var size = 0
    /// Nothing more is taken.
    package private(set) var fault: FileFault?
    private let store: FileStore
    private let folder: Folder
    private let name: String
    /// nil after a fault, so that its room is free.
    private var file: GrowingFile?
    private let digest: SHA256

    init(
        of sha256: String, to store: FileStore, in folder: Folder, as name: String
    ) throws(SystemError) {
        self.sha256 = sha256
        self.store = store
        self.folder = folder
        self.name = name
        digest = try SHA256()
        // Before the file: where that cannot be, `deinit` counts back.
        store.began()
        file = try folder.begin(name, mode: FileStore.fileMode)
    }

    deinit {
        store.ended()
        discard()
    }

    /// Takes what comes next; what it is past, after a fault nothing.
    package func take(_ bytes: UnsafeRawBufferPointer) {
        guard fault == nil else { return }
        do throws(FileFault) {
            try store.grow(from: size, by: bytes.count, of: sha256)
            size += bytes.count
            digest.add(bytes)
            do { try file?.append(bytes) } catch { throw FileFault.failed(error) }
        } catch {
            fault = error
            discard()
        }
    }

    /// What has come takes no room any more.
    private func discard() {
        file = nil
        store.discard(name, size: size, in: folder)
        size = 0
    }

    /// All has come: it is in the store for good, or there is a fault.
    /// - Returns: false where one of its length was there already.
    package func keep() throws(FileFault) -> Bool {
        if let fault { throw fault }
        let digits = digest.digits
        guard digits == sha256 else { throw .differs(sha256: digits) }
        do {
            FailPoint.reached("file-written")
            try file?.flush()
            FailPoint.reached("file-flushed")
            return try store.keep(name, as: sha256, size: size)
        } catch {
            throw .failed(error)
        }
    }
}
