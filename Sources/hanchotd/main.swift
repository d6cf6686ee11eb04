import DaemonKit

DaemonProgram(words: Array(CommandLine.arguments.dropFirst())).run().exit()
