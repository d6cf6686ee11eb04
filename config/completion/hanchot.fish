# completion of hanchot(1) for fish(1)
complete -c hanchot -a '(hanchot complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
