import ControlAPI
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// Changes of the board over HTTP that cannot be made.
@Suite struct RefusedChangeTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var target: String
        var body: String
        var status: Int
        var code: String

        init(_ name: String, _ target: String, _ body: String, _ status: Int, _ code: String) {
            (testDescription, self.target, self.body, self.status, self.code) = (name, target, body, status, code)
        }
    }

    @Test(
        "what cannot be done says why, and changes nothing",
        arguments: [
            Case("no JSON", "\(unitPath)/receive", "{", 400, "body-invalid"),
            Case("no object", "\(unitPath)/receive", "[]", 400, "body-invalid"),
            Case("an empty text", "\(unitPath)/receive", " ", 400, "body-invalid"),
            Case("a member too many", "\(unitPath)/receive", #"{"numbr":"1"}"#, 400, "member-unknown"),
            Case("one within", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"x":1}}}"#, 400, "member-unknown"),
            Case("a member twice", "\(unitPath)/receive", #"{"note":"a","note":"b"}"#, 400, "member-repeated"),
            Case("twice in disguise", "\(unitPath)/receive", #"{"note":"a","n\u006fte":"b"}"#, 400, "member-repeated"),
            Case(
                "twice within", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"total":1,"total":2}}}"#, 400,
                "member-repeated"),
            Case("null", "\(unitPath)/receive", #"{"at":null}"#, 400, "member-invalid"),
            Case("another type", "\(unitPath)/receive", #"{"note":1}"#, 400, "member-invalid"),
            Case(
                "half a figure", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"total":1.5}}}"#, 400,
                "member-invalid"),
            Case("a member too few", "\(deadlinePath)/snooze", "{}", 400, "member-missing"),
            Case("no instant", "\(deadlinePath)/snooze", #"{"until":"mai"}"#, 400, "member-invalid"),
            Case(
                "an instant of nowhere", "\(deadlinePath)/snooze", #"{"until":"2021-01-15T00:00:00"}"#, 400,
                "member-invalid"),
            Case("no day", "\(deadlinePath)/extend", #"{"to":"2021-02-30"}"#, 400, "member-invalid"),
            Case("no reason", "\(deadlinePath)/extend", #"{"to":"2021-01-22"}"#, 422, "reason-missing"),
            Case("past the cutoff", "\(deadlinePath)/snooze", #"{"until":"2021-01-21T00:00:00Z"}"#, 422, "past-cutoff"),
            Case(
                "a target of nobody's", "\(unitPath)/receive", #"{"figures":{"x":{"total":1}}}"#, 422, "target-unknown"),
            Case("ahead of time", "\(unitPath)/receive", #"{"at":"2021-01-11T00:00:00Z"}"#, 422, "instant-ahead"),
            Case(
                "too long a note", "\(unitPath)/receive", #"{"note":"\#(String(repeating: "a", count: 1001))"}"#, 422,
                "text-too-long"),
            Case("what never came", "\(unitPath)/accept", "{}", 409, "state-unfit"),
            Case("what is open", "\(deadlinePath)/reopen", #"{"reason":"x"}"#, 409, "unchanged"),
            Case("a plan of nobody's", "/v1/plans/z/silence", #"{"reason":"x"}"#, 404, "plan-unknown"),
            Case("a unit of nobody's", "\(deadlinePath)/submissions/thon-9/receive", "{}", 404, "unit-unknown"),
            Case("a way upwards", "\(deadlinePath)/submissions/..%2f../receive", "{}", 404, "unit-unknown"),
            Case("nobody", "\(deadlinePath)/submissions//receive", "{}", 404, "unit-unknown"),
        ])
    func refused(test: Case) throws {
        let scene = try RouterScene()
        var told = 0
        let response = scene.post(test.target, test.body) { _ in told += 1 }
        let problem = try #require(response.problem)
        #expect(problem.status == test.status && problem.code == test.code, "\(problem)")
        #expect(problem.type == "urn:hanchot:problem:\(test.code)")
        #expect(told == 0 && scene.state.ledger.map { (try? $0.history(limit: 9))?.isEmpty } == true)
    }

    @Test("what the body should have been is said by name")
    func faults() throws {
        let scene = try RouterScene()
        func detail(_ body: String, _ language: String) throws -> String {
            try #require(scene.post("\(unitPath)/receive", body, headers: [("Accept-Language", language)]).problem)
                .detail
        }
        #expect(try detail(#"{"nmber":"1"}"#, "en") == "there is no member 'nmber' (did you mean 'number'?)")
        #expect(try detail(#"{"xyz":1}"#, "vi") == "không có mục 'xyz' (có: at, figures, files, note, number, reason)")
        #expect(
            try detail(#"{"figures":{"tien-tien":[]}}"#, "en")
                == "the member 'figures.tien-tien' cannot be used (expected an object)")
        #expect(try detail(#"{"figures":{"tien-tien":{"total":"1"}}}"#, "en").hasSuffix("(expected a whole number)"))
    }

    @Test("a body in another form is not taken; one in UTF-8 alone")
    func bodies() throws {
        let scene = try RouterScene()
        func answer(_ body: [UInt8], _ type: String?) -> HTTPResponse {
            let headers = [("Idempotency-Key", "k")] + (type.map { [("Content-Type", $0)] } ?? [])
            return Router.answer(
                HTTPRequest("POST", "\(unitPath)/receive", headers: headers, body: body), from: RouterScene.chair,
                scene.state, at: scene.now)
        }
        #expect(answer(Array("{}".utf8), nil).problem?.code == "body-type-unknown")
        #expect(answer(Array("number=1".utf8), "application/x-www-form-urlencoded").status == 415)
        #expect(answer([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d], "application/json").problem?.code == "body-invalid")
        #expect(answer([0xff, 0xfe, 0x7b, 0, 0x7d, 0], "application/json").problem?.code == "body-invalid")
        #expect(answer([], nil).status == 200, "nothing to say")
        #expect(answer(Array("{}".utf8), "Application/JSON; charset=utf-8").status == 200)
    }
}
