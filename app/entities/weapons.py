"""The armament categories of SIPRI and of the UN Register of Conventional Arms."""

from typing import Literal, get_args

SipriCategory = Literal[
    "aircraft",
    "air defence systems",
    "anti-submarine warfare weapons",
    "armoured vehicles",
    "artillery",
    "engines",
    "missiles",
    "naval weapons",
    "satellites",
    "sensors",
    "ships",
    "other",
]
UnrocaCategory = Literal[
    "I battle tanks",
    "II armoured combat vehicles",
    "III large-calibre artillery systems",
    "IV combat aircraft and UCAV",
    "V attack helicopters",
    "VI warships",
    "VII missiles and launchers",
    "VIII small arms and light weapons",
]
SIPRI_CATEGORIES: tuple[str, ...] = get_args(SipriCategory)
UNROCA_CATEGORIES: tuple[str, ...] = get_args(UnrocaCategory)
