"""The fields of a request's head."""

from __future__ import annotations

from typing import Protocol


class Fields(Protocol):
    """The fields, as Starlette has them."""

    def getlist(self, key: str) -> list[str]:
        """The values of the lines of a field."""


def field(fields: Fields, name: str) -> str:
    """The value of a list, which may be given in several lines (RFC 9110, section 5.3); empty where there is none."""
    return ", ".join(fields.getlist(name))
