"""The copyright line and the licence of a page."""

from __future__ import annotations

import re

from pubmeta.formats.landing.read.page import GRANT, Line
from pubmeta.model import Copyright, License
from pubmeta.problems import Log
from pubmeta.vocabularies import licences
from pubmeta.vocabularies.copyrights import SENTENCE_END, copyright_line
from pubmeta.vocabularies.licences import CreativeCommons

_AUTHORS_AND = re.compile(r"(?i)(?:the )?author(?:s|\(s\))? and (?P<publisher>.+)")

_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:)\]]")


def statement_and_grant(line: Line) -> tuple[Line, Line | None]:
    """A copyright line without the sentences on the licence that follow in it, and those sentences."""
    sentences = SENTENCE_END.sub("\n", line.text).split("\n")
    own = next((index for index, sentence in enumerate(sentences) if index and GRANT.search(sentence)), len(sentences))
    grant = " ".join(sentences[own:])
    return Line(line.number, " ".join(sentences[:own])), Line(line.number, grant) if grant else None


def copyright_of(line: Line, log: Log) -> Copyright:
    """The copyright that a line states: ``Copyright © 2023 by authors and Example Press Inc.``."""
    said = copyright_line(line.text)
    if said is None or not any(said):
        log.guessed(
            "copyright", "year and holder were not found in the statement, which is kept whole", line=line.number
        )
        return Copyright(statement=line.text)
    if said.span:
        log.dropped("copyright.year", f"is a span of years ({said.span})", line=line.number)
    return Copyright(statement=line.text, year=said.year, holder=said.holder)


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
