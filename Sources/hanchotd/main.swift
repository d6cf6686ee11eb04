print("hanchotd")
