"""What a work is part of: its issue, volume and journal, or its proceedings and their series, in any order."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.read.agents import publisher
from pubmeta.formats.schemaorg.read.conference import book, proceedings_of, series
from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.issns import issn_fields_of, issns_of
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import BOOKS, JOURNALS, NLM_TA, PUBLISHER_ID, SERIES, WITHIN_JOURNALS
from pubmeta.model import Doi, Journal
from pubmeta.reading import Field, quoted

_PERIODICALS = JOURNALS | WITHIN_JOURNALS


def levels(node: Node, depth: int = 0) -> list[Node]:
    """Everything that a work is part of, and what that is part of."""
    found: list[Node] = []
    for entry in node.all("isPartOf"):
        if isinstance(entry, Node) and depth < 8 and "WebPage" not in entry.types:
            found += [entry, *levels(entry, depth + 1)]
    return found


def is_container(node: Node) -> bool:
    """Whether it is a journal, or a part of one that is larger than an article, or proceedings, or their series."""
    return bool(node.types & _PERIODICALS) or _is_of_proceedings(node)


def _is_of_proceedings(node: Node) -> bool:
    """Whether it is a book or a series, and not only the identifier of one."""
    return bool(node.types & (BOOKS | SERIES)) and ("name" in node or "isPartOf" in node)


def container_fields(node: Node) -> dict[str, Any]:
    """Journal or proceedings, volume, issue, and the issue's title and date."""
    of_proceedings: dict[str, Any] = {}
    found: dict[str, Any] = {"volume": node.line("volumeNumber"), "issue": node.line("issueNumber")}
    for entry in node.all("isPartOf"):
        if isinstance(entry, Field) and not entry.text.startswith(("http://", "https://", "#", "_:")):
            entry.guessed(f"{quoted(entry.text)} is read as the journal's title")
            found["journal"] = entry.part(Journal, {"title": entry.as_line()})
    for level in levels(node):
        if level.types & {"PublicationIssue"} or ("issueNumber" in level and not level.types & JOURNALS):
            _add(level, found, "issue", level.line("issueNumber"))
            found["issue_title"] = level.read(text_in, "name")
            found["issue_date"] = level.date("datePublished")
        if "volumeNumber" in level:
            _add(level, found, "volume", level.line("volumeNumber"))
        if level.types & JOURNALS:
            journal = _journal(level)
            if found.setdefault("journal", journal) is not journal and journal:
                level.dropped(f"is a second journal; left out: {quoted(journal.title)}")
        elif _is_of_proceedings(level):
            _add_to_proceedings(level, of_proceedings)
    if of_proceedings:
        found["proceedings"] = proceedings_of(of_proceedings, node)
    return found


def _add_to_proceedings(level: Node, found: dict[str, Any]) -> None:
    """Add the series, or the book, which may itself say that it is one of a series."""
    if not level.types & SERIES:
        if "title" in found:
            level.dropped(f"is a second book; left out: {quoted(level.text('name'))}")
        else:
            found |= book(level)
    elif "series" in found:
        level.dropped(f"is a second series; left out: {quoted(level.text('name'))}")
    else:
        found["series"] = series(level)


def _add(level: Node, found: dict[str, Any], field: str, value: str | None) -> None:
    if found.get(field) is None:
        found[field] = value
    elif value and value != found[field]:
        level.dropped(f"differs from {found[field]}; left out: {value}", at=f"{field}Number")


def _journal(node: Node) -> Journal | None:
    title = node.line("name") or node.line("headline")
    if "Blog" in node.types:
        node.guessed(f"the blog {quoted(title)} is kept as the journal")
    found: dict[str, Any] = {}
    issns = list(issns_of(node))
    for each in identifiers(node):
        if each.kind == "doi":
            found["doi"] = each.field.taken(Doi)
        elif each.kind in (PUBLISHER_ID, NLM_TA):
            found[each.kind.replace("-", "_")] = each.value
        elif each.kind != "issn":
            each.field.unplaced("a journal has no place for it")
    names = (text.as_line() for text in node.texts("alternateName"))
    return node.part(
        Journal,
        {
            "title": title,
            "abbreviations": tuple(name for name in names if name),
            **issn_fields_of(node, issns),
            **found,
            "publisher": publisher(node),
            "language": node.language("inLanguage"),
        },
    )
