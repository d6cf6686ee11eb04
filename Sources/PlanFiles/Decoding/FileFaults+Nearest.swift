import PlanCore

extension FileFaults {
    /// The word that was probably meant, to be offered with a fault; nil when none is near (`nearestWord`), and when no
    /// further fault will be told.
    func nearest(to word: String, among candidates: [String]) -> String? {
        isFull ? nil : nearestWord(to: word, among: candidates)
    }
}
