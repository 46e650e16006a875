"""What a work is part of: its issue, volume and journal, in any order."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.read.agents import publisher
from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import ISSN_NAMES, JOURNALS, NLM_TA, PUBLISHER_ID, WITHIN_JOURNALS
from pubmeta.model import Doi, Issn, Journal
from pubmeta.reading import Field, FoundIssn, issn_fields, issns_in, quoted

_PERIODICALS = JOURNALS | WITHIN_JOURNALS
_MEDIA = {name: field.removeprefix("issn_") for name, field in ISSN_NAMES.items()}


def levels(node: Node, depth: int = 0) -> list[Node]:
    """Everything that a work is part of, and what that is part of."""
    found: list[Node] = []
    for entry in node.all("isPartOf"):
        if isinstance(entry, Node) and depth < 8 and "WebPage" not in entry.types:
            found += [entry, *levels(entry, depth + 1)]
    return found


def is_periodical(node: Node) -> bool:
    """Whether it is a journal, or a part of one that is larger than an article."""
    return bool(node.types & _PERIODICALS)


def container_fields(node: Node) -> dict[str, Any]:
    """Journal, volume, issue, and the issue's title and date."""
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
    return found


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
    issns: list[FoundIssn] = []
    for each in identifiers(node):
        if each.kind == "issn":
            if issn := each.field.taken(Issn):
                issns.append(FoundIssn(each.field.path, issn, _MEDIA.get(each.name or "")))
        elif each.kind == "doi":
            found["doi"] = each.field.taken(Doi)
        elif each.kind in (PUBLISHER_ID, NLM_TA):
            found[each.kind.replace("-", "_")] = each.value
        else:
            each.field.unplaced("a journal has no place for it")
    for key in ("issn", "issnl"):
        for text in node.texts(key):
            issns += issns_in(text, "linking" if key == "issnl" else None)
    names = (text.as_line() for text in node.texts("alternateName"))
    return node.part(
        Journal,
        {
            "title": title,
            "abbreviations": tuple(name for name in names if name),
            **_issn_fields(node, issns),
            **found,
            "publisher": publisher(node),
            "language": node.language("inLanguage"),
        },
    )


def _issn_fields(node: Node, found: list[FoundIssn]) -> dict[str, Issn]:
    """As `issn_fields`, except that the ISSN of a medium may be the linking one too."""
    linking = next((each for each in found if each.medium == "linking"), None)
    if linking is None or not any(
        each.issn == linking.issn and each.medium != "linking" for each in found if each.medium
    ):
        return issn_fields(node.log, found)
    fields = issn_fields(node.log, [each for each in found if each.medium != "linking"])
    if (other := fields.get("issn_linking")) and other != linking.issn:
        node.log.dropped(linking.path, f"{linking.issn} is the linking ISSN; left out: {other}")
    return {**fields, "issn_linking": linking.issn}
