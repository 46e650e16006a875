"""The citation that a page gives of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubmeta import citations
from pubmeta.formats.landing.read.front import key_of
from pubmeta.formats.landing.read.page import Line, Section, divided
from pubmeta.formats.landing.terms import Part
from pubmeta.model import GroupName, PersonName, Work, plain_text
from pubmeta.problems import Log
from pubmeta.vocabularies.names import names_group

_MOST_LINES = 200
"""In which a citation is looked for: it may be printed in several styles, each of some lines."""
_STYLE = re.compile(r"(?i)[\w/, ]{2,40}\b(?:style|format)\s*:?")
_BEFORE_TITLE = re.compile(r"""(?P<authors>[^"“”(]+?)(?P<rest>(?:[,.]|(?<!\s))\s*+(?:["“]|\((?:1[89]|20)\d\d).*)""")
_BETWEEN = re.compile(r"((?:,|(?<!\s))\s++(?:and|&)\s+|,\s+)")
# A group among the authors is read as a person whom no one is called like, in each form that names have.
_STAND_INS = ("Q. Qqqqx", "Qqqqx, Q.", "Qqqqx Q")


def cited(lines: Sequence[Line], log: Log) -> tuple[Work | None, Sequence[Line]]:
    """What the citation says, and the lines that it is in; without one in a known form, the first paragraph.

    A page may print the citation in several styles, and other lines after it; the first that can be read counts.
    """
    lines = lines[:_MOST_LINES]
    lines = [line for line in lines if not _STYLE.fullmatch(line.text)] or lines
    candidates = list(_candidates(lines))
    for used in candidates:
        text = " ".join(line.text for line in used)
        if (work := citations.parsed(text)) and (work.authors or work.container_title):
            return work, used
    for used in candidates:
        if work := _with_groups(" ".join(line.text for line in used)):
            log.guessed("contributors", "the citation's authors have a group among them", line=used[0].number)
            return work, used
    return None, candidates[0]


def without_heading(parts: dict[Part, Section], page: Sequence[Line], log: Log) -> Section | None:
    """The line of the page that is the article's citation though no heading says so: it repeats the title.

    It is taken out of the part of the page in which it is; a part that has no other line is none.
    """
    titles = {key_of(line.text) for line in page}
    for part, section in parts.items():
        for line in section.lines if part is not Part.REFERENCES else ():
            work = citations.parsed(line.text)
            if work and work.authors and work.title and key_of(plain_text(work.title)) in titles:
                section.lines.remove(line)
                if not section.lines:
                    del parts[part]
                log.guessed("", "this line is read as the citation, for it repeats the title", line=line.number)
                return Section(Part.CITATION, line=line.number, lines=[line])
    return None


def _candidates(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Each paragraph, and then each of its beginnings, and each line."""
    paragraphs = divided(lines)
    yield from paragraphs
    for paragraph in paragraphs:
        yield from (paragraph[:length] for length in range(1, len(paragraph)))
        yield from ([line] for line in paragraph[1:])


def _with_groups(text: str) -> Work | None:
    """The work that a citation names whose authors have groups among them."""
    found = _BEFORE_TITLE.fullmatch(text)
    if found is None or not names_group(found["authors"]):
        return None
    pieces = _BETWEEN.split(found["authors"])
    groups = [piece for piece in pieces[::2] if names_group(piece)]
    for stand_in in _STAND_INS:
        authors = "".join(stand_in if piece in groups else piece for piece in pieces)
        work = citations.parsed(authors + found["rest"])
        if work and sum(map(_stands_in, work.authors)) == len(groups):
            named = iter(groups)
            names = [GroupName(name=next(named)) if _stands_in(name) else name for name in work.authors]
            return work.model_copy(update={"authors": tuple(names)})
    return None


def _stands_in(name: object) -> bool:
    return isinstance(name, PersonName) and name.family == "Qqqqx"
