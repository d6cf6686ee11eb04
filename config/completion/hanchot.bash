# completion of hanchot(1) for bash(1)
_hanchot() {
    local line=${COMP_LINE:0:COMP_POINT} words word IFS=$' \t\n'
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    local current=${words[-1]}
    local IFS=$'\n'
    COMPREPLY=($(hanchot complete -- "${words[@]:1}" 2>/dev/null | cut -f1))
    # bash replaces what follows the last of the signs that break words
    local prefix=${current%"${current##*[@:=]}"}
    COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]]; then compopt -o nospace; fi
}
complete -o default -F _hanchot hanchot
