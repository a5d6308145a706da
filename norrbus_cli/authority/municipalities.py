"""The municipalities of the county, by name and code."""

from __future__ import annotations

# The 14 municipalities of the county with their codes; the name form each uses itself.
MUNICIPALITIES = {
    "2506": "Arjeplogs kommun",
    "2505": "Arvidsjaurs kommun",
    "2582": "Bodens kommun",
    "2523": "Gällivare kommun",
    "2583": "Haparanda stad",
    "2510": "Jokkmokks kommun",
    "2514": "Kalix kommun",
    "2584": "Kiruna kommun",
    "2580": "Luleå kommun",
    "2521": "Pajala kommun",
    "2581": "Piteå kommun",
    "2560": "Älvsbyns kommun",
    "2513": "Överkalix kommun",
    "2518": "Övertorneå kommun",
}
CODES = {name: code for code, name in MUNICIPALITIES.items()}
