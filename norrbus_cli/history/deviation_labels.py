"""What the columns of a deviation are called in Swedish, but for those of its report."""

OF_DEVIATIONS = {
    "feedback": "återkoppling",
    "feedback_on": "återkopplat",
    "happened_on": "hände",
    "joint_analysis": "gemensam analys",
    "joint_forum_id": "analyserad på möte",
    "joint_on": "gemensamt analyserad",
    "manager": "närmaste chef",
    "manager_signed_on": "chefens underskrift",
    "mistaken": "makulerad därför",
    "no_decision": "inget beslut behövs",
    "part_analysis": "länsdelens analys",
    "part_forum_id": "länsdelens möte",
    "part_on": "analyserad i länsdelen",
    "reporter_signed_on": "rapportörens underskrift",
    "upward_on": "till Samverkansstruktur",
}
