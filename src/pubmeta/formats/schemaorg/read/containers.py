"""What a work is part of: its issue, volume and journal, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.schemaorg.read.agents import publisher
from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import ISSN_NAMES, JOURNALS, NLM_TA, PUBLISHER_ID, WITHIN_JOURNALS
from pubmeta.model import Doi, Issn, Journal
from pubmeta.reading import Field, FoundIssn, date_in, issn_fields, issns_in, language_of, line_of, part, quoted, taken

_PERIODICALS = JOURNALS | WITHIN_JOURNALS
_MEDIA = {name: field.removeprefix("issn_") for name, field in ISSN_NAMES.items()}


def levels(node: Node, depth: int = 0) -> Iterator[Node]:
    """Everything that a work is part of, and what that is part of."""
    for _, entry in node.nodes("isPartOf"):
        if isinstance(entry, Node) and depth < 8 and "WebPage" not in entry.types:
            yield entry
            yield from levels(entry, depth + 1)


def is_periodical(node: Node) -> bool:
    """Whether it is a journal, or a part of one that is larger than an article."""
    return bool(node.types & _PERIODICALS)


def container_fields(node: Node) -> dict[str, Any]:
    """Journal, volume, issue, and the issue's title and date."""
    found: dict[str, Any] = {"volume": node.line("volumeNumber"), "issue": node.line("issueNumber")}
    for path, entry in node.nodes("isPartOf"):
        if isinstance(entry, str) and not entry.startswith(("http://", "https://", "#", "_:")):
            node.log.guessed(path, f"{quoted(entry)} is taken for the journal's title")
            found["journal"] = part(node.log, path, Journal, {"title": line_of(node.log, path, entry)})
    for level in levels(node):
        if level.types & {"PublicationIssue"} or ("issueNumber" in level and not level.types & JOURNALS):
            _add(level, found, "issue", level.line("issueNumber"))
            found["issue_title"] = text_in(level.log, level.said("name"))
            said = level.said("datePublished")
            found["issue_date"] = date_in(level.log, said.path, said.text) if said else None
        if "volumeNumber" in level:
            _add(level, found, "volume", level.line("volumeNumber"))
        if level.types & JOURNALS:
            journal = _journal(level)
            if found.setdefault("journal", journal) is not journal and journal:
                level.log.dropped(level.path, f"is a second journal; left out: {quoted(journal.title)}")
    return found


def _add(level: Node, found: dict[str, Any], field: str, value: str | None) -> None:
    if found.get(field) is None:
        found[field] = value
    elif value and value != found[field]:
        level.log.dropped(level.at(f"{field}Number"), f"differs from {found[field]}; left out: {value}")


def _journal(node: Node) -> Journal | None:
    title = node.line("name") or node.line("headline")
    if "Blog" in node.types:
        node.log.guessed(node.path, f"the blog {quoted(title)} is kept as the journal")
    found: dict[str, Any] = {}
    issns: list[FoundIssn] = []
    for each in identifiers(node):
        if each.kind == "issn":
            if issn := taken(node.log, each.path, Issn, each.value):
                issns.append(FoundIssn(each.path, issn, _MEDIA.get(each.name or "")))
        elif each.kind == "doi":
            found["doi"] = taken(node.log, each.path, Doi, each.value)
        elif each.kind in (PUBLISHER_ID, NLM_TA):
            found[each.kind.replace("-", "_")] = each.value
        else:
            node.log.dropped(each.path, f"a journal has no place for it; left out: {quoted(each.value)}")
    for key in ("issn", "issnl"):
        for said in node.strings(key):
            issns += issns_in(Field(said.path, said.text, node.log), "linking" if key == "issnl" else None)
    language = node.said("inLanguage")
    names = (line_of(node.log, said.path, said.text) for said in node.strings("alternateName"))
    return part(
        node.log,
        node.path,
        Journal,
        {
            "title": title,
            "abbreviations": tuple(name for name in names if name),
            **_issn_fields(node, issns),
            **found,
            "publisher": publisher(node),
            "language": language_of(node.log, language.path, language.text) if language else None,
        },
    )


def _issn_fields(node: Node, found: list[FoundIssn]) -> dict[str, Issn]:
    """As `issn_fields`, save that the ISSN of a medium may be said to be the linking one too."""
    linking = next((each for each in found if each.medium == "linking"), None)
    if linking is None or not any(
        each.issn == linking.issn and each.medium != "linking" for each in found if each.medium
    ):
        return issn_fields(node.log, found)
    fields = issn_fields(node.log, [each for each in found if each.medium != "linking"])
    if (other := fields.get("issn_linking")) and other != linking.issn:
        node.log.dropped(linking.path, f"{linking.issn} is the linking ISSN; left out: {other}")
    return {**fields, "issn_linking": linking.issn}
