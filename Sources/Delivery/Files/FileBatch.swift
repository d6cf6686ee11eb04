import LinuxSystem
import PlanCore

/// The files of one delivery, in three steps: all are written under temporary names and flushed at once; they get their
/// names; the names are flushed at once.
struct FileBatch {
    static let folderMode: UInt32 = 0o2750
    private static let fileMode: UInt32 = 0o640
    private static let temporaryPrefix = ".tmp-hanchotd-"

    private(set) var parcels: [Parcel]
    /// Of the parcels that it was made with.
    let keys: Set<Parcel.Key>
    private let root: Folder
    /// Tells its temporary names from those of other batches of this process.
    private let number: Int
    private var years: [String: Folder] = [:]
    private var madeFolder = false
    /// What has become of each parcel so far.
    private var progress: [Progress] = []

    private enum Progress {
        case written(temporary: String, Folder, ReminderFileName)
        case standing
        case ended(DeliveryResult)
    }

    /// Writes the files, whole and flushed, under names that nobody looks for. What cannot be written is told by
    /// ``results``.
    init(_ parcels: [Parcel], in root: Folder, number: Int) {
        self.parcels = parcels
        self.keys = Set(parcels.map(\.key))
        self.root = root
        self.number = number
        for parcel in parcels { progress.append(write(parcel)) }
        FailPoint.reached("files-written")
        flushFiles()
        FailPoint.reached("files-flushed")
    }

    /// One a parcel, in their order.
    var results: [DeliveryResult] { progress.map { if case .ended(let result) = $0 { result } else { .delivered } } }

    /// Gives the files their names: they are there for everyone, but may not outlast a power cut.
    mutating func giveNames() {
        for (index, parcel) in parcels.enumerated() { progress[index] = giveName(progress[index], parcel) }
        FailPoint.reached("files-named")
    }

    /// Flushes the names of these batches to the disk: each file system they are on once.
    static func flushNames(of batches: [FileBatch]) throws(SystemError) {
        if batches.count == 1, let batch = batches.first, batch.parcels.count == 1, !batch.madeFolder,
            let folder = batch.years.values.first
        {
            return try folder.flushNames()
        }
        var flushed: Set<UInt64> = []
        // A folder that was opened earlier hears of more that failed.
        for batch in batches.sorted(by: { $0.number < $1.number }) where flushed.insert(try batch.root.device).inserted
        { try batch.root.flushFileSystem() }
    }

    /// Removes the files that were not named yet.
    func discard() {
        for case .written(let temporary, let folder, _) in progress { try? folder.remove(temporary) }
    }

    /// Removes the files of these parcels, and the parcels.
    mutating func discard(_ keys: Set<Parcel.Key>) {
        for index in parcels.indices.reversed() where keys.contains(parcels[index].key) {
            if case .written(let temporary, let folder, _) = progress[index] { try? folder.remove(temporary) }
            parcels.remove(at: index)
            progress.remove(at: index)
        }
    }

    /// Whether a file stands under one of the parcel's names with these very bytes.
    /// - Throws: a folder cannot be read.
    static func holds(_ parcel: Parcel, in root: Folder) throws(SystemError) -> Bool {
        guard let name = ReminderFileName(parcel.key.name) else { return false }
        let folder = try root.subfolder(name.year, mode: folderMode).folder
        for copy in 1...ReminderFileName.mostCopies {
            do {
                if try folder.read(name.name(copy: copy), atMost: parcel.bytes.count) == parcel.bytes { return true }
            } catch  where error.isMissing {
                return false
            } catch  where error.isTooLong || error.isOtherKind {
                // Another text, or no text.
            }
        }
        return false
    }

    /// Removes what a service that was killed has left half-written.
    static func cleanUp(_ root: Folder) throws(SystemError) {
        for year in try root.names() where year.utf8.allSatisfy({ (48...57).contains($0) }) {
            let folder = try root.subfolder(year, mode: folderMode).folder
            for name in try folder.names() where name.hasPrefix(temporaryPrefix) { try folder.remove(name) }
        }
    }

    // MARK: Steps

    private mutating func write(_ parcel: Parcel) -> Progress {
        guard let name = ReminderFileName(parcel.key.name) else {
            return .ended(.refused("'\(parcel.key.name)' is not a reminder file's name"))
        }
        do throws(SystemError) {
            let folder = try year(name.year)
            let temporary = "\(Self.temporaryPrefix)\(ProcessEnvironment.processID)-\(number)-\(progress.count)"
            do throws(SystemError) {
                try folder.create(temporary, parcel.bytes, mode: Self.fileMode)
                return .written(temporary: temporary, folder, name)
            } catch {
                return .ended(Self.retry(error, in: folder))
            }
        } catch {
            return .ended(.retry(error.description))
        }
    }

    /// Says it as at the next try too, which goes by other names: what is said again is not told again.
    private static func retry(_ error: SystemError, in folder: Folder) -> DeliveryResult {
        .retry("cannot write reminders in '\(folder.path)': \(error.reason)")
    }

    private mutating func flushFiles() {
        let written = progress.compactMap { step in
            if case .written(let temporary, let folder, _) = step { (temporary, folder) } else { nil }
        }
        guard let (temporary, folder) = written.first else { return }
        do throws(SystemError) {
            if written.count == 1 { try folder.flush(temporary) } else { try root.flushFileSystem() }
        } catch {
            discard()
            progress = progress.map { if case .written = $0 { .ended(Self.retry(error, in: folder)) } else { $0 } }
        }
    }

    private func giveName(_ step: Progress, _ parcel: Parcel) -> Progress {
        guard case .written(let temporary, let folder, let name) = step else { return step }
        do throws(SystemError) {
            for copy in 1...ReminderFileName.mostCopies {
                do throws(SystemError) {
                    try folder.rename(temporary, to: name.name(copy: copy))
                    return .standing
                } catch  where error.isExisting {
                    // It stands there already, or the name is taken by another text.
                    let standing = try? folder.read(name.name(copy: copy), atMost: parcel.bytes.count)
                    guard standing == parcel.bytes else { continue }
                    try folder.remove(temporary)
                    return .standing
                }
            }
            throw SystemError.existing("write '\(parcel.key.name)'")
        } catch {
            try? folder.remove(temporary)
            // A name that no file can have will never be taken; everything else may pass.
            return .ended(error.isNameTooLong ? .refused(error.description) : Self.retry(error, in: folder))
        }
    }

    private mutating func year(_ name: String) throws(SystemError) -> Folder {
        if let folder = years[name] { return folder }
        let (folder, isNew) = try root.subfolder(name, mode: Self.folderMode)
        madeFolder = madeFolder || isNew
        years[name] = folder
        return folder
    }
}
