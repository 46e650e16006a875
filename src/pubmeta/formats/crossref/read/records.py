"""The records of a file, one by one: deposits (``doi_batch``) and query results (unixref, unixsd, OAI-PMH)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from pubmeta.problems import Kind, Log, Problem
from pubmeta.xml.cursor import XmlElement
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, forget, xml_elements

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = {"journal_article": "journal", "conference_paper": "conference"}
"""Articles that are in a container, and its name."""
_WORKS = frozenset(
    "journal conference posted_content book report-paper dissertation standard database sa_component peer_review"
    " pending_publication grant".split()
)
_WRAPPERS = frozenset({"query", "doi_record", "record"})
"""What query results have around each record."""
_PARENTS = frozenset({"body", "crossref", "metadata", "doi_record"})
"""What works are in."""
_LEVELS = {"query": 0, "record": 0, "doi_record": 1, **dict.fromkeys(_WORKS, 2), **dict.fromkeys(_ARTICLES, 3)}
"""How deeply an element is within others; numbers start anew in each."""
_KEPT = frozenset(
    "journal_metadata journal_issue event_metadata contributors proceedings_metadata"
    " proceedings_series_metadata".split()
)
"""What a container says of all its articles."""
_KEPT_TAGS = tuple(f"{{*}}{name}" for name in _KEPT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its own element, what is around it, and the log of its problems.

    element: a ``journal_article``, a ``conference_paper``, a ``posted_content``, or whatever holds none of them.
    around: the elements beside it in its container (``journal_metadata``, ``journal_issue``), and the ``query``.
    """

    element: XmlElement
    around: Mapping[str, XmlElement]
    log: Log


def entries(stream: BinaryIO) -> Iterator[Entry | Problem]:
    """Each record, in constant memory; it is there until the next one is asked for.

    A problem ends the document: what comes after it cannot be read.
    """
    ended: Counter[str] = Counter()
    articles = records = total = 0
    met: list[Problem] = []
    for found in xml_elements(stream, (*_LEVELS,)):
        if isinstance(found, Problem):
            yield found
            return
        element, log = found
        met.extend(log)
        name = local_name(element)
        if not _is_in_its_place(element, name):
            continue
        if name in _ARTICLES:
            articles += 1
            is_record = True
        elif name in _WORKS:
            is_record = not articles
            articles = 0
        else:
            is_record = not records
            records = 0
        if is_record:
            records += name not in _WRAPPERS
            total += 1
            yield _entry(element, _path(element, ended), met)
            met = []
        ended[name] += 1
        for inner, level in _LEVELS.items():
            if level > _LEVELS[name]:
                ended.pop(inner, None)
        forget(element, _KEPT if name in _ARTICLES else ())
    if not total:
        yield Problem(kind=Kind.MALFORMED, message="contains no Crossref record: neither a deposit nor a query result")


def _is_in_its_place(element: _Element, name: str) -> bool:
    """Whether the element is what its name says, and not a part of something else that is named so."""
    if name in _WRAPPERS:
        return all(local_name(outer) not in _WRAPPERS for outer in element.iterancestors())
    parent = element.getparent()
    around = "" if parent is None else local_name(parent)
    return around == _ARTICLES[name] if name in _ARTICLES else around in _PARENTS


def _entry(element: _Element, path: str, met: list[Problem]) -> Entry:
    log = Log()
    log.extend(met)
    root = element.getroottree().getroot()
    is_converted = local_name(root) != "doi_batch"

    def made(of: _Element, its_path: str) -> XmlElement:
        return XmlElement(XmlSource(of, log, its_path, is_converted=is_converted), of)

    around: dict[str, XmlElement] = {}
    outside = path
    for outer in element.iterancestors():
        outside = outside.rpartition("/")[0]
        name = local_name(outer)
        if name == "query":
            around[name] = made(outer, outside)
        elif name in _ARTICLES.values():
            for child in outer.iterchildren(*_KEPT_TAGS):
                kept = local_name(child)
                if kept not in around:
                    around[kept] = made(child, f"{outside}/{kept}")
    return Entry(element=made(element, path), around=around, log=log)


def _path(element: _Element, ended: Mapping[str, int]) -> str:
    """The path of an element among others of which those that ended are gone."""
    steps = []
    for part in (element, *element.iterancestors()):
        number = ended.get(local_name(part), 0) + 1
        steps.append(f"{local_name(part)}[{number}]" if number > 1 else local_name(part))
    return "/".join(("", *reversed(steps)))
