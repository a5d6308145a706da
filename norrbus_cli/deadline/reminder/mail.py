"""Mail over SMTP: the only module that knows the network.

A digest holds references, kinds of deadline and days; no name.

One connection for all; one that breaks is opened anew for the next recipient, and after three that
could not be opened the rest wait for the next run.
"""

from __future__ import annotations

import base64
import hashlib
import smtplib
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from email.message import EmailMessage
from email.utils import localtime
from types import TracebackType

from ...register.mail_settings import NO_ENCRYPTION, STARTTLS, TLS, Mail
from ...words.errors import NorrbusError
from .model import Digest, NotSent

GIVES_UP_AFTER = 3
# A calendar file for a reminder, or nothing.
CalendarFiles = Callable[[Digest], Sequence[tuple[str, bytes]]]


class Post:
    """An SMTP session that hands over digests."""

    def __init__(self, settings: Mail, calendar_files: CalendarFiles) -> None:
        self._settings = settings
        self._calendar_files = calendar_files
        self._server: smtplib.SMTP | None = None
        self._unreached = 0

    def __enter__(self) -> Post:
        """Nothing is opened before there is something to send."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Say goodbye."""
        self._hang_up()

    def hand_over(self, digest: Digest) -> None:
        """Send one digest. Raises NotSent."""
        if not digest.recipient.email:
            raise NotSent(
                "e-postadress saknas. Lägg till den med norrbus register samordnare eller norrbus"
                " aktör ändra"
            )
        try:
            message = message_of(digest, self._settings.sender, self._calendar_files(digest))
        except NorrbusError as trouble:
            raise NotSent(trouble.sentence.rstrip(".")) from None
        if self._unreached >= GIVES_UP_AFTER:
            raise NotSent("servern har inte kunnat nås")
        try:
            server = self._connected()
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise NotSent(_why(error)) from None
        try:
            server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            # Whatever it was, the next recipient gets a fresh session.
            self._hang_up()
            unreadable = isinstance(error, smtplib.SMTPNotSupportedError)
            raise NotSent(
                "servern kan inte skicka till adresser med å, ä eller ö"
                if unreadable
                else _why(error)
            ) from None

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            self._unreached += 1
            self._server = _connect(self._settings)
            self._unreached = 0
        return self._server

    def _hang_up(self) -> None:
        if self._server is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._server.quit()
            self._server.close()
            self._server = None


def _connect(settings: Mail) -> smtplib.SMTP:
    where, patience = (settings.server, settings.port), settings.patience
    # The name the server is greeted with; the machine's own could tell whose it is, and asking for
    # it can take long.
    if settings.encryption == TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            *where,
            local_hostname="localhost",
            timeout=patience,
            context=ssl.create_default_context(),
        )
    else:
        server = smtplib.SMTP(*where, local_hostname="localhost", timeout=patience)
    try:
        if settings.encryption == STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if settings.user and settings.encryption != NO_ENCRYPTION:
            _log_in(server, settings)
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, settings: Mail) -> None:
    """Log in; smtplib knows only ASCII, so a password with other letters is sent in UTF-8 (RFC
    4616). Raises SMTPException.
    """
    if (settings.user + settings.password).isascii():
        server.login(settings.user, settings.password)
        return
    server.ehlo_or_helo_if_needed()
    answer = base64.b64encode(f"\0{settings.user}\0{settings.password}".encode()).decode("ascii")
    code, said = server.docmd("AUTH", f"PLAIN {answer}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def message_of(
    digest: Digest, sender: str, attachments: Sequence[tuple[str, bytes]]
) -> EmailMessage:
    """A digest as a mail: plain text and HTML, with calendar files.

    The same reminders give the same Message-ID. Raises BadTemplate.
    """
    from .printed import mailed

    text, page = mailed(digest)
    message = EmailMessage()
    message["Subject"] = digest.subject
    message["From"] = sender
    message["To"] = digest.recipient.email
    message["Date"] = localtime()
    message["Message-ID"] = f"<{_identity(digest)}@norrbus.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{text}\n")
    message.add_alternative(page, subtype="html")
    message["Content-Language"] = "sv"
    for name, content in attachments:
        message.add_attachment(
            content,
            maintype="text",
            subtype="calendar",
            filename=name,
            params={"method": "PUBLISH", "charset": "utf-8"},
        )
    return message


def _identity(digest: Digest) -> str:
    """A name for a set of reminders that tells nothing about them.

    A mail that is sent twice can be known as the same.
    """
    told = [
        f"{each.deadline.kind}|{each.deadline.subject_id}|{each.stage}|{each.deadline.due_day}"
        for each in digest.reminders
    ]
    return hashlib.sha256(
        "\n".join([digest.recipient.email, digest.today.isoformat(), *told]).encode()
    ).hexdigest()[:40]


# From the particular to the general.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPRecipientsRefused, "servern tar inte emot adressen"),
    (smtplib.SMTPAuthenticationError, "servern godtar inte användaren eller lösenordet"),
    (
        smtplib.SMTPNotSupportedError,
        "servern kan inte kryptera eller logga in som inställningarna säger",
    ),
    (ssl.SSLError, "servern kunde inte bevisa vem den är (certifikatet)"),
    (smtplib.SMTPServerDisconnected, "förbindelsen med servern bröts"),
    (smtplib.SMTPException, "servern tog inte emot brevet"),
    (TimeoutError, "servern svarade inte i tid"),
    (ConnectionError, "förbindelsen med servern bröts eller kunde inte öppnas"),
)


def _why(error: Exception) -> str:
    """The Swedish reason, without anything that the server said. smtplib turns a time-out into a
    disconnection.
    """
    if isinstance(error.__context__, TimeoutError):
        error = error.__context__
    return next(
        (why for kind, why in _REASONS if isinstance(error, kind)), "servern kunde inte nås"
    )
