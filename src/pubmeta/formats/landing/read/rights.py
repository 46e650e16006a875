"""The copyright line and the licence of a page."""

from __future__ import annotations

import re

from pubmeta.formats.landing.read.page import GRANT, Line
from pubmeta.model import Copyright, License
from pubmeta.problems import Log
from pubmeta.vocabularies import licences
from pubmeta.vocabularies.licences import CreativeCommons

_SIGN = r"(?:copyright\b|©|\(c\)|\s)+"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?P<until>\s?[-–/,]\s?(?:(?:1[89]|20)\d\d|present))?"
_YEAR_FIRST = re.compile(rf"(?i){_SIGN}{_YEAR},?\s(?:by\s)?(?P<holder>.+)")
_HOLDER_FIRST = re.compile(rf"(?i){_SIGN}(?:by\s)?(?P<holder>\D+?),?\s{_YEAR}\.?")
_ABBREVIATION = r"(?:\b(?:Inc|Ltd|Co|Corp|Jr|al)|\b[A-Z])\.$"
# Where a sentence ends: not after an abbreviation, unless what follows surely begins another.
_SENTENCES = re.compile(
    r"\.\s+(?=(?:This|The (?:work|article)|Licensed|Distributed|Open[- ]access|It is|All rights)\b)"
    r"|(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\b[A-Z])\.\s+(?=[A-Z])"
)
_ALL_RIGHTS = re.compile(r"(?i)[.,;]?\s*all rights reserved\.?$")
_AUTHORS_AND = re.compile(r"(?i)(?:the )?author(?:s|\(s\))? and (?P<publisher>.+)")

_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:)\]]")


def statement_and_grant(line: Line) -> tuple[Line, Line | None]:
    """A copyright line without the sentences on the licence that follow in it, and those sentences."""
    sentences = _SENTENCES.sub(".\n", line.text).split("\n")
    own = next((index for index, sentence in enumerate(sentences) if index and GRANT.search(sentence)), len(sentences))
    grant = " ".join(sentences[own:])
    return Line(line.number, " ".join(sentences[:own])), Line(line.number, grant) if grant else None


def copyright_of(line: Line, log: Log) -> Copyright:
    """The copyright that a line states: ``Copyright © 2023 by authors and Example Press Inc.``."""
    first = _ALL_RIGHTS.sub("", _SENTENCES.split(line.text)[0])
    found = _YEAR_FIRST.fullmatch(first) or _HOLDER_FIRST.fullmatch(first)
    if not found:
        log.guessed(
            "copyright", "year and holder were not found in the statement, which is kept whole", line=line.number
        )
        return Copyright(statement=line.text)
    if found["until"]:
        log.dropped("copyright.year", f"is a span of years ({found['year']}{found['until']})", line=line.number)
    holder = found["holder"].strip(" ,")
    return Copyright(
        statement=line.text,
        year=None if found["until"] else int(found["year"]),
        holder=holder if re.search(_ABBREVIATION, holder) else holder.rstrip("."),
    )


def publisher_named(copyright_: Copyright) -> str | None:
    """The publisher, where the holder is the authors and one other."""
    found = _AUTHORS_AND.fullmatch(copyright_.holder or "")
    return found["publisher"] if found else None


def license_of(line: Line, path: str, log: Log) -> License:
    """The licence that a paragraph grants.

    For one of Creative Commons the URL and the SPDX id follow from its name or its code and the version; what the
    paragraph says twice must agree.
    """
    mentions = list(licences.mentions(line.text))
    if not mentions:
        urls = set(_URL.findall(line.text))
        return License(statement=line.text, url=urls.pop() if len(urls) == 1 else None)
    printed, named = zip(*mentions, strict=True)
    merged = CreativeCommons(
        code=named[0].code,
        version=next((one.version for one in named if one.version), None),
        jurisdiction=next((one.jurisdiction for one in named if one.jurisdiction), None),
    )
    if any(not _agree(one, merged) for one in named):
        log.invalid(path, f"the page names different licences: {' and '.join(printed)}", line=line.number)
    if merged.url is None:
        log.guessed(
            f"{path}.url",
            f"{printed[0]!r} is not a version of a licence that Creative Commons published; no URL is used for it",
            line=line.number,
        )
    name = None if licences.is_creative_commons(printed[0]) else printed[0]
    return License(url=merged.url, spdx=merged.spdx, name=name, statement=line.text)


def _agree(one: CreativeCommons, merged: CreativeCommons) -> bool:
    return one.code == merged.code and all(
        said in {None, taken}
        for said, taken in ((one.version, merged.version), (one.jurisdiction, merged.jurisdiction))
    )
