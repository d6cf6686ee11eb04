# completion of hanchot(1) for fish(1)
function __hanchot_complete
    # the word that is being typed may have its quotes yet
    set -l last (commandline -ct | string replace -r '^["\']' '' | string unescape)
    hanchot complete -- (commandline -opc)[2..] "$last" 2>/dev/null
end
complete -c hanchot -a '(__hanchot_complete)'
