/// Words that hold the syllables of words that tell something, and mean something else, whatever is asked of a sentence.
enum CompoundWords {
    static let shared =
        "cấp trên|cấp dưới|cùng cấp|cấp phòng|cấp bộ|cấp quốc gia|trung cấp|cao cấp|khẩn cấp|trợ cấp|phân cấp|cấp sở|cấp ngành"
        + "|cung cấp thông tin|tuyển sinh|khai thác|khai trương|cấp cứu|đóng góp|đóng quân|nhận thức|nhận diện|nhận xét|nhận định"
        + "|chứng nhận|giấy chứng nhận|công trình|quá trình|trình độ|chuyển đổi|chuyển đổi số|chuyển biến|chuyển tiếp|hành trình"
        + "|đúng hạn|quá hạn|giới hạn|quyền hạn|thẩm quyền|di chuyển"
}

/// The nouns that the name of a place begins with.
enum PlaceWords {
    /// Those that have an authority of their own.
    static let levels = "tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thị xã|đặc khu"
    static let localities = "thôn|tổ dân phố|xóm|ấp|khu phố|buôn|tổ nhân dân|khu dân cư|khóm|làng"
}
