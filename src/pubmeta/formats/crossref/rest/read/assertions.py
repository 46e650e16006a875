"""Crossmark assertions, whose meaning is in `pubmeta.formats.crossref.asserted`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pubmeta.formats.crossref.asserted import Assertion
from pubmeta.formats.crossref.rest.read.values import ApiText, line
from pubmeta.reading import JsonObject


def assertions(work: JsonObject) -> Iterator[Assertion]:
    """The assertions of a work that have a value; the others head groups."""
    for source in work.objects("assertion"):
        group = source.object("group") or JsonObject({}, source.log)
        if value := source.one("value"):
            yield Assertion(
                name=source.text("name") or "",
                label=line(source, "label") or "",
                group_name=group.text("name") or "",
                group_label=line(group, "label") or "",
                value=ApiText(*value),
                url=partial(source.text, "URL"),
            )
