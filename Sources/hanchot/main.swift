print("hanchot")
