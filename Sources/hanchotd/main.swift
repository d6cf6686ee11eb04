import DaemonKit
import HTTPServer

extension HTTPServer: ControlListener {}

let program = DaemonProgram(words: Array(CommandLine.arguments.dropFirst())) { loop, sockets, failed, answer in
    try HTTPServer(on: loop, sockets, failed: failed, answer: answer)
}
program.run().exit()
