/// The fixed words of a document's form (Decree 30/2020/NĐ-CP, annex I).
enum LetterheadWords {
    static let lists: [PhraseList] = [
        PhraseList(.republic, "cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam"),
        PhraseList(.motto, "độc lập tự do hạnh phúc|độc lập|hạnh phúc"),
        PhraseList(.numberLabel, "số"), PhraseList(.subjectLabel, "về việc|trích yếu"),
        PhraseList(.basis, "căn cứ|xét đề nghị|theo đề nghị"), PhraseList(.recipients, "nơi nhận"),
        PhraseList(.salutation, "kính gửi"),
        PhraseList(.annex, "phụ lục"), PhraseList(.attached, "kèm theo|ban hành kèm theo"),
        PhraseList(.pageWord, "trang"),
    ]
}

/// The words for who acts.
enum OrganWords {
    static let lists: [PhraseList] = [
        PhraseList(
            .organ,
            "ủy ban|ubnd|hđnd|ubmttq|sở|phòng|ban|bộ|văn phòng|công an|trường|bộ phận|hội|đoàn|mặt trận|công chức"
                + "|thủ trưởng|chủ tịch|giám đốc|trưởng phòng|bộ trưởng|hội đồng|trung tâm|chi cục|cục|vụ|viện|tổ|đài|ngân hàng"
                + "|đảng ủy|huyện ủy|tỉnh ủy|chi bộ|thường trực|địa phương|sinh viên|thí sinh|người lao động|doanh nghiệp|ban tổ chức"
                + "|hiệu trưởng|khoa|tác giả|người nộp thuế|tổ chức dịch vụ|các bộ|tập thể|cá nhân|khối|cụm|chủ đầu tư|kho bạc|trạm|nhà trường|đảng bộ|chi hội|chi đoàn|liên đoàn|công đoàn|kế toán|giáo viên|học sinh|phụ huynh"
                + "|giảng viên|học viên|người dân|hộ gia đình|chủ hộ|cơ sở|đồng chí|cán bộ|tân sinh viên"
        ),
        PhraseList(.toward, "về|lên"), PhraseList(.toward, "cho|đối với", value: Worth.whom),
        PhraseList(.plural, "các|từng bộ phận|những|tất cả các|toàn thể"),
        PhraseList(.locality, PlaceWords.localities),
        PhraseList(
            .leadUnit,
            "chủ trì|cơ quan chủ trì|đơn vị chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị|cơ quan|bộ phận chủ trì|người thực hiện"
                + "|trách nhiệm thực hiện|phân công|đơn vị phụ trách|phụ trách"),
        PhraseList(.place, PlaceWords.levels),
        PhraseList(.word, "xã hội|xã luận"),
    ]
}
