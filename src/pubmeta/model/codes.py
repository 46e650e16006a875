"""Codes from public lists: of languages, countries and licences."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from pubmeta.model.identifiers import Identifier
from pubmeta.vocabularies import countries, licences
from pubmeta.vocabularies.languages import language_tag


class Language(Identifier):
    """A BCP 47 language tag in its usual case: ``en``, ``pt-BR``, ``zh-Hant`` (RFC 5646, well-formedness).

    A code of three letters is kept as the one of two letters where there is one, as RFC 5646 (2.2.1) asks: ``eng``.
    """

    __slots__ = ()
    json_pattern = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$"
    _NORMAL = re.compile("[a-z]{2}(?:-[A-Z]{2})?")
    _FORM = re.compile(
        r"(?ai)[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
        r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    )

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        tag = value.replace("_", "-")
        if not cls._FORM.fullmatch(tag):
            raise ValueError(f"{value!r} is not a language tag: it has the form en, pt-BR or zh-Hant (BCP 47)")
        first, *rest = tag.lower().split("-")
        cased = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest]
        if any(len(part) == 1 for part in rest):  # after a singleton everything is lower case
            start = next(index for index, part in enumerate(rest) if len(part) == 1)
            cased[start:] = rest[start:]
        return "-".join([language_tag(first), *cased])

    @property
    def base(self) -> str:
        """The primary subtag: an ISO 639 code of two or three letters."""
        return self.partition("-")[0]


CountryCode = Annotated[
    str, AfterValidator(countries.country_code), WithJsonSchema({"type": "string", "enum": sorted(countries.CODES)})
]
"""A country by its code of two letters, ``NO`` (ISO 3166-1 alpha-2)."""

SpdxId = Annotated[
    str,
    AfterValidator(licences.spdx_id),
    # the list has about 700 ids and grows; the schema has only the form
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9.+-]*$"}),
]
"""A licence by its id in the SPDX licence list, ``CC-BY-4.0``."""
