"""What may be done with the article: licences, copyright, free reading."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.model import Copyright, FreeToRead, License, Url
from pubmeta.reading import Field, quoted
from pubmeta.vocabularies.access_rights import may_all_read
from pubmeta.vocabularies.licences import spdx_id
from pubmeta.vocabularies.numbers import whole_number

_WEB = re.compile(r"(?i)(?:https?|ftp)://")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


def rights(node: Node) -> dict[str, Any]:
    """The fields licenses, copyright and free_to_read; repositories say who may read among the licences."""
    free_to_read = _free_to_read(node)
    licenses = []
    for entry in node.all("license"):
        all_read = may_all_read(entry.text) if isinstance(entry, Field) else None
        if all_read:
            free_to_read = free_to_read or FreeToRead()
        elif all_read is False and isinstance(entry, Field):
            entry.unplaced("says who may read the article, and is not a licence")
        elif made := _license(entry):
            licenses.append(made)
    return {"licenses": tuple(licenses), "copyright": _copyright(node), "free_to_read": free_to_read}


def _license(entry: Node | Field) -> License | None:
    """By URL, or by what it is called."""
    if isinstance(entry, Field):
        if _WEB.match(entry.text.strip()):
            url = entry.taken(Url)
            return License(url=url) if url else None
        return entry.part(License, {"name": entry.as_line()})
    fields: dict[str, Any] = {"name": entry.line("name"), "statement": entry.read(text_in, "text")}
    given = [*(each.field for each in identifiers(entry)), *entry.texts("url", "sameAs")]
    if entry.id:
        given.append(Field(entry.at("@id"), entry.id, entry.log))
    for field in given:
        value = field.text.strip()
        if _WEB.match(value):
            url = field.taken(Url)
            if fields.setdefault("url", url) != url:
                field.dropped(f"a licence has one URL, {fields['url']}; left out: {value}")
        elif _SPDX.fullmatch(value) and not fields.get("spdx"):
            fields["spdx"] = field.with_text(value).taken(spdx_id)
        elif value != entry.id:
            field.unplaced("is not the SPDX id of a licence")
    return entry.part(License, fields)


def _copyright(node: Node) -> Copyright | None:
    given = node.line("copyrightYear")
    year = whole_number(given.removesuffix(".0")) if given else None
    if given and year is None:
        node.dropped(f"is not a year; left out: {quoted(given)}", at="copyrightYear")
    return node.part(
        Copyright,
        {
            "holder": node.line("copyrightHolder"),
            "year": year,
            "statement": node.read(text_in, "copyrightNotice"),
        },
        at="copyrightHolder",
    )


def _free_to_read(node: Node) -> FreeToRead | None:
    is_free = node.value("isAccessibleForFree")
    if is_free is True or (isinstance(is_free, str) and is_free.casefold().rpartition("/")[2] == "true"):
        return FreeToRead()
    if is_free is not None:
        node.dropped(f"there is a place only for free reading; left out: {quoted(is_free)}", at="isAccessibleForFree")
    return None
