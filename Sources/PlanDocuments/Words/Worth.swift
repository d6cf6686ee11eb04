/// What phrases are worth beside others of the same term, where a rule asks for them alone.
enum Worth {
    // Words that lead to a date.
    /// *quá*: whatever is said of what is over a day, the day is a limit.
    static let over: Int32 = 1
    /// *trong vòng*, which a limit follows; *trong* may only say how long something lasts.
    static let limit: Int32 = 2
    /// *trong thời gian*: how long something goes on, unless something is to be done.
    static let during: Int32 = 8
    /// *tối đa*: it leads to how much or how long, never to a day.
    static let amount: Int32 = 3
    /// *tính từ*, which a count begins with.
    static let counted: Int32 = 4
    /// *sau khi*, which a distance may follow.
    static let afterwards: Int32 = 5
    /// *giờ*, and no sign for it.
    static let spelled: Int32 = 6
    /// *giờ làm việc*: a part of the day.
    static let office: Int32 = 7

    // What is done.
    /// *gửi*, *nộp*: something is handed over.
    static let handing: Int32 = 10
    /// *đóng*, *chốt*: money is paid, a system is closed, and nothing is taken behind it.
    static let closing: Int32 = 11
    /// *thông xe*: something new begins, and behind the word stands when.
    static let milestone: Int32 = 12
    /// *dấu bưu điện*: what is sent by then is in time.
    static let postmark: Int32 = 18
    /// *chi trả*: the office pays, nobody hands anything in.
    static let payment: Int32 = 30
    /// *quá thời hạn này*: the date before it was a limit.
    static let overdue: Int32 = 19
    /// *niêm yết*, *kéo dài*: it goes on for some time.
    static let lasting: Int32 = 13
    /// *hội nghị*: people come together.
    static let meeting: Int32 = 14
    /// *áp dụng*, *thi hành*: of a limit or a span with two ends no legal effect.
    static let applied: Int32 = 15

    /// *nghỉ*: how long somebody is away; of a span it may be the time itself.
    static let rest: Int32 = 16

    /// *dùng*, *giá trị*: how long, where the time follows at once.
    static let use: Int32 = 17

    // Of whom or what it is said.
    /// *cho*: whom something is for.
    static let whom: Int32 = 20
    /// *được giảm*: what somebody has of it that something was said of him.
    static let benefit: Int32 = 21
    /// *không còn giá trị*: what was good has no worth any more.
    static let lapsed: Int32 = 26
    /// *sáng tác*: what must have been made within a time to take part.
    static let made: Int32 = 22
    /// *đã được*: something was done with it.
    static let done: Int32 = 24
    /// *khi đó*: of what was spoken of before.
    static let before: Int32 = 28
    /// *theo thông báo*: what was said then may have been changed since.
    static let announced: Int32 = 27
    /// *vẫn chưa*: how far something has come.
    static let still: Int32 = 25
    /// *ngày lễ lớn*: days that are kept, of which no one is named.
    static let feast: Int32 = 29
    /// *ngày sinh*, with which the name of a day begins that is kept every year.
    static let birthday: Int32 = 23
}
