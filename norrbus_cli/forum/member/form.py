"""What is asked about a member; a question has the name of its column."""

from __future__ import annotations

from ...terminal.question import Form, argument, question
from ...terminal.reading import email
from ..asked import kind_question, name_question


class NewMember(Form):
    """A member."""

    kind: str = kind_question("Slag av möte som ledamoten hör till", required=True, shown="Slag")
    forum_name: str = name_question()
    name: str = question(
        "--namn", "Ledamotens namn", required=True, shown="Namn", example="Maj Niemi"
    )
    role: str = question(
        "--roll",
        "Ledamotens roll och verksamhet",
        missing="",
        shown="Roll",
        example="rektor, Centrumskolan",
    )
    email: str = question("--e-post", "Ledamotens e-postadress", email, missing="", shown="E-post")


class DropMember(Form):
    """A member to take out."""

    name: str = argument("NAMN", "Ledamoten som tas bort", required=True, example="Maj Niemi")
    kind: str = kind_question("Slag av möte, om ledamoten hör till flera", ask=False)
    forum_name: str = name_question()
