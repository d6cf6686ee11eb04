extension RandomAccessCollection where Index == Int {
    /// The first index from which on that holds, of elements of which it holds behind some place and not before it (a binary
    /// search); the end where it holds of none.
    func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
