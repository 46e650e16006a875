"""The names of the months in languages in which journals write them, whole, and abbreviated in the commonest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES = (
    "january jan janeiro janvier janv enero ene januar jänner gennaio januari",
    "february feb fevereiro fev février fév febrero februar febbraio februari",
    "march mar março mars marzo märz maerz mär mrz maret maart",
    "april apr abril abr avril avr aprile",
    "may maio mai mayo maggio mei",
    "june jun junho juin junio juni giugno",
    "july jul julho juillet juil julio juli luglio",
    "august aug agosto ago août agustus augustus",
    "september sept sep setembro set septembre septiembre settembre",
    "october oct outubro out octobre octubre oktober okt ottobre",
    "november nov novembro novembre noviembre",
    "december dec dezembro dez décembre déc diciembre dic dezember dicembre desember",
)
"""Of each month its English name first, then the English abbreviation, if there is one."""

MONTHS: Final[Mapping[str, int]] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of the month for each name, in lower case."""
ENGLISH: Final = tuple(names.split()[0] for names in _NAMES)
"""The English names in order, in lower case."""
_ENGLISH_WORDS = frozenset({"ago", "out", "set"})


def month_number(text: str) -> int | None:
    """The month that a word names: any name, or at least three letters of the English one.

    ``ago``, ``out`` and ``set`` are words of English, and are not taken for months.
    """
    word = text.strip(" .").casefold()
    if len(word) < 3 or word in _ENGLISH_WORDS:
        return None
    return MONTHS.get(word) or next((number for number, name in enumerate(ENGLISH, 1) if name.startswith(word)), None)
