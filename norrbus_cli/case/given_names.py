"""Given names that a child or a parent in Sweden is likely to have, folded to small letters.

Own choice: a short list of common ones, for where a name begins a sentence and its capital tells
nothing. Those that are ordinary words too are met with a capital only.
"""

from __future__ import annotations

_NAMES = """
adam agnes ahmed albin alexander alfred ali alice alicia alma alva amanda amir anders andreas
anna anton arvid astrid august axel benjamin birgitta carina carl casper cecilia charlie
christer christina clara daniel david ebba eddie edvin elias elin elina elisabeth ella ellen
ellie elsa elvira emelie emil emilia emma erik erika ester eva fatima felicia felix filip
fredrik freja frida gabriel gustav göran hanna hannes harry hassan hedda helena henrik hilda
hjalmar hugo ibrahim ida inga ingrid iris isa isabella isak jack jakob jan jasmine jenny jens
jesper joel johan johanna johannes jonas jonathan josef josefin julia julian juni karin karl
katarina kerstin kevin kristina lars leah leia leila leo leon liam lilly lina linda linnea linus
lisa louise lova lovisa lowa lucas ludvig lukas lykke magnus maja malin malte marcus margareta
maria markus martin matilda mattias melker melvin mia micael mikael milo milton mira moa mohamed
mohammed molly märta nathalie nellie nicole niklas nils noah noel nora nova oliver olivia olle
oscar oskar otto patrik peter petra pontus rasmus rebecka robin ronja rut saga sam samuel sandra
sara sebastian selma sigge signe sigrid simon sixten sofia sofie stella stina susanne svea tage
thea theo theodor thomas tilde tindra tove tuva tyra ulf ulrika valter vera victor victoria
vidar viggo viktor vilgot ville vincent wilhelm william wilma wilmer ylva yusuf zainab zoe
"""
GIVEN_NAMES = frozenset(_NAMES.split())
# Those that are ordinary words, also among the less common, or a word of another language.
_WORDS = "iris isa juni kim leia lova milo nova rut saga sam stella svea tage vide ville"
AMBIGUOUS = frozenset(_WORDS.split())
