"""Which DTD a document is validated against, and what DTD and content rules find in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.checks import dtd
from pubmeta.formats.jats import rules, terms
from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import line_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLIC_ID_VERSION = re.compile(r"\bv?(?P<version>[0-9]\.[0-9](?:d[0-9])?) [0-9]{8}//EN$")


def problems(content: bytes, key: str | None) -> Iterator[Problem]:
    """Every problem of a document; `key` None lets it say itself which DTD is meant."""
    root = parsed(content)
    if isinstance(root, Problem):
        yield root
        return
    if root.tag != "article":
        message = f"is not a JATS article: its root element is <{root.tag}>, not <article> in no namespace"
        yield Problem(kind=Kind.MALFORMED, message=message, line=line_number(root))
        return
    if key is None:
        key, doubts = declared_schema(root)
        yield from doubts
    yield from dtd.problems(root, key)
    yield from rules.problems(root)


def schema_of(content: bytes) -> str | None:
    """The key of the DTD that a document is validated against when nobody says which; None where it is no JATS."""
    root = parsed(content)
    return None if isinstance(root, Problem) or root.tag != "article" else declared_schema(root)[0]


def declared_schema(root: _Element) -> tuple[str, list[Problem]]:
    """The key of the DTD that a document names, and what had to be guessed: only the DTDs of 1.3 and 1.4 are here."""
    public = " ".join((root.getroottree().docinfo.public_id or "").split())
    doubts = []
    named = _PUBLIC_ID_VERSION.search(public)
    version = root.get("dtd-version") or (named["version"] if named else None)
    if version in terms.VERSIONS:
        used = str(version)
    else:
        used = "1.4" if version is None else "1.3"
        said = f"names version {version}" if version else "names no version"
        doubts.append(_guess("/article/@dtd-version", f"the document {said}; it was checked as JATS {used}"))
    if "Publishing" in public:
        tag_set = "publishing"
    else:
        tag_set = "archiving"
        if "Archiving" not in public:
            said = f"declares {public!r}" if public else "declares no tag set"
            message = f"the document {said}; it was checked as Archiving, which allows all that Publishing does"
            doubts.append(_guess("/article", message))
    return f"jats/{used}/{tag_set}", doubts


def _guess(path: str, message: str) -> Problem:
    return Problem(kind=Kind.GUESSED, message=message, path=path)
