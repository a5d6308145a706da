# Kompletterar norrbus i PowerShell. Skriven av: norrbus komplettering
Register-ArgumentCompleter -Native -CommandName norrbus -ScriptBlock {
    param($current, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } |
        ForEach-Object { $_.Extent.Text.Replace('"', '').Replace("'", '') })
    $asked = '.' + "$current".Replace('"', '').Replace("'", '')
    & @COMMAND@ $asked @words 2>$null | ForEach-Object {
        $typed, $shown, $text = [regex]::Unescape($_) -split "`t"
        [System.Management.Automation.CompletionResult]::new($typed, $shown, 'ParameterValue', $text)
    }
}
