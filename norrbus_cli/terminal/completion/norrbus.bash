# Kompletterar norrbus i bash. Skriven av: norrbus komplettering
_norrbus() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :fil) compopt -o default 2>/dev/null ;;
            :mapp) compopt -o dirnames 2>/dev/null ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done < <(@COMMAND@ ".$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
}
complete -F _norrbus norrbus
