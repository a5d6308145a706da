"""A real mail server on loopback, with the manners that a test asks for."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "norrbus", "hemligt"


class Mailbox:
    """Takes mail. ``refuses``: addresses that are not taken; ``hangs``, ``dies``: what happens at the mail to an address; ``kills``: the sender."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.at_recipient: dict[str, str] = {}
        self.at_data: dict[str, str] = {}
        self.password = PASSWORD
        self.hangs: set[str] = set()
        self.dies: set[str] = set()
        self.kills: int | None = None
        self.slow = 0.0
        self.sessions: list[tuple[str | None, bool, bool]] = []

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, rcpt_options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 no such mailbox"
        if address in self.at_recipient:
            return self.at_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        to = envelope.rcpt_tos[0]
        await asyncio.sleep(self.slow)
        if to in self.at_data:
            return self.at_data[to]
        if to in self.dies:
            server.transport.close()
            return "421 gone"
        if to in self.hangs:
            await asyncio.sleep(60)
        mail = message_from_bytes(envelope.original_content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.sessions.append(
            (
                session.host_name,
                server.transport.get_extra_info("ssl_object") is not None,
                session.authenticated,
            )
        )
        if self.kills is not None:
            os.kill(self.kills, signal.SIGKILL)
        return "250 taken"

    def authenticate(
        self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any
    ) -> AuthResult:
        right = isinstance(data, LoginPassword) and (
            data.login.decode(),
            data.password.decode(),
        ) == (USER, self.password)
        return AuthResult(success=right, handled=False)

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == address]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    mailbox: Mailbox,
    *,
    tls: str = "ingen",
    folder: Path | None = None,
    swedish_addresses: bool = True,
) -> Iterator[int]:
    """The server; its port. With ``starttls`` or ``tls`` its certificate's authority is written to ``folder/ca.pem``."""
    more: dict[str, Any] = {"enable_SMTPUTF8": swedish_addresses}
    if tls != "ingen":
        assert folder is not None
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        more |= (
            {"ssl_context": context}
            if tls == "tls"
            else {"tls_context": context, "require_starttls": True}
        )
        more |= {
            "authenticator": mailbox.authenticate,
            "auth_required": True,
            "auth_require_tls": tls == "starttls",
        }
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
