"""How schema problems are worded: libxml2's sentences translated, lists and values kept short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NAMES_SHOWN = 8
CHARACTERS_SHOWN = 80

Wording = Mapping[re.Pattern[str], str]
"""For each sentence of a validator, our own; its {fields} are the groups of the pattern and what the caller knows."""


def worded(sentence: str, wording: Wording, known: Mapping[str, str]) -> str:
    """A validator's sentence in our words; one that the table does not know is only shortened."""
    for pattern, own in wording.items():
        if match := pattern.search(sentence):
            return own.format_map({**known, **{key: shortened(value) for key, value in match.groupdict().items()}})
    return shortened(sentence, limit=2 * CHARACTERS_SHOWN)


def tags(names: Iterable[str]) -> str:
    """Element names as people write them: ``<volume>, <issue> or <fpage>``."""
    return alternatives(f"<{name}>" for name in names)


def alternatives(items: Iterable[str]) -> str:
    """A list of alternatives, cut where nobody reads on."""
    every = list(dict.fromkeys(items))
    shown = every[:NAMES_SHOWN]
    if rest := len(every) - len(shown):
        return f"{', '.join(shown)} or one of {rest} others"
    return " or ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def shortened(text: str, limit: int = CHARACTERS_SHOWN) -> str:
    """One line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
