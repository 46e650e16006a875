"""Where the fields of a cited work are in the reference as printed.

A field is found where exactly its characters are, at a place that can be no other field's: after its label (``Vol.``,
``pp.``), beside a field that it goes with, or at the only place there is. Where two places would do, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.jats.citations import Values
from pubmeta.formats.jats.write.tagging.dates import access_dates
from pubmeta.formats.jats.write.tagging.names import author_group, editor_group
from pubmeta.formats.jats.write.tagging.numbers import find_numbers
from pubmeta.formats.jats.write.tagging.printed import Interval, Printed, Slice
from pubmeta.formats.jats.write.tagging.texts import find_identifiers, find_texts
from pubmeta.model import PartialDate, Work


def tagged_fields(work: Work, text: str, formulas: Iterable[Interval] = ()) -> dict[str, tuple[Slice, ...]]:
    """The fields of a work that were found in the printed text, each with its places; no place lies in another.

    formulas: intervals that only a title may hold, and whole. The surest fields go first: what they take, no other can.
    """
    printed = Printed(text, formulas)
    values = work.__dict__
    find_identifiers(values, printed)
    _find_people(values, printed)
    find_texts(values, printed)
    if accessed := values["accessed"]:
        _find_access_date(accessed, printed)
    find_numbers(values, printed)
    return printed.found


def _find_people(work: Values, printed: Printed) -> None:
    authors, editors, et_al = work["authors"], work["editors"], work["et_al"]
    if authors and (group := author_group(authors, printed, et_al=et_al)):
        taken = printed.take("authors", group)
        if taken and et_al:
            printed.found["et_al"] = ()
    if editors and (group := editor_group(editors, printed)):
        printed.take("editors", group)


def _find_access_date(date: PartialDate, printed: Printed) -> None:
    attributes = f' content-type="access-date" iso-8601-date="{date}"'
    spans = [span for span in access_dates(date, printed.text) if printed.is_free(*span)]
    if len(spans) == 1:
        printed.take("accessed", Slice(*spans[0], "date-in-citation", attributes))
