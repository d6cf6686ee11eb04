extension Array {
    /// The same without room to grow: what is kept by the thousand was made by appending, which leaves up to as much again.
    var exact: [Element] { capacity <= count + 1 ? self : map { $0 } }
}
