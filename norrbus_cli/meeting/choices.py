"""The words to choose from about a meeting and who takes part."""

from __future__ import annotations

NORRBUS_MEETING = "norrbusmöte"
FOLLOW_UP_MEETING = "uppföljningsmöte"
KINDS = (NORRBUS_MEETING, FOLLOW_UP_MEETING)
WAYS = ("brev", "digital brevlåda", "säkert meddelande", "e-post", "telefon", "personligen")
YES, NO = "ja", "nej"
PRESENT, BY_LINK, ABSENT = "närvarande", "på länk", "frånvarande"
BOOKED, SUMMONED, HELD, CANCELLED = "bokat", "kallat", "hållet", "inställt"
# Of a row ``m`` of meetings that were held: it lacked nothing that the agreement of 2025 asks for
# of a Norrbus meeting, or somebody has said why it counts all the same.
COUNTS = "(m.lacking = '' OR m.counts_anyway <> '')"
