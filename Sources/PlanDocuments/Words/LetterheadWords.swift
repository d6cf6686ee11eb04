/// The fixed words of a document's form (Decree 30/2020/NĐ-CP, annex I).
enum LetterheadWords {
    static let lists: [PhraseList] = [
        PhraseList(.republic, "cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam"),
        PhraseList(.motto, "độc lập tự do hạnh phúc"),
        PhraseList(.numberLabel, "số"), PhraseList(.subjectLabel, "về việc|trích yếu"),
        PhraseList(.basis, "căn cứ|xét đề nghị|theo đề nghị"), PhraseList(.recipients, "nơi nhận"),
        PhraseList(.salutation, "kính gửi"),
        PhraseList(.annex, "phụ lục"), PhraseList(.attached, "kèm theo|ban hành kèm theo"),
        PhraseList(.pageWord, "trang"),
    ]
}
