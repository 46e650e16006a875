"""The DTD that a document names: what it adds to the document, and which of those that are here judges it."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pubmeta.checks import dtd
from pubmeta.formats.jats import terms
from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading import quoted
from pubmeta.xml.build import parsed
from pubmeta.xml.entities import character_of
from pubmeta.xml.mending import NAMESPACES, Mending, encoding_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLIC_ID_VERSION = re.compile(r"\bv?(?P<version>[0-9]\.[0-9](?:\.[0-9])?(?:d[0-9])?) [0-9]{8}//EN$")
_NLM_SINCE = 2.0
"""The version of the first tag sets before JATS 1.0 whose number no JATS has; 1.x of them say NLM in their names."""
_OASIS = f"{{{NAMESPACES['oasis']}}}"
_SETTINGS: dict[str, Any] = {
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "recover": False,
    "huge_tree": False,
}
_PREFIX = re.compile(r"\sxmlns:([\w.-]+)\s*=")


@dataclass(frozen=True, slots=True)
class DeclaredSchema:
    """The DTD for a document: its key, what had to be guessed, and what the document names that is not here.

    unknown: the tag set of which there is no DTD here, so that the document may be valid all the same: one of NLM from
    before JATS 1.0, or a publisher's own.
    has_oasis_tables: it may have tables in the OASIS exchange model, which the DTDs here do not declare.
    """

    key: str
    doubts: tuple[Problem, ...] = ()
    unknown: str | None = None
    has_oasis_tables: bool = False


def declared_schema(root: _Element) -> DeclaredSchema:
    """What a document names: only the DTDs of 1.3 and 1.4 are here."""
    info: Any = root.getroottree().docinfo
    public, system = (" ".join((text or "").split()) for text in (info.public_id, info.system_url))
    doubts = []
    named = _PUBLIC_ID_VERSION.search(public)
    version = root.get("dtd-version") or (named["version"] if named else None)
    if version in terms.VERSIONS:
        used = str(version)
    else:
        used = "1.4" if version is None or version.startswith("1.4") else "1.3"
        said = f"names version {version}" if version else "names no version"
        doubts.append(_guess("/article/@dtd-version", f"the document {said}; it was checked as JATS {used}"))
    names = public or system
    if re.search("(?i)publishing", names):
        tag_set = "publishing"
    else:
        tag_set = "archiving"
        if not re.search("(?i)archiv", names):
            said = f"declares {names!r}" if names else "declares no tag set"
            message = f"the document {said}; it was checked as Archiving, which allows all that Publishing does"
            doubts.append(_guess("/article", message))
    return DeclaredSchema(
        key=f"jats/{used}/{tag_set}",
        doubts=tuple(doubts),
        unknown=_unknown(public, version or ""),
        has_oasis_tables=not names or "oasis" in names.casefold(),
    )


def _unknown(public: str, version: str) -> str | None:
    """The tag set of the document in words, if it is not one of JATS."""
    number = re.match(r"\d\.\d", version)
    is_later = number is not None and float(number[0]) >= _NLM_SINCE
    if is_later or ("NLM" in public and "JATS" not in public):
        return f"NLM {version}".strip()
    return quoted(public) if public and "JATS" not in public else None


def _guess(path: str, message: str) -> Problem:
    return Problem(kind=Kind.GUESSED, message=message, path=path)


def parsed_with_dtd(content: bytes) -> _Element | Problem:
    """The root element of a document with what its DTD and its internal subset declare, or why there is none.

    Entities become their characters, and the namespaces that every JATS DTD declares need not be declared again.
    Nothing is fetched, and nothing that a parser with the DTD refuses is taken.
    """
    root = parsed(content)
    if not isinstance(root, Problem) or b"<!DOCTYPE" not in content.replace(b"\0", b""):  # those of UTF-16
        return root
    completed = _completed(content)
    return root if completed is None else completed


def _completed(content: bytes) -> _Element | None:
    from lxml import etree

    log, names = Log(), set[str]()

    def character(name: str) -> str | None:
        names.add(name)
        return character_of(name)

    try:
        text = content.decode(encoding_of(content, log))
        mended = Mending(log, character).feed(text, final=True)
        root = etree.fromstring(mended.encode(), etree.XMLParser(**_SETTINGS))
    except (UnicodeDecodeError, etree.XMLSyntaxError):
        return None
    info: Any = root.getroottree().docinfo
    if len(log) or next(root.iter(etree.Entity), None) is not None:
        return None
    if names and not (info.public_id or info.system_url):
        return None
    if not names <= dtd.characters(declared_schema(root).key).keys():
        return None
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*set(_PREFIX.findall(text))])
    return root


def without_oasis_tables(root: _Element) -> _Element:
    """A copy of the document with a table of HTML in place of each one of OASIS; the document where it has none."""
    from lxml import etree

    declares = "oasis" in root.nsmap
    if not declares and next(root.iter(f"{_OASIS}*"), None) is None:
        return root
    copy = deepcopy(root.getroottree()).getroot()
    for table in [*copy.iter(f"{_OASIS}*")]:
        parent = table.getparent()
        if parent is None or str(parent.tag).startswith(_OASIS):
            continue
        plain: Any = etree.fromstring("<table><tbody><tr><td/></tr></tbody></table>")
        plain.tail = table.tail
        for element in plain.iter():
            element.sourceline = table.sourceline
        parent.replace(table, plain)
    prefixes = {str(prefix) for element in root.iter("*") for prefix in element.nsmap if prefix}
    etree.cleanup_namespaces(copy, keep_ns_prefixes=sorted(prefixes - {"oasis"}))
    return copy
