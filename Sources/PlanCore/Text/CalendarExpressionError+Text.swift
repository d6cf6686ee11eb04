package import CivilTime

extension CalendarExpressionError.Reason {
    /// What is wrong, as a part of a sentence.
    package var message: Bilingual {
        let vietnamese =
            switch self {
            case .empty: "biểu thức lịch trống"
            case .tooLong(let limit): "biểu thức lịch dài hơn \(limit) byte"
            case .tooManyValues(let limit): "danh sách có hơn \(limit) giá trị"
            case .unknownWord(let word): "không hiểu từ '\(word)'"
            case .unknownZone(let name): "không có múi giờ '\(name)'"
            case .missingNumber: "thiếu một số"
            case .missing(let character): "thiếu '\(character)'"
            case .unexpected(let character): "thừa '\(character)'"
            case .outOfRange(let range): "không nằm trong khoảng \(range.lowerBound) đến \(range.upperBound)"
            case .openRange: "khoảng thiếu điểm cuối"
            case .backwardRange: "khoảng kết thúc trước khi bắt đầu"
            case .unusableStep: "bước nhảy không dẫn đến đâu"
            }
        return Bilingual(vi: vietnamese, en: description)
    }
}
