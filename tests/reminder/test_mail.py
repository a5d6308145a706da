"""Mail in real sessions with a real server on loopback: what is delivered, and what happens when it is not."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import given
import half_siblings
import pytest
from conftest import Norrbus
from icalendar import Calendar
from reminder.server import PASSWORD, USER, Mailbox, free_port, running
from reminder.test_run import ledger

from norrbus_cli.deadline.reminder import mail as mail_module

pytestmark = pytest.mark.slow
KARIN, BO = "karin.oberg@example.se", "bo.ek@example.se"
NAMES = (
    "Elsa",
    "Lantto",
    "Anna",
    "Mikael",
    "Ström",
    "Karin",
    "Öberg",
    "20140903",
    "Centrumskolan",
    "Köpmannagatan",
    "Skolgatan",
    "trygg skoldag",
)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def settings(norrbus: Norrbus, port: int, *more: str) -> None:
    path = norrbus.home / ".config/norrbus/installningar.toml"
    lines = [
        '[epost]\nserver = "127.0.0.1"',
        f"port = {port}",
        'avsandare = "norrbus@example.se"',
        "tidsgrans = 2",
    ]
    if not any(line.startswith("kryptering") for line in more):
        lines.append('kryptering = "ingen"')
    path.write_text("\n".join([*lines, *more]), encoding="utf-8")


@pytest.fixture
def two_coordinators(norrbus: Norrbus) -> Norrbus:
    """Karin and Bo have a case each; the summons of both is due on 2026-04-08."""
    given.consented(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--e-post", BO, "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2026-04-02"
    return norrbus


# --- what is delivered ------------------------------------------------------------------


def text(mail: object, kind: str) -> str:
    part = mail.get_body((kind,))  # type: ignore[attr-defined]
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_delivered_mail_is_the_expected_one(norrbus: Norrbus, mailbox: Mailbox) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-09"
    with running(mailbox) as port:
        settings(norrbus, port)
        result = norrbus("påminn")
    assert (result.code, result.out, result.err) == (0, "", "")
    [mail] = mailbox.mails
    assert (mail["Subject"], mail["From"], mail["To"]) == (
        "Norrbus: 2 påminnelser, 1 försenad",
        "norrbus@example.se",
        KARIN,
    )
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "sv")
    assert re.fullmatch(r"<[0-9a-f]{40}@norrbus\.invalid>", mail["Message-ID"])
    expected = (Path(__file__).parent / "golden.txt").read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        (Path(__file__).parent / "golden.txt").write_text(text(mail, "plain"), encoding="utf-8")
    assert text(mail, "plain") == expected
    page = text(mail, "html")
    assert page.startswith("<!doctype html>")
    assert "Kalla aktörerna till norrbusmöte. Fristen är kallelse, senast on 2026-04-08" in page


def test_the_plain_text_of_a_mail_is_the_letter_as_printed_without_any_name(
    norrbus: Norrbus, mailbox: Mailbox
) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-09"
    printed = norrbus.ok("påminn", "--torrkör")
    with running(mailbox) as port:
        settings(norrbus, port)
        norrbus.ok("påminn")
    [mail] = mailbox.to(KARIN)
    plain = text(mail, "plain")
    letter, _, foot = plain.rpartition("\n\n")
    assert letter + "\n" == printed.replace("Hej Karin Öberg,", "Hej,")
    assert " ".join(foot.split()).endswith("går inte att svara på.")
    assert not re.search(r"^\s*(#|-|\*)|\\|\*\*", plain, re.MULTILINE)
    assert max(map(len, plain.splitlines())) <= 78


def test_no_mail_names_anybody(norrbus: Norrbus, mailbox: Mailbox) -> None:
    given.agreed(norrbus)
    norrbus.ok("aktör", "ändra", "skola", "--påminns", "ja")
    given.booked(
        norrbus,
        "2026-06-10",
        "1",
        "--slag",
        "uppföljningsmöte",
        "--länk",
        "https://möte.example.se/hemligt",
    )
    with running(mailbox) as port:
        settings(norrbus, port, 'kalenderfil = "ja"')
        for day in ("2026-04-21", "2026-05-04", "2026-06-09", "2026-07-30"):
            norrbus.day = day
            norrbus.ok("påminn")
    assert len(mailbox.to("per@example.se")) + len(mailbox.to(KARIN)) == len(mailbox.mails) >= 5
    for mail in mailbox.mails:
        whole = (
            text(mail, "plain")
            + text(mail, "html")
            + "".join(str(part.get_content()) for part in mail.iter_attachments())
            + mail["Subject"]
        )
        assert not [name for name in (*NAMES, "hemligt") if name in whole]


def test_a_calendar_file_goes_with_a_meeting_where_asked(
    norrbus: Norrbus, mailbox: Mailbox
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-08"
    with running(mailbox) as port:
        settings(norrbus, port, 'kalenderfil = "ja"')
        norrbus.ok("påminn")
    [attached] = mailbox.mails[0].iter_attachments()
    assert (attached.get_filename(), attached.get_content_type(), attached.get_param("method")) == (
        "NB-2026-0001-M1.ics",
        "text/calendar",
        "PUBLISH",
    )
    event: Any = Calendar.from_ical(attached.get_content()).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Norrbusmöte NB-2026-0001-M1"
    assert event["DTSTART"].dt.isoformat() == "2026-04-08T13:00:00+02:00"
    assert "LOCATION" not in event


def test_one_calendar_file_goes_with_a_meeting_for_siblings(
    norrbus: Norrbus, mailbox: Mailbox
) -> None:
    half_siblings.family(norrbus)
    half_siblings.booked(norrbus)
    norrbus.day = "2026-04-08"
    with running(mailbox) as port:
        settings(norrbus, port, 'kalenderfil = "ja"')
        norrbus.ok("påminn")
    [attached] = mailbox.mails[0].iter_attachments()
    assert attached.get_filename() == "NB-2026-0001-M1.ics"


def test_without_the_wish_no_calendar_file_goes(norrbus: Norrbus, mailbox: Mailbox) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-08"
    with running(mailbox) as port:
        settings(norrbus, port)
        norrbus.ok("påminn", "--epost")
    assert list(mailbox.mails[0].iter_attachments()) == []


def test_each_recipient_gets_one_mail_and_nobody_elses(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        shown = json.loads(two_coordinators.ok("påminn", "--json"))
        assert two_coordinators("påminn").out == ""
    assert len(shown) == 2
    assert [mail["To"] for mail in mailbox.mails] == [KARIN, BO]
    assert "NB-2026-0002" not in text(mailbox.mails[0], "plain")
    assert "NB-2026-0001" not in text(mailbox.mails[1], "plain")


def test_at_a_terminal_it_says_how_many_were_sent(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        assert "Skickat: 2 påminnelser." in two_coordinators("påminn", terminal=True).err


def test_printing_can_be_chosen_although_mail_is_set_up(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        assert two_coordinators.ok("påminn", "--skriv-ut").count("Hej ") == 2
    assert mailbox.mails == []


# --- encryption and login ------------------------------------------------------------------


@pytest.mark.filterwarnings(
    "ignore:Requiring AUTH"
)  # the server's, about a session that is encrypted from the start
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_an_encrypted_session_logs_in_and_checks_who_the_server_is(
    norrbus: Norrbus, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: str
) -> None:
    given.case(norrbus)
    secret = norrbus.home / ".config/norrbus/losenord"
    secret.write_text(f"{PASSWORD}\n")
    secret.chmod(0o600)
    login = (f'kryptering = "{tls}"', f'anvandare = "{USER}"', 'losenordsfil = "losenord"')
    with running(mailbox, tls=tls, folder=tmp_path) as port:
        settings(norrbus, port, *login)
        result = norrbus("påminn")
        assert (result.code, "kunde inte bevisa vem den är" in result.err) == (6, True), result.err
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        norrbus.ok("påminn")
        monkeypatch.setenv("NORRBUS_EPOST_LOSENORD", "fel")
        norrbus.day = "2026-04-06"
        result = norrbus("påminn")
        assert (result.code, "godtar inte användaren eller lösenordet" in result.err) == (
            6,
            True,
        ), result.err
        assert PASSWORD not in result.err
    assert mailbox.sessions == [("localhost", True, True)]


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_password_with_swedish_letters_logs_in_and_a_wrong_one_is_refused(
    norrbus: Norrbus, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    mailbox.password = "Sommaråret1"
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(mailbox, tls="starttls", folder=tmp_path) as port:
        settings(norrbus, port, 'kryptering = "starttls"', f'anvandare = "{USER}"')
        monkeypatch.setenv("NORRBUS_EPOST_LOSENORD", "Vinteråret1")
        result = norrbus("påminn")
        assert (result.code, "godtar inte användaren eller lösenordet" in result.err) == (
            6,
            True,
        ), result.err
        monkeypatch.setenv("NORRBUS_EPOST_LOSENORD", "Sommaråret1")
        norrbus.ok("påminn")
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_server_that_says_goodbye_to_one_gets_a_new_session_for_the_next(
    two_coordinators: Norrbus, mailbox: Mailbox, where: str
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        setattr(mailbox, where, {KARIN: "421 busy"})
        result = two_coordinators("påminn")
        assert (result.code, result.err.count("kom inte fram")) == (6, 1)
        assert [mail["To"] for mail in mailbox.mails] == [BO]


def test_an_address_that_the_server_cannot_take_is_said_to_be_the_trouble(
    norrbus: Norrbus, mailbox: Mailbox
) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Karin Öberg", "--e-post", "åsa@example.se")
    given.child(norrbus)
    with running(mailbox, swedish_addresses=False) as port:
        settings(norrbus, port)
        result = norrbus("påminn")
    assert (result.code, "kan inte skicka till adresser med å, ä eller ö" in result.err) == (
        6,
        True,
    ), result.err


@pytest.mark.parametrize("host", ["a..b", "x" * 300])  # names that are none: nothing is looked up
def test_a_server_that_has_no_such_name_is_no_crash(norrbus: Norrbus, host: str) -> None:
    given.case(norrbus)
    settings(norrbus, 25)
    path = norrbus.home / ".config/norrbus/installningar.toml"
    path.write_text(path.read_text().replace("127.0.0.1", host))
    result = norrbus("påminn")
    assert (result.code, "kunde inte nås" in result.err) == (6, True), result.err


def test_wrong_mail_settings_stop_nothing_else(norrbus: Norrbus) -> None:
    settings(norrbus, 25, 'kryptering = "tls"', 'anvandare = "u"')
    assert norrbus("idag").code == 0
    assert norrbus("påminn", "--skriv-ut").code == 0
    assert norrbus("påminn").code == 2


def test_a_server_that_cannot_encrypt_gets_nothing(norrbus: Norrbus, mailbox: Mailbox) -> None:
    given.case(norrbus)
    with running(mailbox) as port:
        settings(norrbus, port, 'kryptering = "starttls"')
        result = norrbus("påminn")
    assert (result.code, "kan inte kryptera" in result.err) == (6, True)
    assert mailbox.mails == []


# --- trouble ------------------------------------------------------------------


def test_a_refused_recipient_leaves_the_others_sent_and_is_tried_again(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        mailbox.refuses = {KARIN}
        result = two_coordinators("påminn")
        assert result.code == 6
        assert (
            "1 påminnelse till Karin Öberg kom inte fram: servern tar inte emot adressen. Den prövas igen"
            in result.err
        )
        assert [mail["To"] for mail in mailbox.mails] == [BO]
        mailbox.refuses = set()
        two_coordinators.day = "2026-04-03"
        assert two_coordinators("påminn").code == 0
    assert [mail["To"] for mail in mailbox.mails] == [BO, KARIN]


@pytest.mark.parametrize("trouble", ["dies", "hangs"])
def test_a_server_that_dies_or_hangs_in_the_middle_loses_and_doubles_nothing(
    two_coordinators: Norrbus, mailbox: Mailbox, trouble: str
) -> None:
    with running(mailbox) as port:
        settings(two_coordinators, port)
        getattr(mailbox, trouble).add(KARIN)
        begun = time.monotonic()
        result = two_coordinators("påminn")
        assert time.monotonic() - begun < 30
        assert result.code == 6
        assert ("svarade inte i tid" if trouble == "hangs" else "bröts") in result.err
        assert [mail["To"] for mail in mailbox.mails] == [BO]
        getattr(mailbox, trouble).clear()
        assert two_coordinators("påminn").code == 0
        assert two_coordinators("påminn").code == 0
    assert [mail["To"] for mail in mailbox.mails] == [BO, KARIN]


def test_a_server_that_is_not_there_is_given_up_and_tried_the_next_time(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    for number in range(4):
        two_coordinators.ok(
            "register",
            "samordnare",
            "--namn",
            f"Samordnare {number}",
            "--e-post",
            f"s{number}@example.se",
            "--huvud",
        )
        given.child(two_coordinators, "--född", "2015-01-01", number="", name=f"Barn {number}")
    settings(two_coordinators, free_port())
    result = two_coordinators("påminn")
    assert result.code == 6
    assert (
        result.err.count("kom inte fram: förbindelsen med servern bröts eller kunde inte öppnas")
        == mail_module.GIVES_UP_AFTER
    )
    assert result.err.count("kom inte fram: servern har inte kunnat nås") == 3
    with running(mailbox) as port:
        settings(two_coordinators, port)
        assert two_coordinators("påminn").code == 0
    assert len(mailbox.mails) == 6
    assert {state for *_, state, _ in ledger(two_coordinators)} == {"överlämnad"}


def test_a_recipient_without_an_address_is_named(norrbus: Norrbus, mailbox: Mailbox) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(norrbus)
    with running(mailbox) as port:
        settings(norrbus, port)
        result = norrbus("påminn")
    assert (result.code, "till Bo Ek kom inte fram: e-postadress saknas" in result.err) == (6, True)


def test_a_template_that_cannot_be_used_stops_the_mail_and_loses_nothing(
    norrbus: Norrbus, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    with running(mailbox) as port:
        settings(norrbus, port)
        with monkeypatch.context() as patch:
            patch.setattr("norrbus_cli.deadline.reminder.printed.MAIL", "reminder/finns-inte.md.j2")
            result = norrbus("påminn")
            assert (result.code, "Mallen reminder/finns-inte.md.j2" in result.err) == (6, True)
        assert norrbus("påminn").code == 0
    assert len(mailbox.mails) == 1


def test_the_same_reminders_sent_again_have_the_same_message_id(
    two_coordinators: Norrbus, mailbox: Mailbox
) -> None:
    from datetime import date

    from norrbus_cli.deadline.reminder import actions

    register = two_coordinators.open()
    report = actions.due(register, date(2026, 4, 2))
    digests = list(actions._digests(report, date(2026, 4, 2), together=False))
    register.close()
    first, second = (
        mail_module.message_of(digest, "norrbus@example.se", [])["Message-ID"] for digest in digests
    )
    assert first != second
    assert mail_module.message_of(digests[0], "norrbus@example.se", [])["Message-ID"] == first


# --- settings ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('epost = "x"', "epost ska vara ett avsnitt"),
        ('[epost]\nserver = "x"', "avsandare ska vara en e-postadress"),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\nkryptering = "rot13"',
            "kryptering ska vara starttls, tls eller ingen",
        ),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\nport = 70000',
            "port ska vara ett tal från 1 till 65535",
        ),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\ntidsgrans = "snart"',
            "tidsgrans ska vara ett tal från 1 till 300",
        ),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\nkryptering = "ingen"\nanvandare = "u"',
            "får inte skickas okrypterat",
        ),
        ('[epost]\nserver = "x"\navsandare = "a@b.se"\nanvandare = "u"', "lösenord saknas"),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\nanvandare = "u"\nlosenord = "hemligt"',
            "losenord i",
        ),
        ('[epost]\nserve = "x"', "Menade du server?"),
        ('[epost]\nserver = ["x"]', "server ska vara en text"),
        ('[epost]\nserver = "x\\n"', "server ska vara en text"),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se"\nkalenderfil = "kanske"',
            "kalenderfil ska vara ja eller nej",
        ),
        (
            '[epost]\nserver = "x"\navsandare = "a@b.se, c@d.se"',
            "avsandare ska vara en e-postadress",
        ),
        (
            '[epost]\nserver = "x"\navsandare = "n@example.se\\nBcc: x@y.se"',
            "avsandare ska vara en text",
        ),
        ('register = "/tmp/a\\u0000b"', "register ska vara en sökväg"),
        ("samordnare = 5", "samordnare ska vara en text"),
    ],
)
def test_wrong_mail_settings_are_said_before_anything_is_done(
    norrbus: Norrbus, lines: str, says: str
) -> None:
    path = norrbus.home / ".config/norrbus/installningar.toml"
    path.write_text(lines, encoding="utf-8")
    result = norrbus("påminn")
    assert (result.code, says in result.err, "hemligt" in result.err) == (2, True, False), (
        result.err
    )


@pytest.mark.parametrize(
    ("mode", "content", "code", "says"),
    [
        (0o644, b"x", 2, "läge 600"),
        (0o600, b"\xff", 5, "den är inte text"),
        (None, b"", 5, "finns inte"),
    ],
)
def test_a_password_lies_in_a_file_that_nobody_else_reads(
    norrbus: Norrbus, mode: int | None, content: bytes, code: int, says: str
) -> None:
    secret = norrbus.home / "losenord"
    if mode is not None:
        secret.write_bytes(content)
        secret.chmod(mode)
    settings(norrbus, 25, 'kryptering = "tls"', 'anvandare = "u"', f'losenordsfil = "{secret}"')
    result = norrbus("påminn")
    assert (result.code, says in result.err) == (code, True), result.err


def test_mail_can_be_set_up_by_the_environment_alone(
    norrbus: Norrbus, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    with running(mailbox) as port:
        for name, value in (
            ("SERVER", "127.0.0.1"),
            ("PORT", str(port)),
            ("KRYPTERING", "ingen"),
            ("AVSANDARE", "norrbus@example.se"),
        ):
            monkeypatch.setenv(f"NORRBUS_EPOST_{name}", value)
        norrbus.ok("påminn")
    assert len(mailbox.mails) == 1
