import PlanCore

/// Ids that must differ from each other, and where each was first given.
final class UniqueIDs {
    /// In the order given, also those of items that are faulty otherwise: what refers to them is right.
    private(set) var names: [String] = []
    private var positions: [SourcePosition] = []
    /// The first few are found faster by looking at each; of others, which may be thousands, the indices are here.
    private var indices: [String: Int] = [:]
    private static let few = 16

    private func index(of id: String) -> Int? {
        names.prefix(Self.few).firstIndex { $0.isSame(as: id) } ?? (indices.isEmpty ? nil : indices[id])
    }

    /// An id not given before; a repeat is noted as `id-duplicate`.
    var form: ValueForm<String> {
        ValueForm { [self] node, faults in
            guard let id = ValueForm<String>.id.read(node, faults) else { return nil }
            if let position = index(of: id).map({ positions[$0] }) {
                faults.error(
                    at: node.position, "id-duplicate",
                    vi: "mã '\(id)' đã được dùng ở dòng \(position.line), cột \(position.column)",
                    en: "id '\(id)' is already used at line \(position.line), column \(position.column)")
                return nil
            }
            if names.count >= Self.few { indices[id] = names.count }
            names.append(id)
            positions.append(node.position)
            return id
        }
    }
}
