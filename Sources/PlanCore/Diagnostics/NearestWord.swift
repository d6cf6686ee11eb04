/// The word that was probably meant: the one with the fewest insertions, deletions, replacements and swaps of neighbours,
/// at most a third of its length.
///
/// nil when none is near, and where comparing would take long: a word of more than 40 bytes, more than 200 to choose from.
package func nearestWord(to word: String, among candidates: [String]) -> String? {
    guard word.utf8.count <= 40, candidates.count <= 200 else { return nil }
    let written = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for candidate in candidates {
        let target = Array(candidate)
        let limit = max(1, target.count / 3)
        guard abs(target.count - written.count) <= limit else { continue }
        let distance = editDistance(written, target)
        guard distance <= limit, distance < best?.distance ?? .max else { continue }
        best = (candidate, distance)
    }
    return best?.word
}

/// Optimal string alignment: Levenshtein's distance, with a swap of neighbours as one step.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let isSame = left[row] == right[column]
            var steps = Swift.min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                steps = Swift.min(steps, beforeLast[column - 1] + 1)
            }
            current.append(steps)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
