"""A document by its lines, each with its number and what is to be said of it; of a large one, the parts that matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup as Html

from pubmeta.problems import Problem
from pubmeta.web.page.colouring import coloured
from pubmeta.web.page.views.problems import Note, note_of

MOST_LINES: Final = 800
"""So many lines are shown from the beginning."""
MOST_CHARACTERS: Final = 60_000
"""So many characters are shown from the beginning."""
MOST_PLACES: Final = 100
"""So many lines with something to be said of them are shown beyond."""
AROUND: Final = 2
"""So many lines before and after each of those."""
LONGEST: Final = 4_000
"""So many characters of one line are shown."""
MOST_NOTES: Final = 12
"""So many notes are shown at one line."""

_ENDS = re.compile(r"\r\n|\r|\n")
"""The ends of lines as XML counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or, with `skipped`, so many lines in place of which it stands. cut: characters of it not shown."""

    number: int
    html: Html
    notes: tuple[Note, ...] = ()
    more_notes: int = 0
    cut: int = 0
    skipped: int = 0

    @property
    def is_wrong(self) -> bool:
        """Whether an error is noted at it."""
        return any(note.is_error for note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a document that are shown. count: of all its lines. notes: how many are placed at lines."""

    shown: tuple[Line, ...]
    count: int
    size: int
    notes: int

    @property
    def is_cut(self) -> bool:
        """Whether something of the document is not shown."""
        return any(line.skipped or line.cut for line in self.shown)


def lines_of(content: bytes, format_name: str | None, problems: Iterable[Problem] = ()) -> Lines:
    """The lines of a document; the problems are noted at theirs."""
    texts = _ENDS.split(text_of(content))
    if len(texts) > 1 and not texts[-1]:
        texts.pop()
    noted: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.line and problem.line <= len(texts):
            noted[problem.line].append(problem)
    shown = sorted(_chosen(texts, noted))
    lines = [line for number in shown[:1] for line in _gap(0, number)]
    for number, following in pairwise((*shown, len(texts) + 1)):
        lines.append(_line(number, texts[number - 1], format_name, noted.get(number, [])))
        lines += _gap(number, following)
    return Lines(shown=tuple(lines), count=len(texts), size=len(content), notes=sum(map(len, noted.values())))


def text_of(content: bytes) -> str:
    """The content as text; bytes that are not UTF-8 or UTF-16 are shown as those of a Western encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _chosen(texts: list[str], noted: Mapping[int, object]) -> set[int]:
    """The numbers of the lines that are shown: the first, and those around what is noted."""
    chosen: set[int] = set()
    characters = 0
    for number, text in enumerate(texts[:MOST_LINES], 1):
        if characters >= MOST_CHARACTERS:
            break
        characters += min(len(text), LONGEST)
        chosen.add(number)
    beyond = [number for number in sorted(noted) if number not in chosen]
    for number in beyond[:MOST_PLACES]:
        chosen.update(range(max(number - AROUND, 1), min(number + AROUND, len(texts)) + 1))
    return chosen


def _gap(before: int, after: int) -> Iterator[Line]:
    if (skipped := after - before - 1) > 0:
        yield Line(number=before + 1, html=Html(""), skipped=skipped)


def _line(number: int, text: str, format_name: str | None, problems: list[Problem]) -> Line:
    notes = [note_of(problem) for problem in sorted(problems, key=lambda problem: not problem.is_error)]
    return Line(
        number=number,
        html=coloured(text[:LONGEST], format_name),
        notes=tuple(notes[:MOST_NOTES]),
        more_notes=max(len(notes) - MOST_NOTES, 0),
        cut=max(len(text) - LONGEST, 0),
    )
