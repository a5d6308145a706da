"""The list of rooms in the order of the work."""

from __future__ import annotations

# The rooms in the order of the work: what each is called, what it is for, where its commands are.
# A room of several parts names the commands of each, so that one is loaded without the others.
ROOMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "register",
        "Registret: filen och nyckeln; säkerhetskopior; utdrag; gallring; samordnare och rutiner.",
        {
            "authority.commands": "skapa ändra samordnare visa",
            "authority.copies.commands": "säkerhetskopiera kopior återställ kopia-okrypterad",
            "desk.checkup.commands": "kontrollera",
            "desk.disposal.commands": "gallra gallringsregel",
            "desk.archive.commands": "arkivera",
            "desk.extract.commands": "utdrag",
            "authority.keys.commands": "nyckel",
            "authority.routine.commands": "rutin ta-bort-rutin rutiner",
        },
    ),
    (
        "aktör",
        "Aktörer och kontaktpersoner, som finns en gång för alla ärenden.",
        {"case.actor.commands": "lägg-till ändra kontakt lista", "desk.actor.page": "visa"},
    ),
    (
        "ärende",
        "Ärenden: barnet, vårdnadshavarna, behovet, placering, överlämning, avslut och öppning.",
        {
            "desk.case.commands": "skapa vårdnadshavare ändra avsluta öppna",
            "desk.case.page": "lista visa",
            "coordination.placement.commands": "placera ändra-placering placering-upphör"
            " hälsoundersökning",
            "desk.handover.commands": "lämna-över",
            "desk.moving.commands": "flytta-ut flytta-in",
            "coordination.objection.commands": "invändning",
            "coordination.retention.commands": "bevara bevara-inte",
        },
    ),
    (
        "importera",
        "Läs in många rader ur en fil: ärenden, aktörer, kontaktpersoner, utvärderingssvar.",
        {"desk.importing.commands": ""},
    ),
    (
        "samtycke",
        "Samtycken: vem, till vilka, om vad, hur länge; återkallelse.",
        {"consent.commands": "registrera lista", "desk.consent.commands": "återkalla"},
    ),
    (
        "möte",
        "Möten: boka, kalla, flytta, ändra, ställa in, genomföra.",
        {
            "meeting.commands": "boka kalla",
            "meeting.held_commands": "svar genomför",
            "desk.meeting.commands": "flytta ändra ställ-in skilj",
            "meeting.page": "lista",
            "desk.meeting.page": "visa",
        },
    ),
    (
        "plan",
        "Överenskommelsen: genomförandeplan eller SIP med insatser och underskrifter.",
        {
            "plan.commands": "skapa ändra insats ändra-insats åsikt underteckna kontrollera"
            " revidera",
            "desk.plan.page": "visa",
        },
    ),
    (
        "uppföljning",
        "Uppföljning: vad som blev av insatserna, och om planen fortsätter, revideras eller"
        " avslutas.",
        {"plan.followup.commands": ""},
    ),
    (
        "utvärdering",
        "Utvärdering: svar utan namn efter ett möte, som bara visas som summor.",
        {"evaluation.commands": "registrera", "desk.evaluation.commands": "sammanställ"},
    ),
    (
        "avvikelse",
        "Avvikelser: rapport, underskrifter, kopia, analys, beslut, genomförande, återkoppling.",
        {
            "deviation.commands": "rapportera ändra",
            "deviation.step.commands": "underteckna skicka analysera besluta genomför återkoppla"
            " avsluta",
            "deviation.page": "lista",
            "desk.deviation.page": "visa",
            "desk.deviation.commands": "sammanställ",
            "deviation.recipient.commands": "mottagare",
        },
    ),
    (
        "oenighet",
        "Oenigheter om verksamhets- eller kostnadsansvar, och vem som avgjorde dem.",
        {"deviation.disagreement.commands": ""},
    ),
    (
        "forum",
        "Forum barn och unga, länsdelens samverkansgrupp, gruppnivå och styrgrupp: agenda,"
        " anteckningar, antal.",
        {
            "forum.commands": "boka ändra ställ-in genomför skicka",
            "forum.page": "lista visa",
            "forum.member.commands": "ledamot",
            "forum.rule.commands": "regler",
        },
    ),
    (
        "idag",
        "Vad som är försenat, vad som ska göras idag och i veckan, och vad som väntar på andra.",
        {"deadline.today.commands": ""},
    ),
    (
        "sök",
        "Sök ett ärende på namn, personnummer eller ärendenummer, eller en aktör.",
        {"desk.finding.commands": ""},
    ),
    (
        "visa",
        "Visa det som har numret eller namnet: ärende, möte, avvikelse.",
        {"desk.finding.showing": ""},
    ),
    (
        "guide",
        "Vägen för ett ärende, steg för steg med kommandot för varje.",
        {"desk.guide.commands": ""},
    ),
    ("hjälp", "Hjälp om ett kommando eller ett ord.", {"helping.commands": ""}),
    (
        "frist",
        "Frister: vad som ska göras senast vilken dag, och varför just den dagen.",
        {
            "deadline.commands": "lista",
            "deadline.explanation.commands": "förklara",
            "deadline.rules.commands": "regler",
        },
    ),
    (
        "påminn",
        "Påminnelser om frister: det som cron kör varje morgon.",
        {"deadline.reminder.commands": ""},
    ),
    (
        "kalender",
        "Möten, uppföljningar och frister i en kalenderfil.",
        {"deadline.agenda.commands": ""},
    ),
    (
        "statistik",
        "Årets statistik, där ingen kan pekas ut.",
        {
            "statistics.commands": "år skriv fastställ utlämnat",
            "statistics.comparing.commands": "jämför",
            "statistics.merging.commands": "slå-ihop läs-in",
            "statistics.counting.commands": "stäng-av slå-på definitioner",
            "statistics.counting.rules.commands": "brister regler",
        },
    ),
    (
        "exportera",
        "Skriv en lista som fil, för egen analys inom myndigheten.",
        {"desk.exporting.commands": ""},
    ),
    (
        "logg",
        "Loggen: vem som gjorde eller såg vad, med gammalt och nytt, och om den är orörd.",
        {"history.commands": ""},
    ),
    (
        "ångra",
        "Ångra ett helt kommando: ditt senaste, eller ett som anges med sitt nummer i loggen.",
        {"history.undo.commands": ""},
    ),
    ("gör-om", "Gör om det som ångrades.", {"history.redo.commands": ""}),
    ("makulera", "Makulera det som aldrig skulle ha funnits.", {"history.annul.commands": ""}),
    (
        "dokument",
        "Dokument: skriv ut, se vad som är skrivet, skickat och underskrivet; egna mallar.",
        {
            "desk.papers.commands": "skriv lista skickat underskrivet",
            "desk.papers.attachment.commands": "bifoga hämta",
            "desk.papers.purpose.commands": "slag",
            "desk.papers.remade.commands": "återskapa",
            "desk.templates.commands": "mall fält kontrollera",
        },
    ),
    (
        "komplettering",
        "Låt Tab i skalet fylla i kommandon, växlar, val och ärendenummer.",
        {"terminal.completion.commands": ""},
    ),
    (
        "json-schema",
        "Formen på det som --json skriver, för den som skriver skript.",
        {"terminal.json_schema.commands": ""},
    ),
    (
        "demo",
        "Ett helt påhittat ärende i ett eget register, steg för steg.",
        {"desk.demo.commands": ""},
    ),
    (
        "uppdatera",
        "Om det finns en nyare norrbus, och vad som är nytt i den.",
        {"desk.update.commands": ""},
    ),
)
