"""Identifiers: strings normalised once on entry, with their check digit where there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import mul
from typing import Any, ClassVar, Self
from urllib.parse import quote

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from stdnum import isbn, isni, issn
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as StdnumError

from pubmeta.model.base import BYTE_ORDER_MARK, checked_characters
from pubmeta.vocabularies import dois, registries
from pubmeta.vocabularies.dashes import DASH

_DASHES = re.compile(DASH)
_DASHES_AND_SPACE = re.compile(rf"{DASH}|\s")


class Identifier(str):
    """A string that is valid by construction; raises ValueError with the reason otherwise."""

    __slots__ = ()
    json_pattern: ClassVar[str] = ""
    """What the normalised form matches (ECMA 262), for the JSON Schema."""
    takes_numbers: ClassVar[bool] = False  # whether a whole number may be given for it
    _NORMAL: ClassVar[re.Pattern[str]]
    """What is surely in the normalised form, except for its check digit; by default what `json_pattern` matches."""
    _RESOLVER: ClassVar[str] = ""
    """What is before it in its URL, where that has the identifier as it is."""

    def __init_subclass__(cls) -> None:
        if "_NORMAL" not in vars(cls):
            cls._NORMAL = re.compile(cls.json_pattern)

    def __new__(cls, value: str) -> Self:  # noqa: D102 (the class says it)
        if type(value) is cls:
            return value
        if not cls.is_normal(value):
            bare = value.removeprefix(cls._RESOLVER)
            if len(bare) == len(value) or not cls.is_normal(bare):
                bare = cls.normalised(checked_characters(value).strip().strip(BYTE_ORDER_MARK).strip())
            value = bare
        return str.__new__(cls, value)

    @classmethod
    def is_normal(cls, value: str) -> bool:
        """Whether a value is plainly in the form in which it is kept, check digit and all; for most this is enough."""
        return cls._NORMAL.fullmatch(value) is not None

    @classmethod
    def normalised(cls, value: str) -> str:
        """The one form in which this identifier is kept; raises ValueError for anything else."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            cls._of_input,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def _of_input(cls, value: object, text_of: ValidatorFunctionWrapHandler) -> Self:
        """The identifier of an input; one that is an identifier already is valid."""
        if type(value) is cls:
            return value
        return cls(str(value) if type(value) is int and cls.takes_numbers else text_of(value))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": cls.json_pattern} if cls.json_pattern else {"type": "string"}


def _without_resolver(value: str, hosts: str, scheme: str = "") -> str:
    """The value without ``https://host/``, ``host/`` or ``scheme:`` before it; hosts and scheme are alternatives."""
    return _resolver(hosts, scheme).sub("", value, count=1)


@cache
def _resolver(hosts: str, scheme: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)^(?:(?:https?://)?(?:{hosts})/" + (rf"|(?:{scheme})\s*:\s*)" if scheme else ")"))


def _fault(error: StdnumError, form: str) -> str:
    return "its check digit is wrong" if isinstance(error, InvalidChecksum) else f"it has {form}"


_VALUES = {digit: value for value, digit in enumerate("0123456789X")}
_MOD_11_2 = tuple(2**place % 11 for place in reversed(range(16)))
"""The weights of ISO 7064 MOD 11-2 for 16 digits, whose sum has the remainder 1."""
_DOWN_TO_1 = tuple(range(10, 0, -1))
"""The weights of ISSN and ISBN-10, which end in 1; 11 divides the sum."""
_ONE_AND_THREE = (1, 3) * 6 + (1,)
"""The weights of ISBN-13; 10 divides the sum."""


def _weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of the digits, each times its weight; X is ten."""
    return sum(map(mul, map(_VALUES.__getitem__, digits), weights[-len(digits) :]))


_IN_URLS = "/:;()!$&'*+,=@~._-"
_AS_IN_URLS = re.compile(f"[A-Za-z0-9{re.escape(_IN_URLS)}]*")
"""A DOI of these characters, as nearly every one is, needs no encoding in a URL."""


class Doi(Identifier):
    """A DOI without resolver: ``10.4236/ojra.2013.31006`` (ISO 26324; Crossref: ``10.\\d{4,9}/`` and a suffix).

    Takes links, ``https://doi.org/10.1000/x%28y%29``, and labels, ``doi:10.1000/x(y)``. Case is kept; `key` is the form
    to compare by.
    """

    __slots__ = ()
    json_pattern = rf"^{dois.NAME}\S+$"
    _NORMAL = re.compile(rf"{dois.NAME}[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        doi = dois.bare_doi(value)
        if not cls._NORMAL.fullmatch(doi):
            if re.fullmatch(r"10\.[0-9]{4,9}/?", doi):
                raise ValueError(f"{value!r} is a DOI prefix without a suffix")
            raise ValueError(f"{value!r} is not a DOI: it has the form 10.NNNN/suffix, without spaces")
        return doi

    @property
    def prefix(self) -> str:
        """The registrant's part, before the first slash."""
        return self.partition("/")[0]

    @property
    def key(self) -> str:
        """The form to compare by: DOIs are case-insensitive in ASCII."""
        return self.lower()

    @property
    def url(self) -> str:
        """The resolver URL, percent-encoded where a URL needs it."""
        return dois.URL + (self if _AS_IN_URLS.fullmatch(self) else quote(self, safe=_IN_URLS))


class Orcid(Identifier):
    """An ORCID iD: ``0000-0002-1825-0097``, check digit by ISO 7064 MOD 11-2; URL forms are taken."""

    __slots__ = ()
    json_pattern = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
    _RESOLVER = "https://orcid.org/"

    @classmethod
    def is_normal(cls, value: str) -> bool:  # noqa: D102
        return super().is_normal(value) and _weighted(value.replace("-", ""), _MOD_11_2) % 11 == 1

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.ORCID, "orcid").rstrip("/")
        if cls.is_normal(bare):
            return bare
        digits = _DASHES_AND_SPACE.sub("", bare).upper()
        orcid = "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))
        if not cls._NORMAL.fullmatch(orcid):
            raise ValueError(f"{value!r} is not an ORCID iD: it has the form 0000-0000-0000-0000")
        if not cls.is_normal(orcid):
            raise ValueError(f"{value!r} has a wrong ORCID check digit; one of its digits is wrong")
        return orcid

    @property
    def url(self) -> str:
        """The form that ORCID, JATS4R and Crossref ask for."""
        return f"{self._RESOLVER}{self}"


class Isni(Identifier):
    """An ISNI as 16 characters without spaces, check digit by ISO 7064 MOD 11-2."""

    __slots__ = ()
    json_pattern = r"^[0-9]{15}[0-9X]$"

    @classmethod
    def is_normal(cls, value: str) -> bool:  # noqa: D102
        return super().is_normal(value) and _weighted(value, _MOD_11_2) % 11 == 1

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.ISNI, "isni").rstrip("/")
        try:
            return str(isni.validate(bare.upper()))
        except StdnumError as error:
            raise ValueError(f"{value!r} is not an ISNI: {_fault(error, '16 characters')}") from error

    @property
    def url(self) -> str:
        """The form that Crossref asks for."""
        return f"https://www.isni.org/isni/{self}"


_NO_ISSN = "0000-0000"
"""What forms have in them before a journal has an ISSN; its check digit is right."""


class Issn(Identifier):
    """An ISSN with hyphen, ``2163-9914``, check digit by ISO 3297."""

    __slots__ = ()
    json_pattern = r"^[0-9]{4}-[0-9]{3}[0-9X]$"

    @classmethod
    def is_normal(cls, value: str) -> bool:  # noqa: D102
        is_right = super().is_normal(value) and _weighted(value.replace("-", ""), _DOWN_TO_1) % 11 == 0
        return is_right and value != _NO_ISSN

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = re.sub(r"(?i)^(?:e|p)?issn(?:-l)?[\s:]*", "", _without_resolver(value, registries.ISSN))
        try:
            found = str(issn.format(issn.validate(_DASHES.sub("-", bare))))
        except StdnumError as error:
            raise ValueError(f"{value!r} is not an ISSN: {_fault(error, 'the form 1234-567X')}") from error
        if found == _NO_ISSN:
            raise ValueError(f"{value!r} is not an ISSN: no journal has this number")
        return found


class Isbn(Identifier):
    """An ISBN-10 or ISBN-13 without hyphens, check digit by ISO 2108; the length is kept."""

    __slots__ = ()
    takes_numbers = True
    json_pattern = r"^(?:97[89])?[0-9]{9}[0-9X]$"

    @classmethod
    def is_normal(cls, value: str) -> bool:  # noqa: D102
        if not super().is_normal(value):
            return False
        if len(value) == len(_DOWN_TO_1):
            return _weighted(value, _DOWN_TO_1) % 11 == 0
        return value.isdecimal() and _weighted(value, _ONE_AND_THREE) % 10 == 0

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = re.sub(r"(?i)^(?:urn:)?isbn(?:-1[03])?[\s:]*", "", _without_resolver(value, registries.ISBN))
        try:
            return str(isbn.validate(_DASHES.sub("-", bare)))
        except StdnumError as error:
            raise ValueError(f"{value!r} is not an ISBN: {_fault(error, '10 or 13 digits')}") from error


class Ror(Identifier):
    """A ROR id without resolver, ``05gq02987``: Crockford base 32 with two check digits, ISO 7064 MOD 97-10."""

    __slots__ = ()
    json_pattern = r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$"
    _RESOLVER = "https://ror.org/"
    _CROCKFORD = str.maketrans("0123456789abcdefghjkmnpqrstvwxyz", "0123456789abcdefghijklmnopqrstuv")
    """From Crockford's digits of base 32 to Python's."""

    @classmethod
    def is_normal(cls, value: str) -> bool:  # noqa: D102
        return super().is_normal(value) and 98 - int(value[:7].translate(cls._CROCKFORD), 32) * 100 % 97 == int(
            value[7:]
        )

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.ROR, "ror").rstrip("/").lower()
        if cls.is_normal(bare):
            return bare
        if cls._NORMAL.fullmatch(bare):
            raise ValueError(f"{value!r} has wrong ROR check digits; one of its characters is wrong")
        raise ValueError(f"{value!r} is not a ROR id: it has the form https://ror.org/0xxxxxx00")

    @property
    def url(self) -> str:
        """The form that ROR, JATS and Crossref ask for."""
        return f"{self._RESOLVER}{self}"


class FunderId(Doi):
    """An Open Funder Registry id, a DOI under 10.13039: ``10.13039/100000002``; the bare number is taken."""

    __slots__ = ()
    takes_numbers = True
    json_pattern = r"^10\.13039/[0-9]+$"

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = dois.bare_doi(value)
        doi = bare if "/" in bare else dois.FUNDERS + bare
        if not re.fullmatch(cls.json_pattern, doi):
            raise ValueError(f"{value!r} is not an Open Funder Registry id: it has the form 10.13039/ and digits")
        return doi


class Pmid(Identifier):
    """A PubMed id: 1 to 8 digits."""

    __slots__ = ()
    takes_numbers = True
    json_pattern = r"^[1-9][0-9]{0,7}$"

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.PUBMED, "pmid")
        if not re.fullmatch(cls.json_pattern, bare.rstrip("/")):
            raise ValueError(f"{value!r} is not a PubMed id: it is 1 to 8 digits")
        return bare.rstrip("/")

    @property
    def url(self) -> str:
        """The record's page."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{self}/"


class Pmcid(Identifier):
    """A PubMed Central id with its letters: ``PMC1234567``; a version suffix is not part of it."""

    __slots__ = ()
    takes_numbers = True
    json_pattern = r"^PMC[1-9][0-9]*$"

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.PMC, "pmcid").rstrip("/").upper()
        pmcid = bare if bare.startswith("PMC") else f"PMC{bare}"
        if not re.fullmatch(cls.json_pattern, pmcid):
            raise ValueError(f"{value!r} is not a PubMed Central id: it is PMC and digits")
        return pmcid

    @property
    def url(self) -> str:
        """The article's page."""
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self}/"


class ArxivId(Identifier):
    """An arXiv id without prefix: ``2401.01234``, ``2401.01234v2`` or ``math.GT/0309136``."""

    __slots__ = ()
    json_pattern = r"^(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?$"

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        bare = _without_resolver(value, registries.ARXIV, "arxiv")
        bare = bare.removesuffix(".pdf")
        if not re.fullmatch(cls.json_pattern, bare):
            raise ValueError(f"{value!r} is not an arXiv id: it has the form 2401.01234 or math.GT/0309136")
        return bare

    @property
    def url(self) -> str:
        """The abstract page."""
        return f"https://arxiv.org/abs/{self}"
