/// The words that heads of columns are made of, each worth what its column holds.
enum ColumnWords {
    static let lists: [PhraseList] = [
        list(.number, "tt|stt|số tt|số thứ tự"),
        list(
            .work,
            "nội dung|công việc|nhiệm vụ|việc|hoạt động|hạng mục|đầu việc|tên|loại báo cáo|báo cáo|chương trình|sự kiện"
        ),
        list(
            .unit,
            "đơn vị|tên đơn vị|cơ quan|tên cơ quan|chủ trì|phân công|trách nhiệm|phụ trách|bộ phận|người thực hiện|người phụ trách"
                + "|phân công thực hiện|trách nhiệm thực hiện"),
        list(.partner, "phối hợp"),
        list(.receiver, "nơi nhận|cơ quan nhận|đơn vị nhận|cơ quan tiếp nhận|nơi gửi|gửi đến|gửi về"),
        list(
            .time,
            "thời gian|thời hạn|thời điểm|tiến độ|hạn|hạn cuối|hạn chót|mốc thời gian|lịch|hoàn thành|bắt đầu|kết thúc|ngày hoàn thành"
                + "|ngày bắt đầu|ngày kết thúc|ngày nộp|ngày gửi|hạn nộp|hạn gửi"),
        list(.day, "ngày|tháng|năm|thứ|giờ|buổi|tuần|ngày giờ|ngày tháng|ngày tháng năm"),
        list(.place, "địa điểm|nơi|nơi tổ chức|địa chỉ|phòng họp"),
        list(
            .person,
            "họ tên|họ và tên|người|cán bộ|lãnh đạo|đối tượng|thành phần|giảng viên|báo cáo viên|đại biểu|điện thoại|số điện thoại|liên hệ"
                + "|chức vụ"),
        list(.note, "ghi chú|chú thích|căn cứ|căn cứ pháp lý|cơ sở pháp lý|lưu ý"),
        list(.result, "sản phẩm|kết quả|kết quả đầu ra|hình thức"),
        list(
            .other,
            "kinh phí|nguồn vốn|số lượng|đơn vị tính|đvt|tỷ lệ|dự toán|tổng số|ngày sinh|năm sinh|ngày tháng năm sinh|sinh ngày|giới tính"
                + "|ngày ký|ngày ban hành|ngày cấp|ngày văn bản"),
    ]

    private static func list(_ role: ColumnRole, _ phrases: String) -> PhraseList {
        PhraseList(.section, phrases, value: role.rawValue)
    }
}
