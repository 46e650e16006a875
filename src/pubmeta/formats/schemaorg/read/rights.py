"""What may be done with the article: licences, copyright, free reading."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.model import Copyright, FreeToRead, License, Url
from pubmeta.problems import Log
from pubmeta.reading import line_of, part, quoted, taken

_WEB = re.compile(r"(?i)(?:https?|ftp)://")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


def rights(node: Node) -> dict[str, Any]:
    """The fields licenses, copyright and free_to_read."""
    licenses = (_license(node.log, path, entry) for path, entry in node.nodes("license"))
    return {
        "licenses": tuple(each for each in licenses if each),
        "copyright": _copyright(node),
        "free_to_read": _free_to_read(node),
    }


def _license(log: Log, path: str, entry: Node | str) -> License | None:
    """By URL, or by what it is called."""
    if isinstance(entry, str):
        if _WEB.match(entry.strip()):
            url = taken(log, path, Url, entry.strip())
            return License(url=url) if url else None
        return part(log, path, License, {"name": line_of(log, path, entry)})
    fields: dict[str, Any] = {"name": entry.line("name"), "statement": text_in(log, entry.said("text"))}
    found = [(each.path, each.value) for each in identifiers(entry)]
    found += [(said.path, said.text.strip()) for key in ("url", "sameAs") for said in entry.strings(key)]
    for place, value in [*found, *([(entry.at("@id"), entry.id)] if entry.id else ())]:
        if _WEB.match(value):
            url = taken(log, place, Url, value)
            if fields.setdefault("url", url) != url:
                log.dropped(place, f"a licence has one URL, {fields['url']}; left out: {value}")
        elif _SPDX.fullmatch(value) and "spdx" not in fields:
            fields["spdx"] = value
        elif value != entry.id:
            log.dropped(place, f"is no SPDX id of a licence; left out: {quoted(value)}")
    return part(log, path, License, fields)


def _copyright(node: Node) -> Copyright | None:
    year = node.line("copyrightYear")
    if year and not year.isdecimal():
        found, year = year, year.removesuffix(".0")
        if not year.isdecimal():
            node.log.dropped(node.at("copyrightYear"), f"is no year; left out: {quoted(found)}")
            year = None
    return part(
        node.log,
        node.at("copyrightHolder"),
        Copyright,
        {
            "holder": node.line("copyrightHolder"),
            "year": int(year) if year else None,
            "statement": text_in(node.log, node.said("copyrightNotice")),
        },
    )


def _free_to_read(node: Node) -> FreeToRead | None:
    said = node.value("isAccessibleForFree")
    if said is True or (isinstance(said, str) and said.casefold().rpartition("/")[2] == "true"):
        return FreeToRead()
    if said is not None:
        node.log.dropped(node.at("isAccessibleForFree"), f"only free reading has a place; left out: {quoted(said)}")
    return None
