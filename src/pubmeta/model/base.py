"""The base of every model class, and the plain text types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, WithJsonSchema

# What cannot be in an XML 1.0 document (production [2] Char), however it is escaped. Listed, since the set of what
# can takes 8 ms to compile.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SPACE = re.compile("[ \t\r\n]+")


class Model(BaseModel):
    """A frozen value; unknown fields are refused; absent is None or an empty tuple."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values for the fields in `update`: checked like a new one.

        Raises pydantic.ValidationError for a value that the field does not take, and for a field that the class does
        not have. pydantic's own takes both unchecked, and a writer then meets them where nobody expects them.
        """
        copy = super().model_copy(deep=deep)
        if not update:
            return copy
        kept = {name: getattr(copy, name) for name in self.model_fields_set if name not in update}
        return type(self).model_validate({**kept, **update})


class Term(StrEnum):
    """A word of a closed list."""

    __hash__ = str.__hash__  # Enum's own is Python, and the tables of every format are asked by term


def checked_characters(value: str) -> str:
    """The value itself, if every character may be in XML; raises ValueError naming the first that may not."""
    if found := _NOT_XML.search(value):
        raise ValueError(
            f"character U+{ord(found[0]):04X} at position {found.start()} is not allowed in XML; remove it"
        )
    return value


def is_plain(value: str) -> bool:
    """Whether `single_line` surely gives the value as it is: quickly told, and true of nearly all text.

    What is printable holds no line break, no character that XML forbids and no space but the common one.
    """
    return value.isprintable() and "  " not in value and value != "" and value[0] != " " != value[-1]


def single_line(value: str) -> str:
    """The value with runs of space, tab and line break made one space, as XML and HTML readers see it.

    Raises ValueError when nothing is left or a character is not allowed in XML.
    """
    if is_plain(value):
        return value
    line = _XML_SPACE.sub(" ", checked_characters(value)).strip(" ")
    if not line.strip():
        raise ValueError("is blank; leave the field out instead")
    return line


Line = Annotated[str, AfterValidator(single_line), WithJsonSchema({"type": "string", "pattern": "\\S"})]
"""Literal text on one line, never blank."""
