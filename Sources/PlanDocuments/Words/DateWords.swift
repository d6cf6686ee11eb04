/// The words that dates, times and spans of time are made of.
enum DateWords {
    static let lists: [PhraseList] =
        [
            PhraseList(.day, "ngày"), PhraseList(.month, "tháng"), PhraseList(.year, "năm"),
            PhraseList(.quarter, "quý|quí"), PhraseList(.week, "tuần"),
            PhraseList(.hour, "h|g"), PhraseList(.hour, "giờ|gio", value: Worth.spelled),
            PhraseList(.hour, "giờ làm việc", value: Worth.office), PhraseList(.minute, "phút|ph|p"),
            PhraseList(
                .dayPart,
                "sáng|trưa|buổi sáng|buổi trưa|giờ hành chính|giờ làm việc buổi sáng|cuối giờ làm việc|cuối giờ hành chính|cuối giờ chiều|cuối giờ"
                    + "|đầu giờ sáng|đầu giờ chiều|đầu giờ làm việc|cuối ngày làm việc"),
            PhraseList(.dayPart, "chiều|tối|buổi chiều|buổi tối|chiều nay|tối nay|chiều mai|tối mai", value: 12),
            PhraseList(.dayPart, "hôm nay|ngày mai|sáng nay|sáng mai"),
            PhraseList(
                .word,
                "sáng kiến|sáng tạo|sáng suốt|sáng lập|chiều cao|chiều dài|chiều rộng|chiều hướng|chiều sâu|tối ưu|tối cao|tối mật|thắp sáng"
            ),
            PhraseList(.schoolYear, "năm học|khóa học|học kỳ|học kì|niên khóa|năm tài chính|năm ngân sách"),
            PhraseList(.first, "đầu"), PhraseList(.middle, "giữa"), PhraseList(.last, "cuối|cuối cùng"),
            PhraseList(.whole, "hết"),
            PhraseList(.lastDay, "ngày cuối cùng|ngày cuối"),
            PhraseList(.monthPart, "nửa đầu", value: MonthPartWord.halves + 1),
            PhraseList(.monthPart, "nửa cuối|nửa sau", value: MonthPartWord.halves + 2),
            PhraseList(.monthPart, "thượng tuần", value: MonthPartWord.thirds + 1),
            PhraseList(.monthPart, "trung tuần", value: MonthPartWord.thirds + 2),
            PhraseList(.monthPart, "hạ tuần", value: MonthPartWord.thirds + 3),
            PhraseList(.daily, "hằng ngày|hàng ngày|mỗi ngày"), PhraseList(.weekly, "hằng tuần|hàng tuần|mỗi tuần"),
            PhraseList(.monthly, "hằng tháng|hàng tháng|mỗi tháng"),
            PhraseList(.quarterly, "hằng quý|hàng quý|mỗi quý|hằng quí|hàng quí"),
            PhraseList(.halfYearly, "nửa năm một lần|sáu tháng một lần"),
            PhraseList(.yearly, "hằng năm|hàng năm|mỗi năm|thường niên"),
            PhraseList(.each, "mỗi|từng"),
            PhraseList(.lunar, "âm lịch|âl|al"), PhraseList(.lunarDay, "mùng|mồng"), PhraseList(.fullMoon, "rằm"),
            PhraseList(.newYear, "tết"), PhraseList(.ordinal, "thứ"), PhraseList(.firstOrdinal, "thứ nhất"),
            PhraseList(.sunday, "chủ nhật"),
            PhraseList(.weekday, "thứ hai", value: 1), PhraseList(.weekday, "thứ ba", value: 2),
            PhraseList(.weekday, "thứ tư", value: 3),
            PhraseList(.weekday, "thứ năm", value: 4), PhraseList(.weekday, "thứ sáu", value: 5),
            PhraseList(.weekday, "thứ bảy|thứ bẩy", value: 6),
            PhraseList(.numeral, "không", value: 0), PhraseList(.numeral, "một|mốt", value: 1),
            PhraseList(.numeral, "hai", value: 2),
            PhraseList(.numeral, "ba", value: 3), PhraseList(.numeral, "bốn|tư", value: 4),
            PhraseList(.numeral, "lăm|nhăm", value: 5),
            PhraseList(.numeral, "sáu", value: 6), PhraseList(.numeral, "bảy|bẩy", value: 7),
            PhraseList(.numeral, "tám", value: 8),
            PhraseList(.numeral, "chín", value: 9), PhraseList(.numeral, "chạp", value: LunarMonthWord.chap),
            PhraseList(.numeral, "giêng", value: LunarMonthWord.gieng),
            PhraseList(.ten, "mười"), PhraseList(.tens, "mươi"), PhraseList(.hundred, "trăm"),
            PhraseList(.thousand, "nghìn|ngàn"),
            PhraseList(.zeroTens, "linh|lẻ"),
            PhraseList(.workingDays, "ngày làm việc"), PhraseList(.sameDay, "cùng ngày"), PhraseList(.and, "và"),
            PhraseList(.word, "các năm sau|những năm sau|các năm tiếp theo|những năm tiếp theo"),
            PhraseList(
                .nextYear,
                "năm sau|năm kế tiếp|năm tiếp theo|năm liền kề|năm dương lịch tiếp theo|năm dương lịch liền kề|năm tài chính tiếp theo"
            ),
            PhraseList(.nextWeek, "tuần kế tiếp|tuần tiếp theo|tuần liền kề"),
            PhraseList(.nextMonth, "tháng kế tiếp|tháng tiếp theo|tháng liền kề|tháng liền kề sau|tháng sau liền kề"),
            PhraseList(.nextQuarter, "quý kế tiếp|quý tiếp theo|quý liền kề|quý liền kề sau|quý sau liền kề"),
        ] + CycleYear.lists
}

/// What *nửa đầu*, *trung tuần* are worth: the first of so many parts, counted from 1.
enum MonthPartWord {
    static let halves: Int32 = 20
    static let thirds: Int32 = 30
}

/// The months that only the lunar calendar calls so, as a numeral's value.
enum LunarMonthWord {
    static let chap: Int32 = 112
    static let gieng: Int32 = 101

    /// 12 or 1, nil for a number of its own.
    static func month(_ value: Int) -> Int? { value == Int(chap) ? 12 : value == Int(gieng) ? 1 : nil }
}
