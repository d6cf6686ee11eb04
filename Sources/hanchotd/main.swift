import DaemonKit
import HTTPServer

extension HTTPServer: ControlListener {}

let program = DaemonProgram(words: Arguments.words(of: "hanchotd")) { loop, sockets, failed, answer in
    try HTTPServer(on: loop, sockets, failed: failed, answer: answer)
}
program.run().exit()
