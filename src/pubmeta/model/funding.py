"""Who paid for the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, Unpack

from pydantic import model_validator

from pubmeta.model.base import FromText, Line, Model, Number, RefusalError
from pubmeta.model.codes import CountryCode
from pubmeta.model.contributors import Name
from pubmeta.model.identifiers import Doi, FunderId, Ror
from pubmeta.model.urls import Url
from pubmeta.vocabularies.dois import FUNDERS, bare_doi
from pubmeta.vocabularies.registries import ROR

if TYPE_CHECKING:
    from pubmeta.model.inputs import AwardFields, FunderFields

_ROR = re.compile(rf"\s*https?://(?:{ROR})/", re.IGNORECASE)


class Funder(FromText):
    """A funding organisation; at least one of name, ROR and Funder ID."""

    name: Line | None = None
    """As the article has it."""
    ror: Ror | None = None
    """The ROR id: ``05gq02987``; links are taken."""
    funder_id: FunderId | None = None
    """The Open Funder Registry id: ``10.13039/100000002``."""
    country_code: CountryCode | None = None
    """ISO 3166-1 alpha-2: ``NO``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[FunderFields]) -> None: ...

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if not (self.name or self.ror or self.funder_id):
            raise RefusalError(
                "a funder has no name, ROR id or Open Funder Registry id", "add one, or leave the funder out"
            )
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
    """Who paid; a string is the name, a ROR link or a Funder ID."""
    numbers: tuple[Number, ...] = ()
    """As the funder writes them; none where only the funder is named."""
    title: Line | None = None
    """Of the project."""
    grant_doi: Doi | None = None
    """The grant's own DOI, registered by the funder."""
    url: Url | None = None
    """The award's page."""
    recipients: tuple[Name, ...] = ()
    """Who received it."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[AwardFields]) -> None: ...
