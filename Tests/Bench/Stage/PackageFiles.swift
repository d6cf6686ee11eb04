/// What the package has anyway.
enum PackageFiles {
    /// The package's folder, where the bench was built.
    private static let folder = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()

    /// The five sample plans.
    static let plans = "\(folder)/config/plans"
    /// Vietnam's holidays.
    static let holidays = "\(folder)/config/holidays"
    /// The sample documents.
    static let documents = "\(folder)/config/documents"
    static let systemdMachine = "\(folder)/Tests/systemd-machine.sh"
    static let path = folder
}
