"""DOI, PMID and PMCID: in variables of their own, or in the note, where Zotero keeps what it has no field for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.model import Doi, Pmcid, Pmid
from pubmeta.reading import Field, JsonObject, quoted

_KINDS = {"DOI": ("doi", Doi), "PMID": ("pmid", Pmid), "PMCID": ("pmcid", Pmcid)}
_KEY = "DOI|PMID|PMCID"
_BRACED = re.compile(rf"(?i)\{{:({_KEY})\s*+:\s*+([^{{}}]*+)\}}")
"""``{:DOI: 10.1234/a}``, which citeproc-js reads anywhere in a note."""
_LINE = re.compile(rf"(?i)\s*({_KEY})\s*:\s*(\S+)\s*\Z")
"""``DOI: 10.1234/a``, a line of its own, as Zotero, pandoc and citeproc-js read it."""
_OF_SEVERAL = re.compile(rf"(?i)(?:^|(?<![\s;,])[\s;,]++)({_KEY})\s*+:\s*+(\S+?)(?=[;,.]?(?:\s|\Z))")


def identified(item: JsonObject) -> dict[str, Any]:
    """The identifiers of an item, and what is left of its note reported."""
    present = item.keys()
    found: dict[str, Any] = {name: item.taken(kind, key) for key, (name, kind) in _KINDS.items() if key in present}
    note = item.one("note")
    for key, field in _noted(note) if note else ():
        name, kind = _KINDS[key]
        value = field.taken(kind)
        if found.get(name) is None:
            found[name] = value
        elif value and str(value).casefold() != str(found[name]).casefold():
            field.dropped(f"{quoted(value)} differs from {key}, which is kept: {quoted(found[name])}")
    return found


def _noted(note: Field) -> Iterator[tuple[str, Field]]:
    """The variable and the text of each identifier in a note; the rest is reported."""
    rest: list[str] = []
    for line in note.text.splitlines():
        found, remark = _in_line(line)
        yield from ((key.upper(), note.with_text(value)) for key, value in found)
        if remark.strip():
            rest.append(remark.strip())
    if rest:
        note.with_text("\n".join(rest)).unplaced()


def _in_line(line: str) -> tuple[list[tuple[str, str]], str]:
    """The identifiers in a line, and what it says besides; in a sentence there are none."""
    if braced := _BRACED.findall(line):
        return braced, _BRACED.sub("", line)
    if whole := _LINE.match(line):
        return [(whole[1], whole[2])], ""
    several, rest = _OF_SEVERAL.findall(line), _OF_SEVERAL.sub("", line)
    return (several, "") if several and not rest.strip(" ;,.") else ([], line)
