import LinuxSystem
package import PlanFiles

/// A plan file that may be a draft, as it lies on the disk.
package struct DraftFile {
    package let path: String
    private let bytes: [UInt8]
    private let approval: DraftApproval

    /// - Throws: it cannot be read.
    package init(_ path: String) throws {
        self.path = path
        bytes = try FileReader.read(path, atMost: FormatLimits.bytes)
        approval = DraftApproval(bytes)
    }

    /// What a person has to confirm.
    package var doubts: [DraftApproval.Doubt] { approval.doubts }

    /// A line of its own says that it is a draft, so that it can be approved by leaving that out.
    package var canBeApproved: Bool { approval.approved != nil }

    /// Leaves out the line `draft: true`; the rest stays byte for byte, with the file's owner and mode.
    /// - Throws: it was changed since it was read; it cannot be written.
    package func approve() throws {
        if let approved = approval.approved { try FileEdit.replace(path, bytes, with: approved) }
    }
}
