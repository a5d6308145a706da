"""A Norrbus meeting that lacks what the agreement asks for says so, and counts only for a reason."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus
from meeting.test_meeting import M1, deadlines, shown

NOTES = ("--anteckningar", "x")
HOLD = ("möte", "genomför", "1", *NOTES)
ALL = ("skola", "soc", "primärvård", "barnet", "Anna", "Mikael")
DUE = {"möte": "2026-04-15"}
STANDS = "Mötet räknas inte, och fristen för möte står kvar"


@pytest.fixture
def summoned(norrbus: Norrbus) -> Norrbus:
    given.once(norrbus, "summoned today", _summoned)
    return norrbus


def _summoned(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-03-30")
    given.summoned(norrbus)


def came(*who: str) -> list[str]:
    return [word for each in who for word in ("--närvarande", each)]


def lacking(norrbus: Norrbus) -> str:
    return str(shown(norrbus)["saknades"])


def test_a_meeting_with_all_that_is_asked_for_counts_without_a_word(summoned: Norrbus) -> None:
    assert deadlines(summoned) == DUE
    told = summoned(*HOLD, *came(*ALL), "--mandat", "skola")
    assert (told.code, "överenskommelsen" in told.err) == (0, False)
    assert deadlines(summoned) == {}
    assert lacking(summoned) == ""


@pytest.mark.parametrize(
    ("there", "says"),
    [
        (("skola",), "Av de tre kärnaktörerna var bara skola med"),
        (("barnet",), "Av de tre kärnaktörerna var ingen med"),
        (("skola", "soc"), ""),
    ],
)
def test_two_of_the_core_actors_are_enough_and_one_is_not(
    summoned: Norrbus, there: tuple[str, ...], says: str
) -> None:
    mandate = ("--mandat", "skola") if "skola" in there else ()
    told = summoned(*HOLD, *came(*there), *mandate)
    assert told.code == 0
    assert ("Av de tre kärnaktörerna" in told.err) == bool(says)
    assert says in told.err
    assert ("kärnaktörer" in lacking(summoned)) == bool(says)
    assert deadlines(summoned) == (DUE if says else {})


def test_a_guardian_who_declined_is_missed_unless_there_all_the_same(summoned: Norrbus) -> None:
    no = ("möte", "svar", "1", "--vem", "Mikael", "--svar", "nej", "--skäl", "vill inte")
    assert (
        summoned.ok(*no)
        == f"Vårdnadshavare 2 (skyddad) har tackat nej till {M1}. Skäl: vill inte.\n"
    )
    told = summoned(*HOLD, *came(*ALL[:-1]), "--mandat", "skola")
    assert (
        "vårdnadshavare 2 (skyddad) hade tackat nej; den unge och vårdnadshavaren ska acceptera"
        in told.err
    )
    assert "(överenskommelsen 2025, Kallelse)." in told.err
    assert STANDS in told.err
    assert (lacking(summoned), deadlines(summoned)) == ("vårdnadshavare", DUE)
    summoned.ok("möte", "genomför", M1, *NOTES, *came(*ALL), "--mandat", "skola")
    assert (lacking(summoned), deadlines(summoned)) == ("", {})


@pytest.mark.parametrize(
    ("answers", "lacked", "mandate"),
    [("skola\nj\n", "", "ja"), ("\n\nj\n", "mandat", ""), ("\nDet räcker.\nj\n", "mandat", "")],
)
def test_at_a_terminal_a_missing_mandate_is_asked_for_before_the_meeting_is_saved(
    summoned: Norrbus, answers: str, lacked: str, mandate: str
) -> None:
    line = (*HOLD, *came(*ALL))
    left = summoned(*line, terminal=True, stdin="")
    assert (left.code, shown(summoned)["lage"]) == (130, "kallat")
    assert "Mötet räknas då inte." in " ".join(left.err.split())
    told = summoned(*line, terminal=True, stdin=answers)
    assert told.code == 0, told.err
    assert lacking(summoned) == lacked
    assert shown(summoned)["deltagare"][0]["mandat"] == mandate
    assert deadlines(summoned) == (DUE if lacked and "räcker" not in answers else {})


@pytest.mark.parametrize(
    ("who", "after", "lacked"),
    [
        ("skola, soc, barnet, Anna", ["j"], ""),
        ("skola, Anna", ["j", "Det brådskade.", "j"], "kärnaktörer"),
    ],
)
def test_at_a_terminal_why_a_meeting_counts_is_asked_only_when_it_lacks_something(
    summoned: Norrbus, who: str, after: list[str], lacked: str
) -> None:
    answers = [who, "", "", "skola", "", "Vi kom överens.", "", "", *after]
    told = summoned("möte", "genomför", "1", terminal=True, stdin="\n".join([*answers, ""]))
    assert told.code == 0, told.err
    why = "Varför mötet gäller ändå"
    assert (why in told.out, why in told.err) == (bool(lacked), bool(lacked))
    assert ("Av de tre kärnaktörerna var bara skola med" in told.err) == bool(lacked)
    assert (lacking(summoned), deadlines(summoned)) == (lacked, {})


def test_an_answer_without_a_reason_says_no_more(summoned: Norrbus) -> None:
    line = ("möte", "svar", "1", "--vem", "soc", "--svar")
    assert summoned.ok(*line, "ja") == f"soc har tackat ja till {M1}.\n"


def test_a_child_who_was_not_invited_is_missed(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-03-30")
    actors = [word for each in ALL[:3] for word in ("--aktör", each)]
    norrbus.ok("möte", "kalla", "1", *actors, "--sätt", "brev", "--bjud-inte", "barnet")
    told = norrbus(*HOLD, *came(*ALL[:3], "Anna", "Mikael"), "--mandat", "skola")
    assert "Elsa Lantto blev inte inbjuden" in told.err
    assert (lacking(norrbus), deadlines(norrbus)) == ("barnet", DUE)


def test_somebody_has_mandate_to_decide(summoned: Norrbus) -> None:
    told = summoned(*HOLD, *came(*ALL))
    assert "Ingen aktör med mandat att besluta var med" in told.err
    assert (lacking(summoned), deadlines(summoned)) == ("mandat", DUE)


def test_the_reason_is_kept_and_the_deadline_is_met_by_it_also_afterwards(
    summoned: Norrbus,
) -> None:
    summoned.ok(*HOLD, *came("skola"))
    assert lacking(summoned) == "kärnaktörer och mandat"
    assert deadlines(summoned) == DUE
    anyway = ("möte", "genomför", M1, "--gäller-ändå", "Läget var akut")
    told = summoned(*anyway)
    assert (told.code, "Mötet gäller ändå: Läget var akut.\n" in told.out) == (0, True)
    assert deadlines(summoned) == {}
    found = shown(summoned)
    assert (found["galler_anda"], found["anteckningar"]) == ("Läget var akut", "x")
    register = summoned.open()
    assert register.row("SELECT id FROM operations WHERE reason = 'Läget var akut'") is not None
    register.close()
    summoned.ok("ångra", "--ja")
    assert deadlines(summoned) == DUE
    summoned.ok("möte", "genomför", M1, *NOTES, *came("skola"), "--gäller-ändå", "Akut.")
    assert deadlines(summoned) == {}


def test_a_reason_for_a_meeting_that_lacks_nothing_is_refused(summoned: Norrbus) -> None:
    anyway = ("möte", "genomför", M1, "--gäller-ändå", "Akut.")
    assert "är kallat och inte genomfört" in summoned.refused(4, *anyway)
    summoned.ok(*HOLD, *came(*ALL), "--mandat", "skola")
    assert "saknade inget" in summoned.refused(4, *anyway)
    assert "saknade inget" in summoned.refused(4, *anyway, "--anteckningar", "nytt")
    assert shown(summoned)["anteckningar"] == "x"


def test_one_who_may_not_know_where_the_child_is_is_not_missed(summoned: Norrbus) -> None:
    summoned.ok("ärende", "ändra", "1", "--skydd", "skyddad folkbokföring")
    given.booked(summoned, "2026-03-30", "1", "--trots-samma-dag", "ett till")
    line = ("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--aktör", "soc")
    assert "vårdnadshavare 2 (skyddad)" in summoned.refused(4, *line, "--sätt", "brev")
    summoned.ok(*line, "--sätt", "brev", "--bjud-inte", "vårdnadshavare 2", "--bjud-inte", "Anna")
    hold = ("möte", "genomför", "NB-2026-0001-M2", *NOTES, *came("skola", "soc", "barnet"))
    told = summoned(*hold, "--mandat", "soc")
    assert (told.code, "vårdnadshavare 2" in told.err) == (0, False)


SHOULD = ("mötesagenda", "reflektion över innehållet", "planering av nästa möte")


def test_agenda_reflection_and_the_next_meeting_are_told_of_when_they_are_missing(
    summoned: Norrbus,
) -> None:
    def missing(*more: str) -> list[str]:
        told = summoned("möte", "genomför", M1, *NOTES, *came(*ALL), "--mandat", "skola", *more)
        assert told.code == 0
        return [each for each in SHOULD if f"{each} (Arjeplogs rutin 2012)" in told.err]

    assert missing() == list(SHOULD)
    assert missing("--reflektion", "Bra samtal.") == [SHOULD[0], SHOULD[2]]
    assert missing("--reflektion", "Bra.", "--nästa", "i maj") == [SHOULD[0]]
    register = summoned.open()
    with register.operation():
        register.update("meetings", 1, {"agenda": "1. Läget"})
    register.close()
    assert missing("--reflektion", "Bra.", "--nästa", "i maj") == []


def test_other_meetings_and_consultations_are_not_held_to_it(summoned: Norrbus) -> None:
    summoned.ok(*HOLD, *came(*ALL), "--mandat", "skola")
    given.booked(
        *(summoned, "2026-03-30", "1", "--slag", "uppföljningsmöte"),
        *("--trots-samma-dag", "ett till"),
    )
    summoned.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    told = summoned("möte", "genomför", "NB-2026-0001-M2", *NOTES, *came("skola"))
    assert (told.code, "kärnaktörerna" in told.err) == (0, False)
