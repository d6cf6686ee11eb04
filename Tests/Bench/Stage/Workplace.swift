import Glibc

/// Where and how measurements are made.
final class Workplace {
    /// How much is measured.
    enum Extent {
        /// Everything a little, within a minute: shows that it works, not how fast.
        case small
        case usual
        /// The rows that take many minutes too.
        case all
    }

    let extent: Extent
    /// The folder with `hanchotd` and `hanchot`.
    let programs: String
    /// Of the bench itself; holds a folder for each measurement.
    let folder: String
    private let journalOrReason: Result<Journal, any Error>
    private var folders = 0

    init(_ extent: Extent, programs: String, folder: String) throws {
        self.extent = extent
        self.programs = programs
        self.folder = folder
        try makeFolder(folder)
        guard access("\(programs)/hanchotd", X_OK) == 0 else {
            throw Trouble("there is no '\(programs)/hanchotd' (make release)")
        }
        journalOrReason = Result { try Journal() }
    }

    /// - Throws: why there is none.
    func journal() throws -> Journal { try journalOrReason.get() }

    /// A folder that nothing was in before. All of them are removed at the very end: a file system that just removed
    /// thousands of files is slow for a while.
    func freshFolder() throws -> String {
        folders += 1
        let path = "\(folder)/\(folders)"
        try makeFolder(path)
        return path
    }

    /// A fresh folder beside which nobody makes or removes folders, where there can be one: a service watches the folders
    /// above its own, and is woken by what others do there.
    func quietFolder() throws -> String {
        guard PrivateMounts.obstacle == nil else { return try freshFolder() }
        folders += 1
        let path = "/run/hanchot-bench-\(folders)"
        try makeFolder(path)
        return path
    }

    /// Lets a service come to rest: some seconds after it did anything, it gives memory back.
    func rest() { if extent != .small { sleep(17) } }

    /// How often a measurement is repeated.
    var runs: Int { extent == .small ? 1 : 5 }
    /// A measurement that has taken so many seconds is not repeated.
    static let patience = 60.0
    /// How often one that takes many seconds is.
    var longRuns: Int { extent == .small ? 1 : 3 }

    /// 1, 10 and 100 times the size, the greatest last.
    func sizes(upTo greatest: Int) -> [Int] {
        extent == .small ? [max(1, greatest / 100)] : [greatest / 100, greatest / 10, greatest]
    }

    /// Repeats a measurement, each in a fresh folder, with nothing left to be written from before.
    func figure(_ unit: Figure.Unit, runs: Int, _ measure: (_ folder: String) throws -> Double) throws -> Figure {
        var samples: [Double] = []
        let watch = Stopwatch()
        for number in 0..<runs where number == 0 || watch.seconds < Self.patience {
            let folder = try freshFolder()
            sync()
            samples.append(try measure(folder))
        }
        guard let figure = Figure(samples, unit) else { throw Trouble("nothing was measured") }
        return figure
    }
}
