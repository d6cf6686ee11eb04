import PlanCore

/// Ids that must differ from each other, and where each was first given.
final class UniqueIDs {
    private var first: [String: SourcePosition] = [:]

    /// In the order given, also those of items that are faulty otherwise: what refers to them is right.
    private(set) var names: [String] = []

    /// An id not given before; a repeat is noted as `id-duplicate`.
    var form: ValueForm<String> {
        ValueForm { [self] node, faults in
            guard let id = ValueForm<String>.id.read(node, faults) else { return nil }
            if let position = first[id] {
                faults.error(
                    at: node.position, "id-duplicate",
                    vi: "mã '\(id)' đã được dùng ở dòng \(position.line), cột \(position.column)",
                    en: "id '\(id)' is already used at line \(position.line), column \(position.column)")
                return nil
            }
            first[id] = node.position
            names.append(id)
            return id
        }
    }
}
