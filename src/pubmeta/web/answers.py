"""An answer as it is sent: what children give, and what the service itself says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from pydantic_core import to_json

JSON: Final = "application/json"
ZIP: Final = "application/zip"


class Form(StrEnum):
    """In which form an answer is: the document that was asked for, a report on it, several documents in one file."""

    DOCUMENT = "document"
    REPORT = "report"
    ARCHIVE = "archive"
    HTML = "html"
    LINKSET = "linkset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The status, the body with its media type, and further headers of an answer."""

    content: bytes
    media_type: str = JSON
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def json_answer(
    value: Any, *, media_type: str = JSON, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    """An answer in JSON; bytes in it are text in UTF-8."""
    return Answer(content=to_json(value), media_type=media_type, status=status, headers=headers or {})
