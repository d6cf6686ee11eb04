import PlanCore

/// Ids that must differ from each other, and where each was first given.
final class UniqueIDs {
    private var given = Given()

    /// In the order given, also those of items that are faulty otherwise: what refers to them is right.
    var names: [String] { given.names }

    /// An id not given before; a repeat is noted as `id-duplicate`.
    var form: ValueForm<String> {
        ValueForm { [self] node, faults in
            guard let id = ValueForm<String>.id.read(node, faults) else { return nil }
            if let position = given.add(id, at: node.position) {
                faults.error(
                    at: node.position, "id-duplicate",
                    vi: "mã '\(id)' đã được dùng ở dòng \(position.line), cột \(position.column)",
                    en: "id '\(id)' is already used at line \(position.line), column \(position.column)")
                return nil
            }
            return id
        }
    }

    private struct Given {
        var names: [String] = []
        var positions: [SourcePosition] = []
        /// The first few are found faster by looking at each; of others, which may be thousands, the indices are here.
        var indices: [String: Int] = [:]
        static let few = 16

        /// - Returns: where the same id was given before, which it stays; nil: it was not.
        mutating func add(_ id: String, at position: SourcePosition) -> SourcePosition? {
            if let index = index(of: id) { return positions[index] }
            if names.count >= Self.few { indices[id] = names.count }
            names.append(id)
            positions.append(position)
            return nil
        }

        private func index(of id: String) -> Int? {
            names.prefix(Self.few).firstIndex { $0.isSame(as: id) } ?? (indices.isEmpty ? nil : indices[id])
        }
    }
}
