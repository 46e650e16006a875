"""The parts of an affiliation, as readers find them beside the punctuation that separates them."""

from __future__ import annotations

import re

from pubmeta.vocabularies.countries import is_country

EDGES = " \t\r\n,;:"
"""What a part neither begins nor ends with."""
_SPACES = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028"
    "\u2029\u202f\u205f\u3000"
)
"""What `str.isspace` takes for space."""
_BEFORE, _AFTER = f"{_SPACES}.,;:)]", f"{_SPACES},;:(["
_LABEL = (
    r"(?:\b(?:e[-\s]?mails?|endere[cç]o eletr[oô]nico|correo electr[oó]nico|courriel|e-posta|"
    r"tel|(?:tele)?phone|fax|mobile|url|website|orcid)(?:\s++(?:address(?:es)?|id|number))?\b[\s.:]*+){1,6}"
)
"""Pattern of what announces an address, a number or a link."""
DANGLING = re.compile(rf"(?i)(?:(?:^|[;,.(|])\s*|(?<=\s)(?=[^:;,]{{1,60}}:)){_LABEL}[)\]]?$")
"""A label at the end of a text, the address itself being tagged, or left out."""
_BEFORE_LABEL = frozenset(";,.(|:")
_ONE_COUNTRY = re.compile(
    r"\d|, *$|,,|(?:^|, *)(?:the|republic|states?|rep|dem|democratic|people|islamic|federated|province|south|north"
    r"|u\.? ?s|british|r\.? ?o\.? ?c|p\.? ?r)\b|\bof\b|\band\b|^(?:hong kong|maca[uo]|taiwan)\b",
    re.IGNORECASE,
)
"""In the name of one country in which there is a comma: ``Korea, Republic of``, ``Hong Kong, China``."""


def country_parts(country: str, *, has_city: bool, has_region: bool) -> list[str]:
    """What a `country` holds: the country alone, or the city, perhaps the region, and the country behind commas."""
    parts = [part.strip() for part in country.split(",")]
    most = 1 if has_city else 2 if has_region else 3
    return parts if 1 < len(parts) <= most and not _ONE_COUNTRY.search(country) else [country]


def trimmed(text: str) -> str:
    """The text without the punctuation at its edges that separates it from others."""
    return text.lstrip(_BEFORE).rstrip(_AFTER)


def institution_name(text: str) -> str:
    """The name of an institution, without what separates it from others and what announces an address."""
    name = text.strip(EDGES)
    return trimmed(name if _BEFORE_LABEL.isdisjoint(name) else DANGLING.sub("", name)) or name


def country_name(text: str) -> str:
    """The name of a country, without the full stop that ends the affiliation."""
    name = text.strip(EDGES)
    return name[:-1] if name.endswith(".") and is_country(name[:-1]) else name
