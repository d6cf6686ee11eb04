/// The same passage in each legacy encoding: what a text file holds, shown in Western letters.
///
/// TCVN3 and Windows-1258 were written by iconv and Python, VNI by its published table.
enum LegacyPassage {
    static let text = """
        Uỷ ban nhân dân xã yêu cầu các thôn nộp báo cáo trước ngày 20/01/2027, chậm nhất là hết ngày 15 \
        tháng 11 năm 2027; những đơn vị ở xa gửi hồ sơ về Văn phòng qua đường bưu điện để kịp thời tổng hợp, \
        xét khen thưởng. Đề nghị trưởng thôn thực hiện nghiêm túc, ghi rõ kết quả; ý kiến khác thì phản ánh \
        bằng văn bản. Kỹ thuật, quỹ, hỗ trợ, sẽ, nghỉ, tẩy, vẫn, ỷ lại.
        """

    static let tcvn3 = """
        Uû ban nh©n d©n x· yªu cÇu c¸c th«n nép b¸o c¸o tr\u{AD}íc ngµy 20/01/2027, chËm nhÊt lµ hÕt ngµy 15 \
        th¸ng 11 n¨m 2027; nh÷ng ®¬n vÞ ë xa göi hå s¬ vÒ V¨n phßng qua ®\u{AD}êng b\u{AD}u ®iÖn ®Ó kÞp thêi \
        tæng hîp, xÐt khen th\u{AD}ëng. §Ò nghÞ tr\u{AD}ëng th«n thùc hiÖn nghiªm tóc, ghi râ kÕt qu¶; ý \
        kiÕn kh¸c th× ph¶n ¸nh b»ng v¨n b¶n. Kü thuËt, quü, hç trî, sÏ, nghØ, tÈy, vÉn, û l¹i.
        """

    static let vni = """
        Uyû ban nhaân daân xaõ yeâu caàu caùc thoân noäp baùo caùo tröôùc ngaøy 20/01/2027, chaäm nhaát laø \
        heát ngaøy 15 thaùng 11 naêm 2027; nhöõng ñôn vò ôû xa göûi hoà sô veà Vaên phoøng qua ñöôøng böu \
        ñieän ñeå kòp thôøi toång hôïp, xeùt khen thöôûng. Ñeà nghò tröôûng thoân thöïc hieän nghieâm tuùc, \
        ghi roõ keát quaû; yù kieán khaùc thì phaûn aùnh baèng vaên baûn. Kyõ thuaät, quyõ, hoã trôï, seõ, \
        nghæ, taåy, vaãn, yû laïi.
        """

    static let windows1258 = """
        UyÒ ban nhân dân xaÞ yêu câÌu các thôn nôòp báo cáo trýõìc ngày 20/01/2027, châòm nhâìt là hêìt ngày \
        15 tháng 11 nãm 2027; nhýÞng ðõn viò õÒ xa gýÒi hôÌ sõ vêÌ Vãn phoÌng qua ðýõÌng býu ðiêòn ðêÒ kiòp \
        thõÌi tôÒng hõòp, xét khen thýõÒng. ÐêÌ nghiò trýõÒng thôn thýòc hiêòn nghiêm túc, ghi roÞ kêìt \
        quaÒ; yì kiêìn khác thiÌ phaÒn ánh bãÌng vãn baÒn. KyÞ thuâòt, quyÞ, hôÞ trõò, seÞ, nghiÒ, tâÒy, \
        vâÞn, yÒ laòi.
        """
}
