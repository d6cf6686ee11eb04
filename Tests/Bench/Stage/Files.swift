import Glibc

/// Writes a whole file, new or in the place of an old one.
func writeFile(_ text: String, to path: String) throws {
    try writeFile(Array(text.utf8), to: path)
}

/// Writes a whole file, new or in the place of an old one; nothing is flushed.
func writeFile(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Trouble("cannot write '\(path)': \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { throw Trouble("cannot write '\(path)': \(String(cString: strerror(errno)))") }
        rest = rest.dropFirst(count)
    }
}

func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw Trouble("cannot make '\(path)': \(String(cString: strerror(errno)))")
    }
}

func removeFolder(_ path: String) throws {
    try Child(["rm", "-rf", "--", path]).wait()
}
