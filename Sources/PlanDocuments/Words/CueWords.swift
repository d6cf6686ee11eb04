/// The words that tell what a date is there for.
enum CueWords {
    static let lists: [PhraseList] = [
        PhraseList(.before, "trước|before"),
        PhraseList(
            .atLatest,
            "chậm nhất|muộn nhất|trễ nhất|chậm nhất là|muộn nhất là|trễ nhất là|không muộn hơn|không chậm hơn|không trễ hơn|không được muộn hơn"
                + "|không được chậm hơn|không được trễ hơn|cuối cùng là|không sau|không được sau|muộn nhất không sau|chậm nhất vào|muộn nhất vào|trễ nhất vào|chậm nhất là vào|muộn nhất là vào|trễ nhất là vào"
        ),
        PhraseList(.until, "đến|tới|cho đến|cho tới"),
        PhraseList(
            .untilEnd,
            "trước hết|đến hết|tới hết|cho đến hết|hết ngày|hết giờ làm việc|hết giờ hành chính|đến hết giờ làm việc|đến hết giờ hành chính"
        ),
        PhraseList(.shifted, "sang|chuyển sang|thành|đổi thành|sửa thành"),
        PhraseList(.from, "từ"), PhraseList(.since, "kể từ|bắt đầu từ"),
        PhraseList(.since, "tính từ|tính kể từ", value: Worth.counted),
        PhraseList(.within, "trong"),
        PhraseList(.within, "trong thời gian", value: Worth.during),
        PhraseList(.within, "trong vòng|trong thời hạn|nội trong", value: Worth.limit),
        PhraseList(.notOver, "không quá|không vượt quá|không được quá|không được vượt quá|không để quá"),
        PhraseList(.notOver, "tối đa|tối đa không quá", value: Worth.amount),
        PhraseList(.on, "vào|vào lúc|lúc"), PhraseList(.at, "tại"), PhraseList(.after, "sau"),
        PhraseList(.after, "quá", value: Worth.over), PhraseList(.onceDone, "khi"),
        PhraseList(.onceDone, "sau khi", value: Worth.afterwards),
        PhraseList(.comparedTo, "so với"),
        PhraseList(.term, "thời hạn|thời hiệu"),
        PhraseList(
            .deadline,
            "hạn|deadline|hạn cuối|thời hạn cuối|hạn chót|hạn cuối cùng|thời hạn nộp|hạn nộp|thời hạn hoàn thành|thời gian hoàn thành|thời hạn gửi|hạn gửi"
                + "|thời hạn báo cáo|hạn báo cáo|thời hạn cuối cùng|thời hạn ban hành|thời hạn trình|thời gian báo cáo"
                + "|hết hạn nộp|hạn cuối nộp|hạn nhận|hạn tiếp nhận|hạn đóng|thời hạn đóng|hạn thanh toán|thời hạn thanh toán|hạn xác nhận"
                + "|thời hạn xác nhận|ngày hết hạn|hạn chót nộp|hạn đăng kí|thời hạn nhận|thời hạn tiếp nhận"
                + "|hệ thống đóng|hệ thống khóa|đăng ký đóng|đóng đăng ký|đóng hệ thống|khóa hệ thống|khóa đăng ký|cổng đóng"
                + "|khóa cổng|sẽ khóa|tự động khóa|tự khóa|tự động đóng|đóng cổng|đóng cổng đăng ký|thời điểm đóng cổng"
                + "|thời hạn đăng ký|hạn đăng ký|hạn hoàn thành|thời hạn thực hiện|thời gian nộp|thời gian gửi|thời hạn giải quyết"
        ),
        PhraseList(
            .timeLabel,
            "thời gian|tiến độ|tiến độ thực hiện|thời điểm|lịch|lịch trình|thời gian dự kiến"),
        PhraseList(
            .spanLabel,
            "thời gian thực hiện|thời gian tổ chức|thời gian triển khai|thời gian tiến hành|thời gian diễn ra"),
        PhraseList(.forbidden, "không được|không được phép|nghiêm cấm|không tổ chức"),
        // What comes later is not taken any more.
        PhraseList(
            .refused,
            "không nhận|không được nhận|không tiếp nhận|không nhận thêm|không tiếp nhận thêm|không được tiếp nhận|không xem xét|không được xem xét|không xét"
                + "|không được xét|không hợp lệ|không được chấp nhận|không chấp nhận|không giải quyết|không được giải quyết|không còn nhận"
        ),
        // What a sentence begins with that tells what follows a limit in the one before.
        PhraseList(.refused, overdue, value: Worth.overdue),
        // What becomes of those of whom something was said.
        PhraseList(.granted, "được|sẽ được|sẽ|sẽ bị|bị|vẫn"),
        PhraseList(.granted, "không còn|không còn giá trị|không còn áp dụng|hết giá trị", value: Worth.lapsed),
        PhraseList(
            .granted,
            "tiếp tục được|tiếp tục thực hiện|được hưởng|được giảm|được tặng|được miễn|được ưu tiên|được tiếp tục|được coi là|được xem là|coi như|vẫn được|không phải|sẽ được tặng|mới được|mới được tính|mới được xét",
            value: Worth.benefit),
        PhraseList(.fromNow, "từ nay|từ nay cho"),
        PhraseList(.ending, "kết thúc"), PhraseList(.ending, "khóa sổ|chốt|chấm dứt", value: Worth.closing),
        PhraseList(.ending, "kéo dài", value: Worth.lasting),
        PhraseList(.beginning, "bắt đầu"),
        PhraseList(
            .submit,
            "nạp hồ sơ|nạp bài|nạp tiền|nạp về|chuyển|cung cấp|phản hồi|thanh toán|rút|góp ý|đóng góp ý kiến|tham gia góp ý|cho ý kiến|có ý kiến|trả lại|hoàn trả|giao nộp"
        ),
        PhraseList(.submit, "gửi|nộp|trình|gửi về|bàn giao", value: Worth.handing),
        PhraseList(.submit, "trả hết|trả đủ|trả nợ|trả xong"),
        PhraseList(.submit, "chi trả", value: Worth.payment),
        PhraseList(.submit, "đóng", value: Worth.closing),
        PhraseList(.submit, "dấu bưu điện|dấu bưu cục", value: Worth.postmark),
        PhraseList(.publish, "công bố|thông báo kết quả"),
        PhraseList(.publish, "niêm yết|đăng tải", value: Worth.lasting),
        PhraseList(.answer, "trả lời|trả kết quả|thẩm định|xem xét|giải trình"),
        PhraseList(.finished, "hoàn thành|hoàn tất|xong|dứt điểm"),
        PhraseList(
            .report,
            "báo cáo|tổng hợp|đề xuất|tham mưu|báo tăng|báo giảm|báo tăng giảm|báo lại|báo về|báo ngay|đối chiếu|đối soát"
        ),
        PhraseList(
            .register,
            "đăng ký|đăng kí|xác nhận|khai|kê khai|khai trình|ghi danh|làm thủ tục|nhập học|được đăng ký|nguyện vọng|điều chỉnh nguyện vọng|điều chỉnh nv|lựa chọn"
        ),
        PhraseList(.register, "đăng ký ở|đăng ký ở tiếp|đăng ký lưu trú", value: Worth.rest),
        PhraseList(
            .receive,
            "xin ý kiến|xin ý kiến góp ý|xin ý kiến đóng góp|bán hồ sơ|mua hồ sơ|lấy ý kiến|lấy ý kiến góp ý|nhận|tiếp nhận|thu nhận|thu hồ sơ|thu bài|thu tiền|thu phí|thu quỹ|thu nợ|thu học phí|thu tại|thời gian thu|thời gian thu phí|thời gian thu tiền|hình thức thu|phương thức thu"
        ),
        PhraseList(
            .complete,
            "ban hành|phê duyệt|tổng kết|trao giải|sơ kết|hoàn thiện|kiện toàn|khắc phục|giải quyết|nghiệm thu|kết luận vụ|ra kết luận|ra quyết định|ký kết|thanh lý"
        ),
        PhraseList(
            .complete,
            "thông xe|khởi công|khánh thành|vận hành|đưa vào sử dụng|vào sử dụng|đưa vào hoạt động|vào hoạt động|đưa vào khai thác|vào khai thác|đưa vào vận hành",
            value: Worth.milestone
        ),
        PhraseList(.expected, "dự kiến"), PhraseList(.reader, "bạn đọc|độc giả|người hỏi"),
        PhraseList(.hold, "tổ chức|diễn ra|dự kiến công bố|dự kiến thông báo kết quả"),
        PhraseList(.hold, "khai mạc|bế mạc|họp|hội nghị", value: Worth.meeting),
        PhraseList(
            .gathering,
            "thi|hội thi|hội thao|hội diễn|hội thảo|lễ|lễ hội|tập trung|khai giảng|bỏ phiếu|phát động|gặp mặt|tọa đàm|thi đấu|chung kết|bán kết|vòng loại|ra quân|tiếp công dân|tiếp dân|giao ban|dâng hương|bốc thăm|tập huấn|thảo luận|lễ trao giải|lễ tổng kết|lễ khởi công|lễ khánh thành|lễ bàn giao|lễ ký kết|lễ công bố|trao bằng|phát bằng|lễ trao bằng|bế giảng|lễ bế giảng|lễ tốt nghiệp"
        ),
        PhraseList(.doing, "thực hiện|triển khai|tiến hành"),
        PhraseList(.document, documents), PhraseList(.law, "luật|bộ luật|pháp lệnh|hiến pháp"),
        PhraseList(.effect, "hiệu lực|có hiệu lực|hết hiệu lực|hiệu lực thi hành|có hiệu lực thi hành"),
        PhraseList(.effect, "áp dụng|thi hành", value: Worth.applied),
        PhraseList(.validity, "sử dụng|có giá trị|giá trị sử dụng|được sử dụng"),
        PhraseList(
            .validity,
            "còn thời hạn|thời hạn còn lại|hạn sử dụng|thời hạn sử dụng|hạn bảo hành|thời hạn bảo hành|thời gian bảo hành|hạn đăng kiểm|thời gian ở|thời gian lưu trú|thời gian hưởng|thời hạn hưởng|thời gian thuê|thời hạn thuê"
        ),
        PhraseList(.validity, "dùng|được dùng|giá trị", value: Worth.use),
        PhraseList(.validity, "nghỉ|được nghỉ", value: Worth.rest),
        PhraseList(.born, "sinh|sinh năm|sinh ngày"), PhraseList(.born, "ngày sinh", value: Worth.birthday),
        PhraseList(
            .anniversary,
            "dịp|nhân dịp|kỷ niệm|kỉ niệm|truyền thống|ngày thành lập|thành lập|lần thứ"),
        PhraseList(.anniversary, "ngày lễ lớn|các ngày lễ lớn|những ngày lễ lớn", value: Worth.feast),
        PhraseList(
            .keptDay,
            "quốc khánh|quốc tế lao động|quốc tế phụ nữ|quốc tế thiếu nhi|giải phóng miền nam|phụ nữ việt nam|nhà giáo việt nam"
                + "|thương binh liệt sĩ|thầy thuốc việt nam|quân đội nhân dân việt nam|gia đình việt nam"),
        PhraseList(.session, "kỳ họp|khóa|phiên họp|cuộc họp"),
        PhraseList(.had, "đã"),
        PhraseList(.formerly, "trước đó|trước đây|năm ngoái|mọi năm"),
        PhraseList(.formerly, "khi đó|lúc đó|khi ấy", value: Worth.before),
        PhraseList(.formerly, "vừa qua|vừa rồi|sớm hơn", value: Worth.done),
        PhraseList(
            .formerly, "theo đó|theo thông báo đó|theo thông báo ấy|theo kế hoạch đó|theo kế hoạch ấy|theo thể lệ",
            value: Worth.announced),
        PhraseList(.however, "tuy nhiên|song|nhưng"), PhraseList(.condition, "nếu|trường hợp"),
        PhraseList(
            .eligible,
            "tuổi|độ tuổi|điều kiện|đối tượng|tiêu chuẩn|điều kiện dự thi|điều kiện tham gia|đối tượng dự thi"),
        PhraseList(
            .standing,
            "chứng thực|công chứng|thường trú|tạm trú|cư trú|được cấp|công tác|tham gia|được tuyển dụng|được bổ nhiệm|nghỉ hưu"
        ),
        PhraseList(.standing, "hết hạn"), PhraseList(.standing, "đã được", value: Worth.done),
        PhraseList(.relative, "mà"),
        PhraseList(.standing, "cấp", value: Worth.handing),
        PhraseList(
            .standing,
            "chụp|được chụp|sáng tác|được sáng tác|xuất bản|được xuất bản|được đăng|được đăng tải|đăng phát|công bố lần đầu",
            value: Worth.made),
        PhraseList(.notYet, "chưa"), PhraseList(.goal, "phấn đấu|mục tiêu|chỉ tiêu"),
        PhraseList(.sequel, "trở về trước|trở lên"),
        PhraseList(
            .counted,
            "tính đến|tính tới|tính đến hết|tính tới hết|xét đến|xét đến hết|lấy đến|lấy đến hết|đạt|chiếm|tăng|giảm|xảy ra"
        ),
        PhraseList(.have, "có|còn|đạt được|mới chỉ"),
        PhraseList(
            .have, "vẫn còn|vẫn chưa|mới đạt|mới có|mới bàn giao|mới hoàn thành|mới giải ngân|mới thực hiện|mới thu",
            value: Worth.still),
        PhraseList(.counted, "gần nhất|gần đây"),
        PhraseList(.phaseWord, "đợt|giai đoạn|kỳ|vòng|đợt thi đua"),
        PhraseList(
            .following,
            "và các năm tiếp theo|và những năm tiếp theo|và các năm sau|và những năm sau|trở đi|và các năm tiếp"),
        PhraseList(.must, "phải|cần|chịu trách nhiệm|có trách nhiệm"),
        PhraseList(.asked, "giao", value: Worth.handing),
        PhraseList(.asked, "yêu cầu|đề nghị|chỉ đạo|có văn bản|ban hành văn bản"),
        PhraseList(
            .figures,
            "số liệu|chốt số liệu|thời gian chốt số liệu|kỳ báo cáo|lấy số liệu|thời điểm chốt số liệu|thời gian lấy số liệu|kỳ kế toán|kỳ tính thuế|kỳ quyết toán|niên độ|ước thực hiện|ước đạt|ước giải ngân|ước tính|được biết|theo thống kê|qua thống kê|lũy kế|luỹ kế|số tiền phải nộp|số thuế|số thuế phải nộp|số phải nộp|số tiền phải đóng|số phải đóng|số phải thu|theo báo cáo|ước"
        ),
        PhraseList(
            .weather,
            "dự báo|mưa|mưa lớn|mưa lũ|bão|áp thấp|không khí lạnh|nắng nóng|triều cường|gió mạnh|gió giật|biển động|sóng biển|mưa rào|mưa dông|mưa vừa"
        ),
        PhraseList(.then, "thì"),
        PhraseList(
            .extended,
            "gia hạn|được gia hạn|lùi|lùi lại|dời|dời lại|điều chỉnh thời hạn|điều chỉnh thời gian"
        ),
        PhraseList(
            .instead,
            "thay vì|thay cho|thay cụm từ|sửa cụm từ|thay thời hạn|sửa thời hạn|thời hạn cũ|hạn cũ|mốc cũ|ghi là|hạn ban đầu"
        ),
        PhraseList(.earliest, "sớm nhất|không sớm hơn"),
        PhraseList(.atLeast, "ít nhất|tối thiểu"), PhraseList(.rowNumber, "tt|stt|số tt"),
        PhraseList(.word, others), PhraseList(.word, CompoundWords.shared),
    ]

    private static let overdue =
        ["quá", "sau", "hết"].flatMap { behind in
            ["thời hạn", "thời gian", "thời điểm", "hạn"].flatMap { limit in
                ["này", "trên", "nêu trên", "nói trên", "đó", "quy định"].map { "\(behind) \(limit) \($0)" }
            }
        }.joined(separator: "|") + "|quá hạn"

    /// Words that hold another's syllables and mean something else.
    private static let others =
        "trong đó|sau đó|bản chụp|công tác sinh viên|công tác học sinh|công tác chính trị|ban công tác|tổ công tác|tiêu chuẩn chính trị|lụt bão|giấy tờ xác nhận|nhập số liệu|cập nhật số liệu|hồ sơ|hồ sơ đề nghị|đơn đề nghị|văn bản đề nghị|giấy đề nghị|danh sách đề nghị|giấy xác nhận|song song|song phương|thi đua|thi hành án|thi công|thể lệ|cấp tỉnh|cấp xã|cấp huyện|các cấp|cấp trung ương|cấp thành phố"
        + "|cấp ủy|cấp có thẩm quyền|đẳng cấp|sơ cấp|cấp bách|cấp cơ sở|cấp trường|công tác chuẩn bị|công tác tổ chức|hạn chế"
        + "|hạn hán|còn hạn|có hạn|vô hạn|trước hạn|kỳ hạn|trung hạn|dài hạn|ngắn hạn|trễ hạn|chậm tiến độ|đúng tiến độ"
        + "|ghi nhận|báo cáo viên|tiếp nhận thông tin|có thể|có liên quan|công nhận|cung cấp dịch vụ|chương trình công tác|bảo đảm"
        + "|nói chung|lọc ảo|lọc ảo nguyện vọng|xử lý nguyện vọng|xét nguyện vọng|trước mắt|phấn khởi|quá trình|quá tải|quá khứ|quá độ|tuổi trẻ|vệ sinh|sinh hoạt|sinh học|phát sinh|an sinh|hộ sinh"
        + "|tái sinh|sinh khối|sinh trưởng|sinh sản|sinh kế|sinh hóa|sinh dưỡng|sinh thái|sinh sống|khai sinh|giấy khai sinh|nếu có|còn lại|hy sinh|nghiên cứu sinh|thực tập sinh|lưu học sinh|tu nghiệp sinh|giáo sinh|sinh lý|sinh vật|nhân sinh|lộ trình|công khai"
        + "|nước rút|rút nước|quy ước|hương ước|hiệp ước|công ước|điều ước|ước mơ|ước nguyện|mong ước|khai xuân|dự thi|bài dự thi|hồ sơ dự thi|phiếu dự thi|biên bản họp|biên bản hội nghị|tờ khai|lấy ý kiến sự hài lòng|lấy ý kiến về sự hài lòng|đóng trên địa bàn|đóng quân|đóng chân|đóng điện|rút kinh nghiệm|rút gọn|rút ngắn|quy trình|tiến trình|chu trình|trình diễn|trình bày|trình tự|thuyết trình|trình chiếu|tường trình|vận chuyển|chuyển nhượng"
        + "|chuyển giao công nghệ|nhận quân|giao nhận|không dùng tiền mặt|thanh toán không dùng tiền mặt|đăng ký kết hôn"
        + "|đăng ký kinh doanh|đăng ký khai sinh|tiếp nhận công dân|tiếp cận|chứng từ|từ thiện|từ chối|từ bỏ|từ khóa|từ ngữ|từ điển"
        + "|sau đại học|sau sinh|sau thu hoạch|trước sinh|người sử dụng|người sử dụng đất|người sử dụng lao động|sử dụng đất"
        + "|quyền sử dụng đất|quyền sử dụng|việc sử dụng|sử dụng lao động|mục đích sử dụng|hiện trạng sử dụng|nhu cầu sử dụng|tình hình sử dụng|quản lý sử dụng|đến nơi đến chốn|liên quan đến|đề cập đến|dẫn đến|ảnh hưởng đến|hướng tới"
        + "|hôm trước|hôm sau|đặt trước|tiền đặt trước|lần trước|lần sau|về trước|từ trước đến nay|trước tiên|mùa mưa|mùa mưa bão|mùa mưa lũ|mùa bão|phòng chống bão|chống bão|sau bão|bão lũ|lấn chiếm|chiếm dụng|tăng cường|gia tăng|tăng trưởng|tăng gia|giảm nghèo|giảm thiểu|miễn giảm|cắt giảm|giảm trừ|suy giảm"

    private static let documents =
        "nghị định|quyết định|thông tư|thông tư liên tịch|chỉ thị|nghị quyết|kế hoạch|công văn|thông báo|kết luận|tờ trình"
        + "|công điện|hướng dẫn|quy chế|chương trình|đề án|văn bản|giấy mời|sắc lệnh|biên bản|hợp đồng|bản án"
}
