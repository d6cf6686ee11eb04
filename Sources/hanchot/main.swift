import DaemonKit

Program(words: Arguments.words(of: "hanchot")).run().exit()
