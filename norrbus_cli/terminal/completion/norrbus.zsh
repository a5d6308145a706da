#compdef norrbus
# Kompletterar norrbus i zsh. Skriven av: norrbus komplettering
_norrbus() {
    local line
    local -a found
    local asked=${(Q)PREFIX}
    local -a said=("${(@Q)words[2,CURRENT-1]}")
    found=("${(@f)$(@COMMAND@ ".$asked" "${said[@]}" 2>/dev/null </dev/null)}")
    [[ $PREFIX == --*=* ]] && compset -P '*='
    case $found[1] in
        :fil) _files ;;
        :mapp) _files -/ ;;
        ?*)
            # A number is replaced by all of the reference, whatever that begins with.
            [[ $asked == <->* ]] && _describe norrbus found -U || _describe norrbus found
            ;;
    esac
}
if [[ $funcstack[1] == _norrbus ]]; then
    _norrbus "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _norrbus norrbus
fi
