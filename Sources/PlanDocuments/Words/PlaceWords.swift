/// The nouns that the name of a place begins with.
enum PlaceWords {
    /// Those that have an authority of their own.
    static let levels = "tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thị xã|đặc khu"
    static let localities = "thôn|tổ dân phố|xóm|ấp|khu phố|buôn|tổ nhân dân|khu dân cư|khóm|làng"
}
