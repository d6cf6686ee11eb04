import DaemonKit
import HTTPServer

extension HTTPServer: ControlListener {}

let program = DaemonProgram(words: Arguments.words(of: "hanchotd")) { loop, sockets, failed, take, answer in
    try HTTPServer(on: loop, sockets, failed: failed, take: take, answer: answer)
}
program.run().exit()
