"""What Jinja says of a template, in Swedish and without any value from the data."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What is said in English, and what it means to who has written the template.
_SAID: Mapping[str, str] = {
    r"has no attribute '(\w+)'": "fältet {0} finns inte",
    r"has no element (\d+)": "plats {0} finns inte i listan",
    r"^'(\w+)' is undefined": "fältet {0} finns inte",
    r"access to attribute '(\w+)'": "namnet {0} får inte användas (SecurityError)",
    r"innermost block that needs to be closed is '(\w+)'": "{{% {0} %}} har inget slut",
    r"Encountered unknown tag 'end(\w+)'": "{{% end{0} %}} avslutar inget",
    r"Encountered unknown tag '(el\w+)'": "{{% {0} %}} står utanför sitt {{% if %}}",
    r"Encountered unknown tag '(\w+)'": "{{% {0} %}} finns inte",
    r"[Nn]o filter named '(\w+)'": "filtret {0} finns inte",
    r"[Nn]o test named '(\w+)'": "provet {0} finns inte",
    r"expected token 'end of print statement'": "{{{{ har inget }}}}, eller en del för mycket",
    r"Missing end of (?:comment|raw)": "en kommentar har inget slut",
    r"[Uu]nexpected end of template": "det slutar mitt i något som har börjat",
    r"a template cannot print a (\w+)": "{0} går inte att skriva ut; ange ett av dess fält"
    " eller ett filter (TypeError)",
    r"^endless$": "den slutar aldrig, eller gör mer än ett papper rymmer; se efter varje"
    " {{% for %}}",
}


def why(error: Exception) -> str:
    """What is wrong, by what kind of error it is where nothing better is known."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateNotFound):
        return "en mall som den tar in finns inte (TemplateNotFound)"
    for pattern, sentence in _SAID.items():
        if found := re.search(pattern, str(error)):
            return sentence.format(*found.groups())
    return "ett skrivfel" if isinstance(error, TemplateSyntaxError) else f"{type(error).__name__}"
