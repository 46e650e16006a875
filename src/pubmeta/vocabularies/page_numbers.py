"""The order of page numbers."""

from __future__ import annotations

import re

from pubmeta.vocabularies.numbers import MOST_DIGITS, whole_number

_NUMBERED = re.compile(r"([^\W\d_]*)([0-9]+)([^\W\d_]*)")


def comes_before(last: str, first: str) -> bool:
    """Whether the last page comes before the first, however it is read: ``19`` and ``12``, ``S87`` and ``S72``.

    Of two numbers of other series (``S87`` and ``12``) nothing is known. A last page may be without its leading digits:
    ``112`` and ``9`` are 112 to 119, but ``178`` and ``45`` are in the wrong order.
    """
    end, start = last, first
    both = last + first
    if both.isdecimal() and both.isascii():  # as nearly all are
        if len(last) == len(first) <= MOST_DIGITS:
            return last < first
    else:
        found, other = _NUMBERED.fullmatch(last), _NUMBERED.fullmatch(first)
        if not found or not other or found[1].lower() != other[1].lower() or found[3].lower() != other[3].lower():
            return False
        end, start = found[2], other[2]
    ending, beginning = whole_number(start[: len(start) - len(end)] + end), whole_number(start)
    return ending is not None and beginning is not None and ending < beginning
