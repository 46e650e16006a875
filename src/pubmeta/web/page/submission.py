"""What somebody hands in: a record, what is known besides, and what was registered."""

from __future__ import annotations

import base64
import binascii
import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from pubmeta.config import CommonProfile, Config
from pubmeta.config.toml import tables_in
from pubmeta.errors import ReadError
from pubmeta.model import Article
from pubmeta.problems import Kind, Problem
from pubmeta.reading.sources import content_of

JOURNAL_FIELDS = ("title", "issn_electronic", "issn_print", "publisher", "publisher_id", "landing_page")
"""What the form asks about the journal."""
CROSSREF_FIELDS = ("depositor_name", "depositor_email", "registrant", "crossmark_policy")
"""What the form asks about deposits at Crossref: options of the format."""
_OF_ALL = frozenset(CommonProfile.model_fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One record and what goes with it; a plain value, which goes to another process as it is.

    name: of the file, empty for what was pasted. read_as: the format, None: the signature decides. record: which of the
    records of the source is shown, from 1. structures: references that are only printed get fields. journal, crossref:
    the fields of the form that are filled in. configuration: the content of a TOML file in their place. registered: a
    record as Crossref gives it. timestamp, batch_id: those of a deposit, so that the document that is shown is the one
    that is downloaded. example: the name of the example that it is of, whose configuration is for no other record.
    """

    content: bytes
    name: str = ""
    read_as: str | None = None
    record: int = 1
    structures: bool = False
    journal: Mapping[str, str] = field(default_factory=dict)
    crossref: Mapping[str, str] = field(default_factory=dict)
    configuration: bytes = b""
    registered: bytes = b""
    timestamp: str = ""
    batch_id: str = ""
    example: str = ""

    @property
    def supply(self) -> dict[str, str]:
        """What the options of a format are supplied with."""
        return {"timestamp": self.timestamp, "batch_id": self.batch_id}

    def packed(self) -> dict[str, str]:
        """The submission as the fields of a form, by which it is handed in again: the server keeps nothing of it.

        Bytes are compressed, and in base64: a form changes the ends of lines, and the content may be in any encoding.
        """
        fields = {
            "packed": _packed(self.content),
            "name": self.name,
            "read_as": self.read_as or "",
            "record": str(self.record),
            "structures": "1" if self.structures else "",
            "packed_configuration": _packed(self.configuration),
            "packed_registered": _packed(self.registered),
            "timestamp": self.timestamp,
            "batch_id": self.batch_id,
            "example": self.example,
            **{f"journal.{name}": value for name, value in self.journal.items()},
            **{f"crossref.{name}": value for name, value in self.crossref.items()},
        }
        return {name: value for name, value in fields.items() if value}

    def at(self, record: int) -> Self:
        """The same source, another of its records."""
        return replace(self, record=record)

    def config(self, base: Config, article: Article) -> Config:
        """What is known besides: the configuration that came with the record, else the server's; the form goes before.

        Where the form has something of the journal, what is known of another one than the article's is left aside.

        Raises ReadError with every problem of what came with the record.
        """
        config = _configuration(self.configuration) if self.configuration else base
        if self.crossref:
            config = config.with_options({"crossref": self.crossref})
        if not self.journal:
            return config
        ours = config.journal
        if ours and article.journal and any(ours.contradictions(article.journal)):
            ours = None
        known = ours.model_dump(exclude_defaults=True) if ours else {}
        of_form = Config.of({"journal": {**_title_of(article, self.journal), **known, **self.journal}})
        return replace(config, journal=of_form.journal or ours, journals=(), common=of_form.common)


def _title_of(article: Article, fields: Mapping[str, str]) -> dict[str, str]:
    """The title of the article's journal: a profile needs one, unless it has no more than what holds for all."""
    return {"title": article.journal.title} if article.journal and set(fields) - _OF_ALL else {}


def _configuration(content: bytes) -> Config:
    try:
        tables = tables_in(content)
    except ValueError as error:
        problem = Problem(Kind.MALFORMED, f"the settings are not TOML: {error}", remedy="correct the file")
        raise ReadError("config", [problem]) from error
    return Config.of(tables)


def unpacked(text: str) -> bytes:
    """The bytes that `Submission.packed` has as text. Raises ValueError for what is not such a text."""
    try:
        return content_of(base64.b64decode(text, validate=True))
    except (binascii.Error, OSError) as error:
        raise ValueError("is not a packed record") from error


def _packed(content: bytes) -> str:
    if not content:
        return ""
    return base64.b64encode(gzip.compress(content, 6, mtime=0)).decode()
