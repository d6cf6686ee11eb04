import LinuxSystem
import PlanCore

/// The files of one delivery: all are written under temporary names, flushed at once, named, and flushed at once again.
struct FileBatch {
    static let folderMode: UInt32 = 0o2750
    private static let fileMode: UInt32 = 0o640
    private static let temporaryPrefix = ".tmp-hanchotd-"

    private let root: Folder
    private var years: [String: Folder] = [:]
    private var madeFolder = false
    private var count = 0

    init(_ root: Folder) { self.root = root }

    /// Where a parcel's file is or can be.
    enum Place {
        /// It stands there with these very bytes.
        case taken
        /// The first name that is free has this number.
        case free(copy: Int)
    }

    /// What has become of a parcel so far.
    private enum Progress {
        case written(temporary: String, Folder, ReminderFileName, copy: Int)
        case standing
        case ended(DeliveryResult)
    }

    mutating func deliver(_ parcels: [Parcel]) -> [DeliveryResult] {
        var progress: [Progress] = []
        for parcel in parcels { progress.append(write(parcel)) }
        FailPoint.reached("files-written")
        flushFiles(&progress)
        FailPoint.reached("files-flushed")
        for (index, parcel) in parcels.enumerated() { progress[index] = giveName(progress[index], parcel) }
        FailPoint.reached("files-named")
        return flushNames(progress)
    }

    /// - Throws: a folder cannot be read.
    mutating func place(_ parcel: Parcel, _ name: ReminderFileName) throws(SystemError) -> Place {
        let folder = try year(name.year)
        for copy in 1...ReminderFileName.mostCopies {
            do {
                if try folder.read(name.name(copy: copy), atMost: parcel.bytes.count) == parcel.bytes { return .taken }
            } catch  where error.isMissing {
                return .free(copy: copy)
            } catch  where error.isTooLong || error.isOtherKind {
                // Another text, or no text.
            }
        }
        throw SystemError.existing("write '\(parcel.key.name)'")
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
            guard case .free(let copy) = try place(parcel, name) else { return .standing }
            let folder = try year(name.year)
            count += 1
            let temporary = "\(Self.temporaryPrefix)\(ProcessEnvironment.processID)-\(count)"
            try folder.create(temporary, parcel.bytes, mode: Self.fileMode)
            return .written(temporary: temporary, folder, name, copy: copy)
        } catch {
            // A name that no file can have will never be taken; everything else may pass.
            return .ended(error.isNameTooLong ? .refused(error.description) : .retry(error.description))
        }
    }

    private func flushFiles(_ progress: inout [Progress]) {
        let written = progress.compactMap { step in
            if case .written(let temporary, let folder, _, _) = step { (temporary, folder) } else { nil }
        }
        guard let (temporary, folder) = written.first else { return }
        do throws(SystemError) {
            if written.count == 1 { try folder.flush(temporary) } else { try root.flushFileSystem() }
        } catch {
            for (temporary, folder) in written { try? folder.remove(temporary) }
            progress = progress.map { if case .written = $0 { .ended(.retry(error.description)) } else { $0 } }
        }
    }

    private func giveName(_ step: Progress, _ parcel: Parcel) -> Progress {
        guard case .written(let temporary, let folder, let name, let first) = step else { return step }
        do throws(SystemError) {
            for copy in first...ReminderFileName.mostCopies {
                do throws(SystemError) {
                    try folder.rename(temporary, to: name.name(copy: copy))
                    return .standing
                } catch  where error.isExisting {
                    // Another parcel of this batch was given the name.
                    let standing = try? folder.read(name.name(copy: copy), atMost: parcel.bytes.count)
                    guard standing == parcel.bytes else { continue }
                    try folder.remove(temporary)
                    return .standing
                }
            }
            throw SystemError.existing("write '\(parcel.key.name)'")
        } catch {
            try? folder.remove(temporary)
            return .ended(.retry(error.description))
        }
    }

    private func flushNames(_ progress: [Progress]) -> [DeliveryResult] {
        let isOne = progress.count == 1 && !madeFolder
        var outcome = DeliveryResult.delivered
        do throws(SystemError) {
            if isOne, let folder = years.values.first { try folder.flushNames() } else { try root.flushFileSystem() }
        } catch {
            outcome = .retry(error.description)
        }
        return progress.map { if case .ended(let result) = $0 { result } else { outcome } }
    }

    private mutating func year(_ name: String) throws(SystemError) -> Folder {
        if let folder = years[name] { return folder }
        let (folder, isNew) = try root.subfolder(name, mode: Self.folderMode)
        madeFolder = madeFolder || isNew
        years[name] = folder
        return folder
    }
}
