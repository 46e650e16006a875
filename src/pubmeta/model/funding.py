"""Who paid for the work."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pubmeta.model.base import Line, Model
from pubmeta.model.contributors import Name
from pubmeta.model.identifiers import CountryCode, Doi, FunderId, Ror, Url


class Funder(Model):
    """A funding organisation; at least one of name, ROR and Funder ID."""

    name: Line | None = None
    ror: Ror | None = None
    funder_id: FunderId | None = None
    country_code: CountryCode | None = None

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if not (self.name or self.ror or self.funder_id):
            raise ValueError("a funder needs a name, a ROR id or an Open Funder Registry id")
        return self


class Award(Model):
    """Money from one funder, under one or several award numbers or none."""

    funder: Funder
    numbers: tuple[Line, ...] = ()
    title: Line | None = None
    grant_doi: Doi | None = None
    url: Url | None = None
    recipients: tuple[Name, ...] = ()
