# completion of hanchot(1) for bash(1)
_hanchot() {
    local line=${COMP_LINE:0:COMP_POINT} prefix
    mapfile -t COMPREPLY < <(hanchot complete --line "$line" 2>/dev/null | cut -f1)
    # bash replaces what follows the last of the signs that break words
    local current=${line##*[[:space:]]}
    prefix=${current%"${current##*[@:=]}"}
    COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/=] ]]; then compopt -o nospace; fi
}
complete -o default -F _hanchot hanchot
