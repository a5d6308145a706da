# Kompletterar norrbus i fish. Skriven av: norrbus komplettering
function __norrbus_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -e words[1]
    set -l found (@COMMAND@ ".$current" $words 2>/dev/null </dev/null)
    switch "$found[1]"
        case :fil
            __fish_complete_path "$current"
        case :mapp
            __fish_complete_directories "$current" ''
        case '*'
            printf '%s\n' $found
    end
end
complete -c norrbus -e
complete -c norrbus -f -a '(__norrbus_complete)'
