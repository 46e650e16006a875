"""Crossmark assertions, of which the model holds the history, statements and the copyright."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pubmeta.formats.crossref.asserted import DATES, RIGHTS, name_of, statement_asserted
from pubmeta.formats.crossref.rest.read.values import line, text
from pubmeta.model import Copyright, Statement, Statements
from pubmeta.reading import Field, JsonObject, quoted


@dataclass(slots=True)
class Asserted:
    """What the assertions of one work say."""

    dates: dict[str, Any]
    """The fields of `Dates`: those of the record, which are kept where the two differ, and what is asserted besides."""
    statements: Statements = field(default_factory=Statements)
    copyright: Copyright | None = None


def asserted(work: JsonObject, dates: dict[str, Any]) -> Asserted:
    """The assertions of a work whose record has these dates."""
    found = Asserted(dates=dict(dates))
    statements: dict[str, tuple[Any, list[Any]]] = {}
    rights: dict[str, Any] = {}
    for assertion in work.objects("assertion"):
        name, label, group, group_label = _names(assertion)
        value = assertion.one("value")
        if value is None:
            continue
        if name_of(name) in DATES:
            _add_date(found.dates, DATES[name_of(name)], value)
        elif statement := statement_asserted(name, label, group, group_label):
            _, paragraphs = statements.setdefault(statement, (group_label or label or None, []))
            if paragraph := text(assertion, "value"):
                paragraphs.append(paragraph)
        elif right := RIGHTS.get(name_of(name)):
            rights[right] = value.taken(int) if right == "year" else text(assertion, "value")
        else:
            said = f"{quoted(label)}: {quoted(value.text)}"
            value.dropped(f"an article has no place for this assertion; left out: {said}")
    made = {
        name: Statement(heading=heading, paragraphs=tuple(paragraphs))
        for name, (heading, paragraphs) in statements.items()
        if paragraphs
    }
    found.statements = Statements(**made)
    found.copyright = work.part(Copyright, rights, at="assertion")
    return found


def _names(assertion: JsonObject) -> tuple[str, str, str, str]:
    """Name and label of the assertion and of its group, empty where there is none."""
    group = assertion.object("group")
    own = assertion.text("name") or "", line(assertion, "label") or ""
    return (*own, group.text("name") or "", line(group, "label") or "") if group else (*own, "", "")


def _add_date(dates: dict[str, Any], name: str, value: Field) -> None:
    day, known = value.as_date(), dates.get(name)
    if day is None or day == known:
        return
    if name in {"revised", "corrected"}:
        dates[name] = tuple(dict.fromkeys((*(known or ()), day)))
    elif known is None:
        dates[name] = day
    else:
        value.dropped(f"differs from the record's own date, {known}; left out: {day}")
