"""The words of disposal, and what the law says in days and years."""

from __future__ import annotations

SOCIAL, PRIVATE, HEALTH, SCHOOL = (
    *("socialtjänst", "enskild verksamhet", "hälso- och sjukvård", "skola"),
)
KINDS = (SOCIAL, PRIVATE, HEALTH, SCHOOL)
KINDS_MEAN = {
    SOCIAL: "gallras fem år efter den sista anteckningen",
    PRIVATE: "gallras två år efter den sista anteckningen",
    HEALTH: "bevaras minst tio år efter den sista uppgiften",
    SCHOOL: "gallras efter er egen plan, som anges med år och källa",
}
# Those whose acts of placed children, and some for research, outlive their years (SoL 16 and 17
# kap.), and that have the next calendar year to dispose of the rest.
BY_SOCIAL_LAW = (SOCIAL, PRIVATE)
# Children born on these days of any month are kept for research in the whole country but the
# counties E, I and Y and Göteborg, which keep everybody.
KEPT_DAYS = frozenset({5, 15, 25})
INVESTIGATION, PLACED, OTHER = "barnutredning", "placerat barn", "annat"
WHYS = (INVESTIGATION, PLACED, OTHER)
WHYS_MEAN = {
    INVESTIGATION: "socialtjänsten har utrett barnet; bevaras till 30 år",
    PLACED: "barnet har bott utanför det egna hemmet; gallras aldrig",
    OTHER: "ett eget beslut, som skrivs som skäl",
}
INVESTIGATION_AGE = 30
