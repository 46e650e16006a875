"""Who paid for the work."""

from __future__ import annotations

import re
from typing import Any, Self

from pydantic import model_validator

from pubmeta.model.base import FromText, Line, Model, Number
from pubmeta.model.contributors import Name
from pubmeta.model.identifiers import CountryCode, Doi, FunderId, Ror, Url
from pubmeta.vocabularies.dois import FUNDERS, bare_doi
from pubmeta.vocabularies.registries import ROR

_ROR = re.compile(rf"\s*https?://(?:{ROR})/", re.IGNORECASE)


class Funder(FromText):
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

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """A link of ROR or a Funder ID, else the name."""
        if _ROR.match(text):
            return {"ror": text}
        return {"funder_id" if bare_doi(text.strip()).startswith(FUNDERS) else "name": text}


class Award(Model):
    """Money from one funder, under one or several award numbers or none."""

    funder: Funder
    numbers: tuple[Number, ...] = ()
    title: Line | None = None
    grant_doi: Doi | None = None
    url: Url | None = None
    recipients: tuple[Name, ...] = ()
