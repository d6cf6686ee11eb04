import DaemonKit
import HTTPServer

extension HTTPServer: ControlListener {}

let program = DaemonProgram(words: Array(CommandLine.arguments.dropFirst())) { loop, sockets, answer in
    try HTTPServer(on: loop, sockets, answer: answer)
}
program.run().exit()
