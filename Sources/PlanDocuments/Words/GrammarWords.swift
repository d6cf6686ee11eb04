/// The words that tell the parts of an official sentence: who acts, what is done, to whom, and what only stands around it. They
/// are a vocabulary of their own: the sentences with something due are read anew with it.
enum GrammarWords {
    static let lists: [PhraseList] = [
        // Of those worth 1 the noun is a name.
        PhraseList(.actor, "chính phủ|quốc hội|bộ chính trị|ban bí thư|trung ương", value: 1),
        PhraseList(.actor, institutions), PhraseList(.actor, persons), PhraseList(.actor, PlaceWords.levels),
        PhraseList(.actor, PlaceWords.localities), PhraseList(.actor, "địa phương"),
        PhraseList(
            .quantity, "các|những|mỗi|từng|toàn thể|tất cả|tất cả các|mọi|một số|đại diện"),
        // Of those worth 1 a person's name may follow.
        PhraseList(.quantity, "đồng chí|các đồng chí", value: 1),
        // Of those worth 1 only that something goes to somebody is said.
        PhraseList(.send, "gửi|nộp|trình|chuyển|được gửi|gửi lại", value: 1),
        PhraseList(
            .send,
            "báo cáo|cung cấp|phản hồi|bàn giao|trả|tham mưu|đề xuất|xin ý kiến|kiến nghị|phản ánh|nhận|tiếp nhận|đăng ký|đăng kí|báo|báo lại"
        ),
        // Of those worth 1 a document is issued.
        PhraseList(.action, actions), PhraseList(.action, "ban hành|ký|ký ban hành|phát hành", value: 1),
        PhraseList(.announce, "có công văn|có văn bản|có kế hoạch|có thông báo", value: 1),
        PhraseList(.attached, "kèm theo|ban hành kèm theo"),
        PhraseList(.finish, "hoàn thành|hoàn tất|xong|hoàn thành xong"),
        PhraseList(
            .light,
            "thực hiện|tiến hành|phấn đấu|dự kiến|diễn ra|được tổ chức|được thực hiện|được tiến hành|được hoàn thành|bắt đầu|kết thúc"
        ),
        PhraseList(
            .must,
            "phải|cần|cần phải|có trách nhiệm|chịu trách nhiệm|có nghĩa vụ|có nhiệm vụ|được giao|được giao nhiệm vụ|nên|sẽ|vẫn"
        ),
        PhraseList(
            .manner,
            "khẩn trương|tiếp tục|kịp thời|chủ động|thường xuyên|nghiêm túc|tích cực|sớm|định kỳ|trực tiếp|ngay|nhanh chóng"
                + "|quyết liệt|đột xuất|bằng văn bản|cùng|đều|lại|tự|vừa|mới|quan tâm|tập trung|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng năm|hàng năm|hằng tuần|hàng tuần|hằng ngày|hàng ngày"
        ),
        PhraseList(
            .asked,
            "giao|giao cho|yêu cầu|đề nghị|kính đề nghị|trân trọng đề nghị|phân công|mời|kính mời|trân trọng kính mời|chỉ thị|kêu gọi"
        ),
        PhraseList(
            .announce,
            "thông báo|xin thông báo|trân trọng thông báo|thông tin|cho biết|nêu rõ|quy định|có ý kiến|dành tặng|kết luận"
        ),
        PhraseList(.lead, "chủ trì|chủ trì phối hợp với|phối hợp với|phối hợp chặt chẽ với|phối hợp cùng|phối hợp"),
        PhraseList(
            .setting,
            "căn cứ|căn cứ vào|theo|trên cơ sở|qua|thông qua|đối với|từ|trong|trước|sau|chậm nhất|muộn nhất|trễ nhất|đến hết|không quá|ngày|kể từ|nhân dịp|ngoài|bên cạnh|cùng với|dưới|vào|tiếp theo|riêng đối với|trong quá trình|bằng"
        ),
        // Of those worth 1 somebody does something then.
        PhraseList(.setting, "sau khi|khi|trước khi|ngay sau khi|nếu|trường hợp|trong trường hợp", value: 1),
        PhraseList(
            .purpose, "để|nhằm|làm cơ sở|làm căn cứ"),
        PhraseList(.ensure, "bảo đảm|đảm bảo|góp phần|phục vụ|không để|đáp ứng"),
        PhraseList(
            .relative,
            "có|được|chưa|đã|đang|bị|mà|do|không|đủ|có thể|có nhu cầu|có mong muốn|có nguyện vọng"
        ),
        PhraseList(.relative, "là", value: RelativeWord.equal),
        PhraseList(.relative, "có liên quan|liên quan", value: RelativeWord.whole),
        PhraseList(.of, "của|thuộc|trực thuộc|trên địa bàn|ở|nằm trên"),
        PhraseList(.toward, "về|cho|lên|đến|tới|với|tại"),
        PhraseList(.and, "và|hoặc|cùng các|hay|cũng như"), PhraseList(.then, "thì"),
        PhraseList(
            .timeLabel,
            "thời gian|thời hạn|hạn|hạn cuối|hạn cuối cùng|hạn chót|thời điểm|khoảng thời gian|mốc thời gian|ngày hết hạn|deadline|lịch|tiến độ"
        ),
        PhraseList(
            .opener,
            "lưu ý|chú ý|đồng thời|riêng|trong đó|sau đó|ngoài ra|cụ thể|mặt khác|theo đó|do đó|vì vậy|tuy nhiên|trước mắt|như sau|cụ thể như sau"
        ),
        PhraseList(.step, "bước|điều|mục|khoản|chương|phần"),
        // A part of a whole that is told in parts; of the same worth are parts of the same kind.
        PhraseList(.part, "đợt", value: 1), PhraseList(.part, "vòng", value: 2), PhraseList(.part, "kỳ", value: 3),
        PhraseList(.part, "quý|năm|tháng|sáu tháng", value: 4), PhraseList(.part, "lần", value: 5),
        PhraseList(.part, "giai đoạn", value: 6), PhraseList(.part, "học kỳ", value: 7),
        PhraseList(.part, "cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở|cấp trung ương|cấp thành phố|cấp trường", value: 8),
        PhraseList(
            .matter,
            "danh sách|hồ sơ|tình hình|số liệu|dự thảo|văn bản|nội dung|tài liệu|biên bản|phiếu|đơn|giấy|bài|bản"
                + "|dự toán|đề án|chứng từ|số lượng|ý kiến|kinh phí|báo cáo viên|theo quy định|đúng|xem xét"
        ),
        // Of those worth 1 a deed may follow that is a part of them.
        PhraseList(.matter, "việc|công tác|nhiệm vụ|kế hoạch|phương án|kết quả|hình thức", value: 1),
        PhraseList(
            .section,
            "tổ chức thực hiện|mục đích|yêu cầu chung|mục đích yêu cầu|nội dung thực hiện|nội dung công việc|nhiệm vụ giải pháp|giải pháp"
                + "|tiến độ thực hiện|địa điểm|thành phần|đối tượng|quy trình|lộ trình|phụ lục|thông tin báo cáo|chế độ báo cáo|phân công nhiệm vụ"
                + "|thời gian thực hiện|thời gian tổ chức|phương pháp"),
        PhraseList(.word, others), PhraseList(.word, CompoundWords.shared), PhraseList(.word, "quá hạn"),
    ]

    private static let institutions =
        "ủy ban nhân dân|ủy ban|ubnd|hội đồng nhân dân|hđnd|hội đồng|ubmttq|mttq|mặt trận tổ quốc|mặt trận|sở|phòng|ban|bộ|ngành"
        + "|bộ ngành|văn phòng|vp|công an|trường|nhà trường|học viện|viện|khoa|trung tâm|chi cục|cục|tổng cục|vụ|thanh tra|kho bạc"
        + "|ngân hàng|bảo hiểm xã hội|đài|cơ quan|đơn vị|bộ phận|hội|đoàn|đoàn thể|công đoàn|liên đoàn|chi đoàn|chi hội|chi bộ"
        + "|đảng ủy|đảng bộ|huyện ủy|tỉnh ủy|thành ủy|quận ủy|thị ủy|ban thường vụ|thường trực|thường vụ|cấp ủy|cấp ủy đảng|bch|btc|btv"
        + "|tập đoàn|tổng công ty|công ty|doanh nghiệp|hợp tác xã|cơ sở|nhà thầu|chủ đầu tư|chủ rừng"
        + "|ban quản lý|tổ|đội|nhóm|cụm|khối|tiểu ban|chính quyền|tòa án|viện kiểm sát|kiểm toán|hải quan"
        + "|liên chi đoàn|ông|bà|bệnh viện|phòng khám|trạm y tế|thư viện|nhà máy|quỹ|tổ chức đảng|tổ chức chính trị|tổ chức dịch vụ|tổ chức tín dụng|tổ chức hội|tổ chức đoàn thể|tổ chức cá nhân|ban chỉ huy"
        + "|ban chỉ đạo|ban tổ chức|ban giám khảo|ban giám hiệu|đoàn kiểm tra|đoàn giám sát|tổ kiểm tra|tổ công tác|cơ quan chủ trì"
        + "|cơ quan chủ trì soạn thảo|đơn vị chủ trì|cơ quan thẩm định|cơ quan quản lý|đơn vị thi công|đơn vị thực hiện|cơ quan thực hiện"
        + "|cơ quan giải quyết|cơ quan nhận báo cáo|đơn vị báo cáo|đơn vị tổ chức|hội đồng thẩm định|bên mời thầu|cơ quan thường trực|cơ quan đầu mối|đơn vị đầu mối|bộ phận thường trực|bộ phận đầu mối"

    private static let persons =
        "thí sinh|sinh viên|tân sinh viên|học sinh|học viên|nghiên cứu sinh|người|người nộp thuế|người lao động|người sử dụng lao động"
        + "|người đứng đầu|người dự tuyển|người dự thi|người đăng ký|người dân|người trúng tuyển|người học|cá nhân|tập thể|hộ|hộ dân"
        + "|hộ gia đình|công dân|cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|giáo viên|giảng viên|tác giả|thủ trưởng|chủ tịch"
        + "|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|trưởng ban|bộ trưởng|thứ trưởng|hiệu trưởng|thủ tướng|phó thủ tướng|bí thư"
        + "|trưởng thôn|trưởng|kế toán|trợ lý|chỉ huy trưởng|chủ nhiệm|đội trưởng|tổ trưởng|nhân dân|phụ huynh|nhà đầu tư|ứng viên"
        + "|đại biểu|chủ nhà|chủ hộ|chủ sở hữu|tổng giám đốc|viện trưởng|cục trưởng|chánh văn phòng|các em|các bạn|thành viên"
        + "|trưởng ngành|cấp có thẩm quyền|cổ đông|điều tra viên|chủ thể|khách hàng|bệnh nhân|nhóm nghiên cứu|chủ nhiệm đề tài"

    private static let actions =
        "rà soát|thống kê|tổng hợp|đánh giá|kiểm tra|giám sát|đôn đốc|theo dõi|hướng dẫn|chỉ đạo|lãnh đạo|xây dựng|lập|soạn thảo"
        + "|biên soạn|phê duyệt|thẩm định|thẩm tra|xét duyệt|quyết định|công bố|công khai|niêm yết|đăng tải|phổ biến"
        + "|quán triệt|tuyên truyền|tập huấn|bồi dưỡng|tổ chức|triển khai|cập nhật|nhập|đồng bộ|số hóa|kê khai|khai"
        + "|xác nhận|thanh toán|quyết toán|thanh quyết toán|giải ngân|rút|đóng|hoàn trả|thu hồi|hoàn thiện|kiện toàn|sắp xếp|bố trí"
        + "|phân bổ|lựa chọn|bình xét|bình chọn|xét|chấm|chấm điểm|khảo sát|điều tra|lắp đặt|lắp|sửa chữa|khắc phục|xử lý|giải quyết"
        + "|tháo gỡ|thi công|thông xe|khởi công|khánh thành|nghiệm thu|vận hành|đưa|duy trì|tăng cường|đẩy mạnh|đẩy nhanh|nâng cao"
        + "|tham gia|hỗ trợ|vận động|huy động|sơ tán|di dời|thu hoạch|trồng|tiêm|phun|trang trí|treo|dọn dẹp|ra quân|làm|mở|thành lập"
        + "|trao|trao tặng|bổ sung|tra cứu|cử|sửa đổi|điều chỉnh|khai báo|chuẩn bị|hưởng ứng|phát động|sơ kết|tổng kết|họp|công nhận|khiếu nại"
        + "|nhập học|mua|bán|chỉnh sửa|chốt|đối chiếu|kiểm kê|phân loại|lấy ý kiến|góp ý|trả lời|gắn|đốt|chấn chỉnh|tuyển chọn"
        + "|nghiên cứu|thu thập|ghi nhận|thu|in|bảo vệ|trang bị|bồi thường|giải phóng|tạo|quét|tải|truy cập|liên hệ|gia hạn|vét|phúc tra|phát lệnh|gặp mặt|kiểm thử|ra quyết định|duyệt|trích|thu gom|viết|kiểm điểm|xếp loại|cam kết|ký cam kết|cài đặt|kết nối|tích hợp|chia sẻ|đối soát|thảo luận|giới thiệu|sáng tác"
        + "|cấp phát|tạm ứng|cân đối|lồng ghép|hiệp thương|trưng bày|khơi thông|nạo vét|khám|kiểm định|quyên góp|ủng hộ|diễn tập|luyện tập|thăm hỏi"

    /// Words that hold another's syllables and mean something else.
    private static let others =
        "cấp sư đoàn|cơ sở dữ liệu|cơ sở vật chất|phòng cháy|phòng chống|phòng dịch|phòng thủ|phòng ngừa|phòng họp|hội trường"
        + "|hội thi|hội thảo|hội thao|đội ngũ|đoàn kết|khoa học|bộ hồ sơ|khối lượng|tổ quốc|đơn vị hành chính|xã hội"
        + "|thành phố thông minh|ngành nghề|năm học|thu nhập|thu chi|quân sự|giao thông|giao dịch|giao quân|giao lưu|giao diện"
        + "|bàn giao công việc|in ấn|nhà ở|khai giảng|cấp phép|tạo điều kiện|lập trường|làm việc|ngày làm việc|làm theo"
        + "|làm cơ sở dữ liệu|chương trình|tờ trình|hộ tịch|hộ khẩu|hộ nghèo|hộ cận nghèo|lao động|nhân lực|trưởng thành"
        + "|tăng trưởng|thu hút|người có công|trường hợp khẩn cấp|thường trực chiến đấu|khoa giáo|bản tin|bài thi|bài dự thi"
        + "|xét nghiệm|kỳ thi|thuế suất|hội nghị|hội trại|hội chợ|hội khỏe|hội diễn|đào tạo|sáng tạo|cải tạo|chế tạo|sáp nhập"
        + "|hợp nhất sáp nhập|hội nhập|thâm nhập|xâm nhập|hậu cần|vận tải|tải trọng|giáo trình|luân chuyển|trao đổi|ký túc xá"
        + "|mua sắm|đấu giá|bán hàng|khai mạc|bưu chính|cần thiết|trở nên|đóng tàu|họp báo|chấm dứt|bầu cử|ứng cử|đề cử|cử tri"
        + "|cử tuyển|giúp việc|bà con|ông bà|trích yếu|ngày công|ngày nghỉ|mở rộng|mở đầu|ngoại giao|chuyển giao|và tương đương"
        + "|hoặc tương đương|nông thôn|bộ phận tiếp nhận|còn lại|quân khu|học phí|chi trả|mặt bằng|văn bằng|cân bằng|công bằng"
        + "|bằng tốt nghiệp|công lập|độc lập|dân lập|nhà nước|quốc phòng|học phần|học viên cao học|số hộ|chế độ|tổ hợp|nội bộ"
        + "|toàn bộ|cán bộ hồ sơ|tiến bộ|nông thôn mới|đổi mới|năm mới"
}

/// What a word that tells more of somebody is worth: *là* says what he is, of others nothing more needs to follow.
enum RelativeWord {
    static let equal: Int32 = 1
    static let whole: Int32 = 2
}
