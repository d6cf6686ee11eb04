/// Words that hold the syllables of words that tell something, and mean something else, whatever is asked of a sentence.
enum CompoundWords {
    static let shared =
        "cấp trên|cấp dưới|cùng cấp|cấp phòng|cấp bộ|cấp quốc gia|trung cấp|cao cấp|khẩn cấp|trợ cấp|phân cấp|cấp sở|cấp ngành"
        + "|cung cấp thông tin|tuyển sinh|khai thác|khai trương|cấp cứu|đóng góp|đóng quân|nhận thức|nhận diện|nhận xét|nhận định"
        + "|chứng nhận|giấy chứng nhận|công trình|quá trình|trình độ|chuyển đổi|chuyển đổi số|chuyển biến|chuyển tiếp|hành trình"
        + "|đúng hạn|giới hạn|quyền hạn|thẩm quyền|di chuyển"
}
