"""Rows whose rule is being built: chapter, and the row that lacks its code and test.

When it is there, the row moves to its chapter. What stands here is what nobody keeps yet.
"""

from __future__ import annotations

from .row import Row, row

AGREEMENT, MODEL, ARJEPLOG = (
    "Överenskommelsen 2025",
    "2013 års arbetsmodell",
    "Arjeplogs rutin 2012",
)
EASTERN = "Norrbus östra Norrbotten, nätverksmöten"
SOCIAL = "Socialtjänstlagen och hälso- och sjukvårdslagen"
WAITING: tuple[tuple[str, Row], ...] = (
    (
        AGREEMENT,
        row(
            "s. 3, Målgrupp",
            "Målgruppen gäller också den dag ett ärende öppnas, eller öppnas igen.",
            "stopp",
            "Åldern räknas i dag bara den dag behovet sågs.",
        ),
    ),
    (
        AGREEMENT,
        row(
            "s. 7, Norrbusmötet",
            "Ett norrbusmöte som hålls med för få kärnaktörer, utan barnet eller vårdnadshavaren, eller utan mandat.",
            "varning, frist",
            "möte genomför säger i dag inte vad som saknas, och fristen räknas som uppfylld.",
        ),
    ),
    (
        AGREEMENT,
        row(
            "s. 9–10, Avvikelsehantering",
            "Avvikelsen analyseras tillsammans ”på lokal nivå (Forum barn och unga) och länsdelsnivå”.",
            "stopp, frist",
            "En gemensam analys på en nivå räcker i dag.",
            "frist avvikelse gemensam analys",
        ),
    ),
    (
        AGREEMENT,
        row(
            "s. 10, Oenighet mellan parter",
            "Oenighet ”avseende verksamhets- och kostnadsansvar”, också båda.",
            "frågas",
            "I dag gäller en oenighet det ena eller det andra.",
        ),
    ),
    (
        MODEL,
        row(
            "Arbetsmodell",
            "Dagarna hör till en äldre modell, och skyndsamheten som bedömts i ärendet går först.",
            "frist",
            "Profilens dagar kallas i dag överenskommelse.",
        ),
    ),
    (
        EASTERN,
        row(
            "Avvikelserapport – blankett 2013-05",
            "Mottagarna finns från början för en kommun vars regel är känd, och en tom tabell sägs.",
            "varning, frist",
            "Tabellen är i dag tom i ett nytt register.",
        ),
    ),
    (
        ARJEPLOG,
        row(
            "Individnivå",
            "Utan chefens beslut kallas det inte (profilen Arjeplog 2012).",
            "varning",
            "Ett beslut som saknas sägs i dag inte.",
        ),
    ),
    (
        ARJEPLOG,
        row(
            "Allmänt",
            "Också möten på individnivå har agenda, reflektion och planering av nästa möte.",
            "varning",
            "I dag sägs det bara ovanför det enskilda ärendet.",
        ),
    ),
    (
        ARJEPLOG,
        row(
            "Metod",
            "Ett avidentifierat ärende är avidentifierat också i sina texter.",
            "stopp",
            "Ett namn eller nummer i fritexten stoppas i dag inte.",
        ),
    ),
    (
        SOCIAL,
        row(
            "SoL 10 kap. 8 § och HSL 16 kap. 4 §",
            "Det övergripande ansvaret har en av huvudmännen, och det som inte är en SIP kallas inte en.",
            "stopp, papper",
            "Huvudmannen är i dag fri text.",
        ),
    ),
    (
        SOCIAL,
        row(
            "SoL 10 kap. 8, 9 §§",
            "”Genast” gäller att arbetet påbörjas; 9 § frågar inte efter barnets uppfattning.",
            "frist, varning",
            "Källan vid fristen och i plan kontrollera säger i dag mer än lagen.",
        ),
    ),
    (
        "Vård, utskrivning och placering",
        row(
            "Lag (2017:612) 4 kap. 3 §",
            "Det är patientens fasta vårdkontakt som kallar.",
            "frist",
            "Fristen säger i dag inte vem som kallar.",
        ),
    ),
    (
        "Hur dagar räknas",
        row(
            "Lag (1930:173)",
            "När den som är född den 29 februari fyller 18.",
            "frist",
            "Den 1 mars, i dag utan källa.",
        ),
    ),
    (
        "Personuppgifter, folkbokföring och arkiv",
        row(
            "Folkbokföringslagen 18 §",
            "Plustecknet skrivs från det år personen fyller 100.",
            "stopp",
            "Ett plus för den som är yngre läses i dag som ett bindestreck.",
        ),
    ),
)
# So many at most: the list gets shorter, never longer.
MOST = 14
