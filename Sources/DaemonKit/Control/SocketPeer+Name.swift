import LinuxSystem

extension SocketPeer {
    /// Who acts, for the history: the user's name, else its number; over the network the token's.
    package var name: String {
        switch self {
        case .local(let user, _): UserName.name(user)
        case .network: "control-token"
        }
    }
}
