import TestSupport

extension SystemdMachine {
    /// Boots one and installs into it what was released, as its administrator would: `make install`.
    static func bootInstalled(prefix: String = "/usr") async throws -> SystemdMachine {
        let machine = try await boot()
        try await machine.run("make", "-C", packageFolder, "install", "PREFIX=\(prefix)").succeeded()
        return machine
    }
}
