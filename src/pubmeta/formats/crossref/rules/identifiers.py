"""What is wrong with an identifier in a deposit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches
from pubmeta.model import Identifier, Ror
from pubmeta.model.base import reason_of
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROR = re.compile(r"https://ror\.org/0[a-z0-9]{8}")


def fault_of(kind: type[Identifier], value: str, before: str = "") -> str | None:
    """Why a value is not an identifier of this kind, None if it is one; `before` is what it mostly begins with."""
    if kind.is_normal(value.removeprefix(before)):
        return None
    try:
        kind(value)
    except ValueError as error:
        return reason_of(error).rstrip(".")
    return None


def ror_breaches(element: _Element) -> XmlBreaches:
    """What is wrong with an element that holds a ROR id."""
    value = text_of(element)
    fault = (
        fault_of(Ror, value, "https://ror.org/")
        if _ROR.fullmatch(value)
        else f"{value!r} does not have the form https://ror.org/0xxxxxx00"
    )
    if fault:
        yield "ror", fault
