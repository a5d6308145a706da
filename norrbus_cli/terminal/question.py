"""Forms: light classes whose fields are questions, and how what is typed becomes a value.

A form is what a deed takes in. ``entry.py`` makes a command of it. Knows no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast, dataclass_transform

from ..words.record import Record, replace
from ..words.swedish import fold
from .reading import CLEARED, DAYS, Answers, Parser, Typed, short_text

if TYPE_CHECKING:
    from typing import Unpack

    from .asks import Asks, Declared
    from .context import Context

Told = TypeVar("Told", bound=Mapping[str, object])
NOTHING_ELSE: Mapping[str, tuple[str, str]] = {}


class Question(Record):
    """One thing to know. ``option`` is its name on the command line and, without dashes, in a file.

    ``when`` tells from the answers so far whether the question makes sense; ``form`` makes it a
    list of records of that form, asked one after the other. For guided entry ``known`` gives the
    choices that the register knows and ``check`` raises what is wrong with an answer, both given
    the raw answers so far; ``beside`` tells more of those, by choice; ``between`` stands between
    the answers of ``many``. What is ``filled`` may not be emptied by a change; what ``selects``
    says which thing a change is about and is none itself. ``missing`` is its value when it is not
    answered. What is ``shown`` has a label there: see ``shown.py``. What was typed may be another
    name for the answer, which it ``means``; an answer is read back as it is ``told``, and
    ``sought`` gives what else a choice may be found by. The command ``adds`` what is to be chosen
    among. ``suggests`` gives an answer to take with Enter, and why. ``if_known``: asked where there
    is any. ``example`` is one to read where neither ``parse`` nor the text tells it, ``source``
    what asks, and its words; ``note`` what a newcomer needs to know. ``own``: no other's in it all.
    """

    option: str
    text: str
    parse: Parser = short_text
    required: bool = False
    many: bool = False
    flag: bool = False
    argument: bool = False
    ask: bool = True
    default: str = ""
    metavar: str = "TEXT"
    between: str = ","
    when: Callable[[Answers], bool] = lambda _: True
    known: Callable[[Context, Typed], list[str]] | None = None
    check: Callable[[Context, str, Typed], object] | None = None
    beside: Callable[[Context, Typed], Mapping[str, str]] | None = None
    sought: Callable[[Context], Mapping[str, str]] | None = None
    means: Callable[[Context, str, Typed], str] | None = None
    told: Callable[[Context, str, Typed], str] | None = None
    form: type[Form] | None = None
    filled: bool = False
    selects: bool = False
    missing: object = None
    shown: str = ""
    adds: str = ""
    suggests: Callable[[Context, Typed], tuple[str, str]] | None = None
    example: str = ""
    source: str = ""
    note: str = ""
    if_known: bool = False
    own: bool = False

    @property
    def key(self) -> str:
        """The folded name in a file."""
        return fold(self.option.lstrip("-"))

    @property
    def choices(self) -> tuple[str, ...]:
        """The fixed choices, if it has any."""
        return getattr(self.parse, "choices", ())


def _question(
    option: str,
    text: str,
    parse: Parser = short_text,
    form: type[Form] | None = None,
    **more: Unpack[Declared],
) -> Question:
    """A field of a form. ``missing`` is its value when it is not answered."""
    if parse in {*DAYS, *DAYS.values()}:
        more.setdefault("metavar", "DAG")
    if more.get("many") or form:
        more["missing"] = ()
    if more.get("flag"):
        more["missing"] = False
    return Question(option, text, parse, form=form, **more)


def _argument(
    name: str, text: str, parse: Parser = short_text, **more: Unpack[Declared]
) -> Question:
    """A field that is given by its place on the line, such as REF."""
    more["argument"], more["metavar"] = True, name
    return _question(name, text, parse, **more)


# What stands in the class is the question, what a form holds is the answer: no checker knows that.
question, argument = cast("tuple[Asks, Asks]", (_question, _argument))


def flag(option: str, text: str) -> bool:
    """A field that is true when its option is there; never asked for."""
    return question(option, text, flag=True, ask=False)


def questions(form: type[Form]) -> Mapping[str, Question]:
    """The questions of a form by field name, in their order."""
    return form.__questions__


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Form:
    """What a deed takes in: its fields are questions, its instances the answers to them."""

    __questions__: ClassVar[Mapping[str, Question]] = {}
    # Nothing said is nothing to do; a draft is kept; the deed asks, or says what lacks; it shows.
    changes: ClassVar[bool] = False
    keeps_draft: ClassVar[bool] = True
    asks_itself: ClassVar[bool] = False
    says_lack: ClassVar[bool] = False
    reads: ClassVar[bool] = False

    def heed(self, context: Context) -> None:
        """Look at what was answered before it is done: it may ask, say something or refuse."""

    @classmethod
    def whose(cls, _: Mapping[str, object]) -> str:
        """Whom what was typed so far is about, as it may stand on a screen; empty for nobody."""
        return ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: each for name, each in vars(cls).items() if isinstance(each, Question)}
        # What a command is about is asked first, also where more is added to what it asks.
        about = {name: each for name, each in own.items() if each.argument}
        cls.__questions__ = {**about, **cls.__questions__, **own}

    def __init__(self, **answers: object) -> None:
        if not answers.keys() <= self.__questions__.keys():
            unknown = ", ".join(sorted(answers.keys() - self.__questions__.keys()))
            raise TypeError(f"{type(self).__name__} asks for no {unknown}")
        self.__dict__.update(_missing(type(self)), **answers)  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is what was answered; {name} stays")


@cache
def _missing(form: type[Form]) -> dict[str, object]:
    return {name: each.missing for name, each in questions(form).items()}


class Answering(Form):
    """What every deed takes whose answer can be read by a program."""

    json: bool = flag("--json", "Skriv som JSON.")


class Showing(Answering):
    """What every look at one thing takes."""

    reads: ClassVar[bool] = True


class Listing(Showing):
    """What every list takes."""

    csv: bool = flag("--csv", "Skriv som CSV för Excel.")


class Change(Form, Generic[Told]):
    """A change of what the form ``of`` records: its questions, none required, after its own.

    ``without`` leaves some out, ``called`` gives others an option and a text of their own: what is
    changed need not be that which was recorded under that name. ``Told`` says what a deed looks at
    among what is changed.
    """

    changes: ClassVar[bool] = True

    def __init_subclass__(
        cls,
        of: type[Form] = Form,
        without: tuple[str, ...] = (),
        called: Mapping[str, tuple[str, str]] = NOTHING_ELSE,
    ) -> None:
        super().__init_subclass__()
        asked = {
            name: _of_change(each, *called.get(name, (each.option, each.text)))
            for name, each in questions(of).items()
            if name not in without and not each.flag and each.form is None
        }
        cls.__questions__ = {**cls.__questions__, **asked}


def changed(form: Change[Told]) -> Told:
    """What a change names, by field name; None for what is taken away."""
    given = {
        name: getattr(form, name)
        for name, each in questions(type(form)).items()
        if not each.argument
    }
    told = {
        name: None if value is CLEARED else value
        for name, value in given.items()
        if value is not None
    }
    return cast("Told", told)


def _of_change(each: Question, option: str, text: str) -> Question:
    may_be_empty = not each.required and not each.default
    return replace(
        each,
        option=option,
        text=text,
        required=False,
        filled=each.required,
        default="",
        suggests=None,
        when=lambda _: True,
        parse=DAYS.get(each.parse, each.parse) if may_be_empty else each.parse,
        missing=None,
    )


Filled = TypeVar("Filled", bound=Form)


def filled(form: type[Filled], answers: Mapping[str, object]) -> Filled:
    """A form with its answers, by field. Raises TypeError for one that it does not have."""
    return form(**answers)
