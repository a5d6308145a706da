"""The words to choose from about a meeting and who takes part."""

from __future__ import annotations

NORRBUS_MEETING = "norrbusmöte"
FOLLOW_UP_MEETING = "uppföljningsmöte"
KINDS = (NORRBUS_MEETING, FOLLOW_UP_MEETING)
WAYS = ("brev", "digital brevlåda", "säkert meddelande", "e-post", "telefon", "personligen")
# What each is, for a newcomer.
KINDS_MEAN = {
    NORRBUS_MEETING: "barnet, familjen och aktörerna bestämmer vad som behövs och vem som gör det",
    FOLLOW_UP_MEETING: "hur det har gått med det som bestämdes",
}
WAYS_MEAN = {
    "digital brevlåda": "post från en myndighet, som läses med e-legitimation",
    "säkert meddelande": "krypterat, till den som legitimerar sig",
    "personligen": "lämnat i handen",
}
# Arjeplog's routine of 2012 of every meeting, in a case and above it.
KNOWN = "Arjeplogs rutin 2012, Allmänt: agendan är känd av alla före mötet"
ENDED = "Arjeplogs rutin 2012, Allmänt: mötet avslutas med en reflektion och nästa planeras"
YES, NO = "ja", "nej"
SUMMONS, INVITATION = "kallelse", "inbjudan"  # the letters to actors, and to child and guardians
PRESENT, BY_LINK, ABSENT = "närvarande", "på länk", "frånvarande"
BOOKED, SUMMONED, HELD, CANCELLED = "bokat", "kallat", "hållet", "inställt"
# Of a row ``m`` of meetings that were held: it lacked nothing that the agreement of 2025 asks for
# of a Norrbus meeting, or somebody has said why it counts all the same.
COUNTS = "(m.lacking = '' OR m.counts_anyway <> '')"
STANDS = "som det står"  # why an answer is suggested about what is recorded already
TO_BE_TOLD = "meddelas senare"  # a place that is not decided
