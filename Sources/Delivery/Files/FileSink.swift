import LinuxSystem
package import PlanCore

/// One text file a reminder, which an office can print or forward. A parcel is found again by its name and its bytes.
///
/// A file appears whole or not at all, and no file is ever replaced. One service at a time may use a folder.
package final class FileSink: Sink {
    package static let name = "files"
    package var name: String { Self.name }

    private let folder: String
    private let text: (Notice) -> String
    private var hasCleanedUp = false
    private var batches = 0
    /// Written, to be named.
    private var prepared: [FileBatch] = []
    /// Named, to be flushed.
    private var named: [FileBatch] = []

    /// - Parameters:
    ///   - folder: made where it is missing, in a folder that is there.
    ///   - text: what stands in a notice's file.
    package init(folder: String, text: @escaping (Notice) -> String) {
        self.folder = folder
        self.text = text
    }

    package func parcel(for notice: Notice) -> Parcel {
        Parcel(
            key: Parcel.Key(sink: name, name: notice.fileName), bytes: Array(text(notice).utf8),
            reminders: [notice.reminder.identity])
    }

    package func parcel(for letter: Letter) -> Parcel {
        Parcel(
            key: Parcel.Key(sink: name, name: letter.fileName), bytes: Array(letter.body.utf8),
            reminders: [letter.identity])
    }

    package func prepare(_ parcels: [Parcel]) {
        if let batch = try? write(parcels) { prepared.append(batch) }
    }

    package func discard() {
        for batch in prepared { batch.discard() }
        prepared = []
    }

    package func discard(_ parcels: [Parcel]) {
        let keys = Set(parcels.map(\.key))
        for index in prepared.indices where !prepared[index].keys.isDisjoint(with: keys) {
            prepared[index].discard(keys)
        }
    }

    package func deliver(_ parcels: [Parcel]) -> [DeliveryResult] {
        var results: [DeliveryResult] = []
        while results.count < parcels.count {
            let rest = parcels[results.count...]
            do throws(SystemError) {
                let index = prepared.firstIndex { !$0.parcels.isEmpty && rest.starts(with: $0.parcels) }
                var batch = if let index { prepared.remove(at: index) } else { try write(Array(rest)) }
                batch.giveNames()
                named.append(batch)
                results += batch.results
            } catch {
                return results + rest.map { _ in .retry(error.description) }
            }
        }
        return results
    }

    package func flush() throws(SinkError) {
        defer { named = [] }
        do throws(SystemError) {
            try FileBatch.flushNames(of: named)
        } catch {
            throw SinkError(error.description)
        }
    }

    package func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key> {
        do throws(SystemError) {
            let root = try openRoot()
            var found: Set<Parcel.Key> = []
            for parcel in parcels where try FileBatch.holds(parcel, in: root) { found.insert(parcel.key) }
            // A name found now may not have reached the disk yet, and will soon be recorded as delivered.
            if !found.isEmpty { try root.flushFileSystem() }
            return found
        } catch {
            throw SinkError(error.description)
        }
    }

    private func write(_ parcels: [Parcel]) throws(SystemError) -> FileBatch {
        batches += 1
        return FileBatch(parcels, in: try openRoot(), number: batches)
    }

    /// Opened anew for each batch: an administrator may have moved the folder away.
    private func openRoot() throws(SystemError) -> Folder {
        let end = folder.lastIndex(of: "/") ?? folder.startIndex
        let parent = end == folder.startIndex ? "/" : String(folder[..<end])
        let name = String(folder[end...].drop { $0 == "/" })
        let outer = try Folder(parent)
        let (root, isNew) = try outer.subfolder(name, mode: FileBatch.folderMode)
        if isNew { try outer.flushNames() }
        if !hasCleanedUp {
            try FileBatch.cleanUp(root)
            hasCleanedUp = true
        }
        return root
    }
}
