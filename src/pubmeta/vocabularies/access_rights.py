"""Who may read a work, as repositories say it beside its licence, and in the same field.

Sources: the access terms of ``info:eu-repo``; the Access Rights vocabulary of COAR, 1.0; the OpenAIRE guidelines, which
ask for one of them in each record.
"""

from __future__ import annotations

import re
from typing import Final

_OF_COAR: Final = {"c_abf2": "open", "c_f1cf": "embargoed", "c_16ec": "restricted", "c_14cb": "closed"}
_COAR = re.compile(rf"(?i)(?:https?://purl\.org/coar/access_right/)?({'|'.join(_OF_COAR)})/?")
_WORDS = re.compile(
    r"(?i)(?:info:eu-repo/semantics/)?(?P<word>open|free|full|closed|restricted|embargoed|metadata[ -]only)[ -]?access|"
    r"(?P<open>acesso aberto|acceso abierto|accès libre|accesso aperto|libre accès|offener zugang)"
)
_OPEN: Final = frozenset({"open", "free"})


def may_all_read(text: str) -> bool | None:
    """Whether an access right says that all may read the work; None where the text is not an access right."""
    text = text.strip(" .")
    if found := _COAR.fullmatch(text):
        return _OF_COAR[found[1].lower()] in _OPEN
    if words := _WORDS.fullmatch(text):
        return words["open"] is not None or words["word"].lower() in _OPEN
    return None
