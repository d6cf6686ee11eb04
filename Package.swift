// swift-tools-version: 6.1
import PackageDescription

/// One set of rules for every Swift target: language mode 6, explicit existentials, imports internal unless they say
/// otherwise.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Points where a test kills the service; a release build has none of them.
let failPoints: [SwiftSetting] = [.define("FAIL_POINTS", .when(configuration: .debug))]

/// What keeps a release small in memory and its start short: addresses to be set at the start stand as a bitmap and not as half
/// a mebibyte of entries, nothing is exported, and of the C++ library only what the Swift runtime calls is there.
let lean: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic",
            "-L\(Context.packageDirectory)/config/link",
        ], .when(configuration: .release))
]

/// The service's memory, in place of the C library's: tens of thousands of plans are read into less of it, in less time. Not in
/// debug builds, where sanitizers have their own.
let allocator: [LinkerSetting] = [.linkedLibrary("mimalloc", .when(configuration: .release))]

/// A library target and what it may import: arrows point down, siblings never meet (README, "Design").
func room(
    _ name: String, _ imports: [String], settings: [SwiftSetting] = [], resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: imports.map { .byName(name: $0) }, resources: resources,
        swiftSettings: rules + settings)
}

/// A test target; `exclude` names what its folder holds besides Swift, `libraries` what it is linked with that the rooms
/// only load.
func tests(_ name: String, _ imports: [String], exclude: [String] = [], libraries: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: (imports + ["TestSupport"]).map { .byName(name: $0) }, exclude: exclude,
        swiftSettings: rules, linkerSettings: libraries.map { .linkedLibrary($0) })
}

let package = Package(
    name: "hanchot",
    products: [
        .executable(name: "hanchotd", targets: ["hanchotd"]),
        .executable(name: "hanchot", targets: ["hanchot"]),
        .executable(name: "hanchot-extract", targets: ["hanchot-extract"]),
    ],
    targets: [
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .target(name: "CLinux"),
        // It loads the library (libmicrohttpd-dev) when it is needed, and links none.
        .target(name: "CMicroHTTPD"),
        // The same of libical (libical-dev).
        .target(name: "CICAL"),

        room("CivilTime", []),
        room("PlanCore", ["CivilTime"]),
        room("ICalendar", ["CivilTime"]),
        room("PlanFiles", ["CivilTime", "PlanCore", "ICalendar", "CYAML"]),
        room("PlanDocuments", ["CivilTime", "PlanCore"]),
        room("DocumentFormats", []),
        room("PlanDrafts", ["CivilTime", "PlanCore", "PlanFiles", "PlanDocuments"]),
        room("DocumentExtraction", ["DocumentFormats", "CArchive", "CXML2"]),
        room("LinuxSystem", ["CivilTime", "CSystemd", "CGcrypt", "CLinux"], settings: failPoints),
        room("DocumentFiles", ["PlanCore", "PlanDocuments", "DocumentFormats", "LinuxSystem"]),
        room("ControlAPI", ["CivilTime", "PlanCore"]),
        room("PlanReports", ["CivilTime", "PlanCore", "ControlAPI"]),
        room("PlanCalendars", ["CivilTime", "PlanCore", "ControlAPI", "CICAL"]),
        room("HTTPServer", ["CivilTime", "ControlAPI", "LinuxSystem", "CMicroHTTPD"]),
        room("Storage", ["CivilTime", "PlanCore", "CSQLite"]),
        room("Delivery", ["CivilTime", "PlanCore", "LinuxSystem"]),
        room(
            "DaemonKit", ["CivilTime", "PlanCore", "PlanFiles", "LinuxSystem", "ControlAPI", "Storage", "Delivery"],
            resources: [.embedInCode("Control/openapi.json")]),
        .executableTarget(
            name: "hanchotd", dependencies: ["DaemonKit", "HTTPServer"], swiftSettings: rules,
            linkerSettings: lean + allocator),
        .executableTarget(
            name: "hanchot",
            dependencies: [
                "CivilTime", "PlanCore", "PlanFiles", "PlanDocuments", "PlanDrafts", "LinuxSystem", "DocumentFiles",
                "ControlAPI", "PlanReports", "PlanCalendars", "DaemonKit",
            ],
            swiftSettings: rules, linkerSettings: lean),

        .executableTarget(
            name: "hanchot-extract", dependencies: ["DocumentFormats", "DocumentExtraction"], swiftSettings: rules),

        .executableTarget(
            name: "Bench",
            dependencies: [
                "CivilTime", "PlanCore", "PlanFiles", "PlanDocuments", "LinuxSystem", "CYAML", "CSQLite", "CSystemd",
                "CLinux",
            ],
            path: "Tests/Bench", swiftSettings: rules),

        room("TestSupport", ["CivilTime", "PlanCore", "Storage", "Delivery", "LinuxSystem"]),
        tests(
            "CivilTimeTests", ["CivilTime"],
            exclude: ["Fixtures", "zoneinfo_oracle.py", "calendar_oracle.py", "lunar_oracle.py"]),
        tests("PlanCoreTests", ["CivilTime", "PlanCore"]),
        tests(
            "ICalendarTests", ["CivilTime", "ICalendar", "CICAL"], exclude: ["Fixtures", "recurrence_oracle.py"],
            libraries: ["ical"]),
        tests(
            "PlanFilesTests", ["CivilTime", "PlanCore", "ICalendar", "PlanFiles"],
            exclude: ["Fixtures", "holidays_oracle.py"]),
        tests("PlanDraftsTests", ["CivilTime", "PlanCore", "PlanFiles", "PlanDocuments", "PlanDrafts"]),
        tests("LinuxSystemTests", ["CivilTime", "LinuxSystem"]),
        tests("PlanDocumentsTests", ["CivilTime", "PlanCore", "PlanDocuments"], exclude: ["Fixtures"]),
        tests("DocumentFormatsTests", ["DocumentFormats"]),
        tests("DocumentExtractionTests", ["DocumentFormats", "DocumentExtraction"]),
        tests(
            "DocumentFilesTests",
            ["PlanCore", "PlanDocuments", "DocumentFormats", "LinuxSystem", "DocumentFiles", "hanchot-extract"],
            exclude: ["Fixtures", "hostile.py"]),
        tests(
            "PlanReportsTests", ["CivilTime", "PlanCore", "ControlAPI", "PlanReports"],
            exclude: ["Fixtures", "report_oracle.py"]),
        tests(
            "PlanCalendarsTests", ["CivilTime", "PlanCore", "ControlAPI", "PlanCalendars", "CICAL"],
            exclude: ["Fixtures", "icalendar_oracle.py"], libraries: ["ical"]),
        tests("HTTPServerTests", ["CivilTime", "ControlAPI", "LinuxSystem", "HTTPServer"]),
        tests("StorageTests", ["CivilTime", "PlanCore", "Storage"], exclude: ["Fixtures"]),
        tests("DeliveryTests", ["CivilTime", "PlanCore", "LinuxSystem", "Delivery"]),
        tests(
            "DaemonKitTests",
            [
                "CivilTime", "PlanCore", "PlanFiles", "LinuxSystem", "ControlAPI", "Storage", "Delivery", "DaemonKit",
            ]),
        tests(
            "ProgramTests",
            [
                "CivilTime", "PlanCore", "ControlAPI", "LinuxSystem", "Delivery", "DaemonKit", "hanchotd", "hanchot",
                "Bench",
            ],
            exclude: [
                "Fixtures", "agenda_oracle.py", "board_oracle.py", "faults.c", "hostile_clients.py",
                "small_cache.c", "stepped_clock.c", "torture_oracle.py",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzing (make fuzzer) has builds of its own: what is fuzzed counts the branches it takes.
if Context.environment["HANCHOT_FUZZER"] != nil {
    let counted = [
        "CivilTime", "ICalendar", "PlanCore", "PlanFiles", "PlanDocuments", "PlanDrafts", "DocumentFormats",
        "DocumentExtraction", "Storage", "ControlAPI", "DaemonKit", "LinuxSystem", "DocumentFiles", "HTTPServer",
    ]
    for target in package.targets where counted.contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]))
    }
    package.targets.append(
        .executableTarget(
            name: "Fuzzer", dependencies: (counted + ["CSQLite"]).map { .byName(name: $0) },
            path: "Tests/Fuzzing/Fuzzer",
            swiftSettings: rules, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
