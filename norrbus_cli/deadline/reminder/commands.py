"""``norrbus påminn``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...terminal.columns import Column, plain_row
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.output import AUTO, JSON
from ...terminal.room import NAMELESS, room
from ...words.errors import EXIT_REMINDERS_FAILED, NorrbusError, WrongUsage
from .form import Install, Remind

if TYPE_CHECKING:
    from pathlib import Path

    from ...register import mail_settings
    from . import install
    from .model import Digest, Recipient, Reminder, Report

app = room("Påminnelser om frister.")


def columns(today: date, recipients: dict[str, Recipient]) -> tuple[Column[Reminder], ...]:
    """How a reminder is shown."""
    return (
        Column("till", "Till", lambda each: recipients[each.recipient].name),
        Column("paminnelse", "Påminnelse", lambda each: each.stage_spoken),
        Column(
            "frist",
            "Frist",
            lambda each: each.deadline.name,
            promised=lambda each: each.deadline.kind,
        ),
        Column("galler", "Gäller", lambda each: each.deadline.subject),
        Column("arende", "Ärende", lambda each: each.deadline.reference, on_screen=False),
        Column("senast", "Senast", lambda each: each.deadline.due),
        Column("lage", "Läge", lambda each: each.deadline.spoken(today)),
        Column("skulle_kommit", "Skulle ha kommit", lambda each: each.missed, on_screen=False),
        Column("nasta_steg", "Nästa steg", lambda each: each.deadline.settled_by, below=True),
    )


@command(
    app,
    NAMELESS,
    Remind,
    "Påminn om frister, en gång för varje frist, steg och mottagare: före, på dagen, försenad och"
    " sedan varje vecka. Det som cron kör. Finns inget att påminna om skrivs ingenting. Är en mapp"
    " för säkerhetskopior inställd görs en kopia. Slutkod 6 när någon påminnelse inte kom fram.",
    "norrbus påminn --torrkör",
)
def remind(context: Context, wanted: Remind) -> None:
    """Tell what is due."""
    from ...register import mail_settings
    from . import actions
    from .model import NoMailSettings

    if wanted.by_mail and wanted.printed:
        raise WrongUsage("Välj --epost eller --skriv-ut, inte båda.")
    mail = None if wanted.printed else mail_settings.load_mail(context.options)
    if wanted.by_mail and not mail:
        raise NoMailSettings
    days, wrong = _review_days(context)
    if wanted.dry:
        report = actions.due(context.register, context.today, days)
        _print(context, report.told, report.recipients, wanted.tabs)
    elif mail:
        report = _mail(context, wanted, mail, days)
    else:
        report = _told_in_print(context, wanted, days)
    if not wanted.dry:
        _copy(context, report)
    _tell_failures(context, report)
    if wrong:
        raise wrong


def _review_days(context: Context) -> tuple[int, NorrbusError | None]:
    """How often the log is reviewed. A setting of it that is wrong stops no reminder: it is told
    when they have been.
    """
    from ...authority.review.model import USUAL_DAYS
    from ...register.review_settings import load_review_days

    try:
        return load_review_days(context.options, USUAL_DAYS), None
    except NorrbusError as wrong:
        return USUAL_DAYS, wrong


def _copy(context: Context, report: Report) -> None:
    """Where a folder is set, a copy each day; the reminders have been told by then.

    Raises FileTrouble and what else a copy may meet, but not before what failed has been told.
    """
    from ...register.copy_settings import load_copies

    rule = load_copies(context.options)
    if rule.folder is None:
        return
    from ...authority.copies import actions as copies

    try:
        copies.make_daily(context.register, context.settings, rule, context.today)
    except NorrbusError:
        _tell_failures(context, report)
        raise


def _print(
    context: Context, reminders: Sequence[Reminder], recipients: dict[str, Recipient], tabs: bool
) -> None:
    """A letter to each, or a line or an object for each reminder where that was asked for."""
    shown = columns(context.today, recipients)
    if context.output.form != AUTO:
        if reminders or context.output.form == JSON:
            context.output.table(reminders, shown, "")
    elif tabs:
        for each in reminders:
            context.output.whole(plain_row(each, shown))
    elif reminders:
        from .printed import letters

        context.output.whole("\n\n\n".join(letters(reminders, recipients, context.today)))
    elif context.interactive:
        context.output.notice("Det finns inget att påminna om som inte redan är sagt.")


def _told_in_print(context: Context, wanted: Remind, review_days: int) -> Report:
    """Print every digest in one answer; what has been printed has been handed over, if it can
    reach anybody.
    """
    from . import actions, store
    from .model import NotSent
    from .reader import printout

    recipients = store.recipients(context.register)

    def show(digest: Digest) -> None:
        context.output.require_reader()
        _print(context, digest.reminders, recipients, wanted.tabs)
        for_a_script = wanted.tabs or context.output.form != AUTO
        if not (wanted.printed or for_a_script) and (why := printout(wanted.alone).unread):
            raise NotSent(why)

    report = actions.run(
        context.register, context.today, show, together=True, review_days=review_days
    )
    if not report.told and not report.failures:
        _print(context, [], recipients, wanted.tabs)
    return report


def _mail(
    context: Context, wanted: Remind, settings: mail_settings.Mail, review_days: int
) -> Report:
    from . import actions
    from .calendar_files import calendar_files
    from .mail import Post
    from .model import counted

    def files(digest: Digest) -> list[tuple[str, bytes]]:
        return calendar_files(context.register, digest) if settings.calendar_files else []

    with Post(settings, files) as post:
        report = actions.run(
            context.register, context.today, post.hand_over, review_days=review_days
        )
    if context.output.form != AUTO or wanted.tabs:
        _print(context, report.told, report.recipients, wanted.tabs)
    elif context.interactive:
        context.output.notice(f"Skickat: {counted(len(report.told))}.")
    return report


def _tell_failures(context: Context, report: Report) -> None:
    import typer

    for sentence in [
        *(each.sentence for each in report.failures),
        *(each.sentence for each in report.unreadable),
    ]:
        context.output.warning(sentence)
    if not report.in_order:
        raise typer.Exit(EXIT_REMINDERS_FAILED)


@command(
    app,
    "installera",
    Install,
    "Visa, eller med --skriv lägg in, det som kör påminnelserna varje morgon, med hela sökvägar."
    " Säger till när datorn inte har något sätt att få fram dem till någon.",
    "norrbus påminn installera --cron --tid 06.30",
)
def install_run(context: Context, wanted: Install) -> None:
    """Set up the morning run."""
    import os

    from ...register import config
    from . import install, store, unattended

    way = install.way(os.name, cron=wanted.cron, systemd=wanted.systemd, windows=wanted.windows)
    recipients = store.recipients(context.register)  # a run that could not open it is not set up
    file = config.settings_path(context.options.get("installningar"))
    for sentence in unattended.warnings(context.settings, file, way, recipients.values()):
        context.output.warning(sentence)
    hour, minute = (int(part) for part in wanted.at.split(":"))
    plan = install.Plan(hour, minute, context.settings, file if file.exists() else None)
    if way == install.CRON:
        context.output.whole(plan.cron_line)
        if wanted.write:
            install.write_cron(plan)
            context.output.notice("Raden ligger i din crontab. Den körs varje morgon.")
        else:
            context.output.notice("Lägg in raden med crontab -e, eller kör om med --skriv.")
    elif way == install.SYSTEMD:
        _install_units(context, plan, wanted.write)
    else:
        _install_task(context, plan, file.parent, wanted.write)


def _install_units(context: Context, plan: install.Plan, write: bool) -> None:
    from . import install

    if not write:
        for name, content in plan.units.items():
            context.output.line(f"# {install.units_folder() / name}\n{content}")
    for path in install.write_units(plan) if write else []:
        context.output.line(f"Skriven: {path}")
    context.output.notice(f"Starta med: systemctl --user enable --now {install.TIMER}")


def _install_task(context: Context, plan: install.Plan, folder: Path, write: bool) -> None:
    from . import task

    if write:
        context.output.line(f"Skriven: {task.write_task(plan, folder)}")
        context.output.notice(f"Uppgiften heter ”{task.NAME}” i Schemaläggaren.")
    else:
        context.output.whole(task.task(plan))
        context.output.notice("Lägg in uppgiften genom att köra om med --skriv.")
