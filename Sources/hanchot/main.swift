import DaemonKit

let status = Program(words: Array(CommandLine.arguments.dropFirst())).run()
status.exit()
