"""The work that a family has read, built from its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.citations.names import Names
from pubmeta.citations.places import place
from pubmeta.model import Work, WorkType

# What is published under such a title may be a journal's article or a paper at a meeting: its type is left open.
_MEETING = re.compile(
    r"(?i)\b(?:conf(?:erence)?|congr(?:ess)?|symp(?:osium|osia)?|workshop|meeting|proc(?:eedings)?|lecture notes)\b"
)
_ACADEMY = re.compile(
    r"(?i)^(?:the )?proc(?:eedings)?\.?(?: of the)? (?:nat(?:iona)?l|royal|r|ieee|london|am(?:erican)?|cambridge)\b"
)


# ``J. Chem. Soc. Faraday Trans. 1``
_NUMBERED = re.compile(r"\b(?:Trans(?:actions)?|Sect(?:ion)?|Ser(?:ies)?|Part|Pt|Abt)\b\.?$")


def work(names: Names, title: str | None, container: str, found: Mapping[str, str | None]) -> Work:
    """A work in a journal; of no type where neither volume nor issue is printed or the title may be a meeting's.

    Raises ValueError where it is not certain which number is which.
    """
    fields = place(found)
    if _NUMBERED.search(container) and fields.get("volume") in ("1", "2"):
        raise ValueError(f"the {fields['volume']} may be the number of the section, not the volume")
    periodical = "volume" in fields or "issue" in fields
    certain = periodical and (not _MEETING.search(container) or bool(_ACADEMY.search(container)))
    return Work(
        type=WorkType.JOURNAL_ARTICLE if certain else None,
        authors=names.persons,
        et_al=names.et_al,
        title=title,
        container_title=container,
        **fields,
    )
