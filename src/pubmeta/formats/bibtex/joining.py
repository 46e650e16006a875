"""How entries become one file: one after the other, each with a key of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pubmeta.reading.values import unique_key
from pubmeta.registry import Joining

if TYPE_CHECKING:
    from pubmeta.formats.bibtex.options import BibtexOptions

_KEY = re.compile(rb"(@[a-z]+\{)([^,]*)")


def _merged(entries: Sequence[bytes]) -> bytes:
    """The entries; a key that one before has is followed by ``-2``, the next by ``-3``."""
    used: set[str] = set()
    written = []
    for number, entry in enumerate(entries, 1):
        found = _KEY.match(entry)
        if found:
            key = unique_key(found[2].decode(), number, used)
            entry = found[1] + key.encode() + entry[found.end() :]  # noqa: PLW2901
        written.append(entry)
    return b"\n".join(written)


JOINING: Final[Joining[BibtexOptions]] = Joining(
    group=lambda _: "entries",
    start=lambda _options, _name: b"",
    part=lambda content: content,
    end=b"",
    most_bytes=50_000_000,
    merged=_merged,
)
"""No program documents a limit; reference managers take minutes for more."""
