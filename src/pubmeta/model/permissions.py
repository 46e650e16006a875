"""What may be done with the work, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack

from pydantic import Field, model_validator

from pubmeta.model.base import FromText, Line, Model, RefusalError, Term
from pubmeta.model.codes import SpdxId
from pubmeta.model.dates import PartialDate
from pubmeta.model.text import Text
from pubmeta.model.urls import Url
from pubmeta.vocabularies import licences

if TYPE_CHECKING:
    from pubmeta.model.inputs import CopyrightFields, FreeToReadFields, LicenseFields


class ContentVersion(Term):
    """Which version of the content is meant (NISO ALI, Crossref)."""

    VERSION_OF_RECORD = "vor"
    ACCEPTED_MANUSCRIPT = "am"


class LicenseScope(Term):
    """What a licence applies to (Crossref `applies_to`)."""

    VERSION_OF_RECORD = "vor"
    ACCEPTED_MANUSCRIPT = "am"
    TEXT_MINING = "tdm"
    ARTICLE_SHARING = "stm-asf"
    """The STM Article Sharing Framework."""


class License(FromText):
    """A licence of the work; at least one of URL, SPDX id, name and statement."""

    url: Url | None = None
    """The licence's page: ``https://creativecommons.org/licenses/by/4.0/``."""
    spdx: SpdxId | None = None
    """The SPDX licence id, ``CC-BY-4.0``."""
    name: Line | None = None
    """As printed."""
    statement: Text | None = None
    """The sentence that grants it, as printed."""
    start_date: PartialDate | None = None
    """The day it takes effect (NISO ALI `license_ref/@start_date`)."""
    applies_to: LicenseScope | None = None
    """Which version of the work, or what use of it; None: the work as it is."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[LicenseFields]) -> None: ...

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if not (self.url or self.spdx or self.name or self.statement):
            raise RefusalError("a licence has no URL, SPDX id, name or statement", "add one, or leave the licence out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The URL, the SPDX id (``CC BY 4.0`` is one too), else the name."""
        if "://" in text:
            return {"url": text}
        spdx = licences.spdx_meant(text)
        return {"spdx": spdx} if spdx else {"name": text}


class Copyright(FromText):
    """The copyright line; its year is not the publication year."""

    statement: Text | None = None
    """The line as printed: ``© 2024 The Authors``."""
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    """Of the copyright: four digits."""
    holder: Line | None = None
    """Whose the work is."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[CopyrightFields]) -> None: ...

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.statement or self.year or self.holder):
            raise RefusalError("a copyright has no statement, year or holder", "add one, or leave the copyright out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The statement."""
        return {"statement": text}


class FreeToRead(Model):
    """The work may be read without payment (NISO ALI `free_to_read`), perhaps only between two days."""

    start_date: PartialDate | None = None
    """The first day; None: from its publication on."""
    end_date: PartialDate | None = None
    """The last day; None: for ever."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[FreeToReadFields]) -> None: ...
