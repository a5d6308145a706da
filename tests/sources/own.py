"""What no source says and the code has chosen: by module, where it stands in it, and why."""

from __future__ import annotations

from typing import NamedTuple


class Own(NamedTuple):
    """A choice: the module and the name in it (empty: the module as a whole), and what is chosen."""

    code: str
    chosen: str


OWN = (
    Own(
        "meeting.notice.deadlines:",
        "När mötet har hållits eller dagen har varit behöver ingen mer besked.",
    ),
    Own("meeting.notice.deadlines:RULES", "Ny tid och återbud lämnas senast arbetsdagen efter."),
    Own(
        "meeting.notice.deadlines:_EXPECTED",
        "Att samtycke saknas för en kallad sägs samma dag: ingen lag ger ett antal dagar.",
    ),
    Own(
        "meeting.notice.expected:",
        "Den som har tackat nej eller fått återbud väntas inte till mötet.",
    ),
    Own("meeting.notice.model:", "Vad som räknas som sagt till den som kan ha fått ett papper."),
    Own("meeting.notice.paper:ANSWER", "Svar begärs två arbetsdagar före det flyttade mötet."),
    Own("authority.copies.model:", "Kopior: efter hur många dagar utan ny kopia det sägs."),
    Own("authority.copies.model:kept", "Kopior: vilka som sparas, en för varje period."),
    Own(
        "authority.disposal.model:verdict",
        "Finns ingen 29 februari gallras hellre en dag för sent.",
    ),
    Own(
        "deviation.notice_paper:",
        "I vilken ordning anmälan till Samverkansstruktur skrivs: ingen källa har en blankett.",
    ),
    Own(
        "desk.papers.purpose.model:Purpose",
        "Vad ett papper utan källa är till för sägs vara eget val.",
    ),
    Own(
        "deviation.model:Deviation",
        "Ett beslut väntar på den första gemensamma analysen, inte på alla nivåer.",
    ),
    Own("words.dates:surely_after", "Finns ingen 29 februari gallras hellre en dag för sent."),
    Own("authority.keys.model:", "Återställningsnyckeln skrivs med få olika tecken."),
    Own("authority.review.model:USUAL_DAYS", "Loggen granskas en gång i kvartalet."),
    Own("authority.review.model:", "Hur ofta och hur många som granskas: ingen lag ger ett antal."),
    Own("authority.review.model:lateness", "Sägs i meningen om en sen granskning."),
    Own(
        "case.model:OWN_VOICE",
        "Från 15 år frågas den unge själv om samtycke och underskrift (efter SoL 3 kap. 4 §).",
    ),
    Own(
        "case.nameless:",
        "Vad som ser ut som ett namn i en anonym konsultations texter, och frågas om.",
    ),
    Own(
        "case.mention.model:",
        "Vad som är ett namn i en text: hela ord, också i genitiv; ett förnamn ensamt bara på det egna"
        " barnet och på syskon med ett eget ärende.",
    ),
    Own(
        "case.mention.outside:",
        "Vad som räknas som att nämna någon i en text som läses utanför ärendet.",
    ),
    Own(
        "case.mention.surname:",
        "När ett efternamn för sig räknas: efter ”familjen”, eller ensamt när det inte är något annat.",
    ),
    Own(
        "case.mention.family_words:",
        "Vilka ord som gör ett efternamn till en familj eller något annat.",
    ),
    Own(
        "case.mention.link:",
        "Siffror i en länk är mötets egna, om de inte är skrivna som någons nummer.",
    ),
    Own(
        "case.mention.within:",
        "Ett annat barn i ett ärendes text frågas om och vägras inte: ett syskon nämns ibland med rätta.",
    ),
    Own("case.nameless:_NOBODY", "Ord med stor bokstav som står i var text om samverkan."),
    Own("case.given_names:", "Vilka förnamn som känns igen där de börjar en mening."),
    Own(
        "meeting.joint:",
        "Vid ett gemensamt möte för syskon får varje barn egna papper, där inget av det andra ärendet"
        " står (OSL 12 kap., 23 kap. 2 §, 26 kap. 1 §).",
    ),
    Own(
        "meeting.deadlines:_SUMMONS",
        "Ärendets eget senaste datum för mötet gäller också som sista dag för kallelsen.",
    ),
    Own("consent.model:", "Att ett samtycke måste ha en sista dag."),
    Own("deadline.reminder.review:reminders", "Var så många dagar som ställs in granskas loggen."),
    Own(
        "desk.case.beside_told:",
        "Det som fylls i och kommer tillbaka står inte som skrivet men inte skickat.",
    ),
    Own("desk.checkup.actions:", "En återläsning av en kopia prövas fyra gånger om året."),
    Own("desk.checkup.places:", "Det som är lagt åt sidan sägs efter en månad."),
    Own("desk.checkup.store:", "Ett utkast sägs efter en månad."),
    Own(
        "desk.disposal.model:",
        "Vem som har tittat sparas fem hela år, i alla slag av register (HSLF-FS 2016:40 för vården).",
    ),
    Own(
        "desk.extract.masked:",
        "Ett ord som pekar ut en förälder eller ett syskon räknas som ett namn.",
    ),
    Own("desk.extract.model:", "Vad ett utdrag lämnar tills någon har prövat det."),
    Own(
        "desk.extract.staff.model:",
        "Ett namn som skrivs lika är samma person: det finns inget annat att gå efter.",
    ),
    Own(
        "desk.papers.attachment.model:",
        "En inskannad sida får vara så stor som några tiotal sidor i färg.",
    ),
    Own(
        "forum.model:TERM",
        "En termin är ett halvår: ingen källa säger vilka dagar den börjar och slutar.",
    ),
    Own("history.review.actions:", "Ett urval är så stort att någon hinner med det på en timme."),
    Own(
        "meeting.deadlines:",
        "Dagarna räknas från det senare av behov och komplett samtycke: 2013 års modell säger det inte.",
    ),
    Own("meeting.model:start_day", "Detsamma, räknat i ett ärende."),
    Own("paper.gate:", "Vilka ord i namn som är för vanliga för att peka ut en plats."),
    Own("paper.opened:MOST", "Hur många sidor vars adress sägs var för sig."),
    Own(
        "paper.protection:",
        "Vad som döljs, för vilka läsare: lagen kräver en prövning i varje fall.",
    ),
    Own("paper.protection:", "En adress står kvar när den andra vårdnadshavaren har samma."),
    Own("paper.protection:", "Vad sekretessen inom en familj betyder på ett papper."),
    Own("paper.template.environment:PARTS", "Hur många mallar som hålls lästa."),
    Own("paper.template.fields:DEEPEST", "Hur djupt en malls fält går."),
    Own("paper.template.own:LARGEST", "Hur stor en egen mall får vara."),
    Own("paper.traces:", "Vilka namn som också är vanliga ord."),
    Own("plan.model:must_sign", "Från 15 år hör den unge till dem som skriver under."),
    Own(
        "register.copy_settings:", "Hur många kopior som sparas: dagar, veckor, månader och två år."
    ),
    Own(
        "rule.model:Deadline.near",
        "En frist mer än en månad bort visas inte när man ser på ett ärende.",
    ),
    Own("statistics.choosing:", "Mått på hur mycket en tabell säger: bitar."),
    Own("statistics.coarsening:LINKS", "Hur många samband mellan grupper som hålls i minnet."),
    Own(
        "statistics.correcting:",
        "Vad som ligger kvar när en rättelse skulle peka ut någon, och att det inte sägs vilket.",
    ),
    Own(
        "statistics.definitions:",
        "Grupper av ålder och slag, efter hur överenskommelsen och arbetet talar om dem.",
    ),
    Own("statistics.form:usual", "I januari är förra året det vanliga."),
    Own(
        "statistics.groupings:",
        "Grövre grupper, efter hur blanketterna och överenskommelsen talar.",
    ),
    Own("statistics.ladders:", "Ett för litet år visas i grövre grupper."),
    Own("statistics.lines:", "År jämförs i de grövsta grupper som något av dem visas i."),
    Own("statistics.marks:", "När en summa av betyg visas."),
    Own("statistics.marks_beside:", "En period visar betyg för alla grupper tillsammans."),
    Own("statistics.merging.marks:marks_apart", "När länets summa av betyg lämnar rum."),
    Own(
        "statistics.merging.marks:without_marks",
        "Betyg i periodens eller årens tal, aldrig i båda.",
    ),
    Own("statistics.periods:", "Vad som räknas i en period."),
    Own("statistics.periods:require_told", "Hur många perioder kommuner antas fastställa."),
    Own("statistics.span:", "En period är två eller tre år."),
    Own(
        "statistics.talk:",
        "Vad årsöversikten frågar om: det som överenskommelsen säger ska vara, och talen säger inte är.",
    ),
    Own(
        "case.naming.model:Named.shown",
        "Den som har skyddade personuppgifter visas utan namn vid sitt ärende: en lista ligger öppen på ett bord.",
    ),
    Own(
        "case.naming.hiding:of_all",
        "Den som är personal eller aktör behåller sitt namn där barns och vårdnadshavares inte visas.",
    ),
    Own("case.naming.showing:FEW", "Hur många barn som nämns överst i ett svar om flera ärenden."),
    Own("case.naming.model:LONGEST", "Hur mycket av ett förnamn som visas vid ett ärende."),
    Own("terminal.fitting:HANDFUL", "Hur mycket av det som har hänt som står på ärendets skärm."),
    Own("history.telling:MANY", "Hur många rader ur en fil som visas en och en när de ångras."),
    Own("terminal.lines:MANY", "Hur många val som skrivs ut innan det räknas som för många."),
    Own("desk.guide.model:LACKING", "Hur mycket av det en plan saknar som vägen räknar upp."),
    Own("helping.finding:MOST", "Hur många svar hjälp om ett ord ger."),
    Own("helping.finding:ON_SCREEN", "Hur många av dem en skärm visar."),
    Own("helping.finding:_SHORTEST", "Hur kort ett ord får bli när dess ändelse tas bort."),
    Own(
        "case.arriving.actions:Arrivals.take",
        "Vilket ärende i en fil som redan finns, så att samma fil kan läsas in igen.",
    ),
    Own(
        "desk.exporting.model:Pseudonyms",
        "En lista utan namn kallar ärendena annat i varje fil, efter en nyckel som ingen har kvar.",
    ),
    Own(
        "desk.importing.fields:_SYNONYMS",
        "Vilka rubriker som förstås utan att någon säger vad de är.",
    ),
    Own("desk.importing.matching:LONGEST", "Hur lång en rubrik får vara."),
    Own(
        "desk.importing.matching:MISSPELT",
        "Hur många rubriker som får saknas när slaget av rader gissas av de andra.",
    ),
    Own("desk.importing.model:LARGEST", "Hur stor en fil som läses in får vara."),
    Own(
        "desk.importing.workbook:UNPACKED", "Hur mycket en arbetsbok får svälla när den packas upp."
    ),
    Own("desk.importing.workbook:WIDEST", "Hur många kolumner i en arbetsbok som läses."),
    Own(
        "words.signs:",
        "Blanksteg, streck och apostrofer av alla slag är lika i en text som ses igenom, och tecken som"
        " inte syns räknas inte.",
    ),
    Own("words.typed_days:LONGEST", "Hur lång en dag i ord får vara."),
    Own("words.typed_days:OFFICE_HOURS", "När ett kontor är öppet, så att ett möte utanför sägs."),
    Own(
        "words.typed_days:DOUBTED", "Vilka timmar i en ensam siffra som frågas om: natt eller dag."
    ),
    Own("words.said_days:", "Hur dagar i ord läses; en dag utan år är den närmaste."),
    Own("words.said_days:_CENTURY_AHEAD", "När två siffror för året betyder det förra seklet."),
    Own("words.said_times:", "Ett klockslag i ord är mellan sju på morgonen och sju på kvällen."),
    Own("words.events:FIRST_EVENT", "En dag före 2008 är ett felskrivet årtal."),
    Own(
        "words.phone:in_swedish_form",
        "Hur ett svenskt telefonnummer visas: riktnummer och grupper.",
    ),
)
