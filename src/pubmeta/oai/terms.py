"""The words of OAI-PMH 2.0, and the forms of the values in its requests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/"
LOCATION: Final = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
"""Where the namespace says that its schema is."""
VERSION: Final = "2.0"

_WORD = r"[A-Za-z0-9_.!~*'()-]+"
_IN_PATH = r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
PREFIX: Final = re.compile(_WORD)
"""A metadataPrefix."""
SET: Final = re.compile(rf"{_WORD}(?::{_WORD})*")
"""A setSpec: words, each within the one before it."""
IDENTIFIER: Final = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]{{0,30}}+:(?://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?(?:/{_IN_PATH}*)?|(?!//){_IN_PATH}+)"
)
"""The identifier of an item: a URI with its scheme."""
REFERENCE: Final = re.compile(rf"{IDENTIFIER.pattern}|[A-Za-z0-9._~-](?:(?!:){_IN_PATH})*")
"""What a request may ask for: a URI, or something without a scheme, which no item has."""


class Fault(NamedTuple):
    """Why a request has no other answer: a code of the protocol, and the reason for the people behind the harvester."""

    code: str
    message: str


class Verb(NamedTuple):
    """The arguments that a verb needs and those that it takes; with `is_list` it takes a resumptionToken alone too."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_list: bool = False


_SELECTION = Verb(("metadataPrefix",), ("from", "until", "set"), is_list=True)
VERBS: Final[Mapping[str, Verb]] = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=("identifier",)),
    "ListSets": Verb(is_list=True),
    "GetRecord": Verb(("identifier", "metadataPrefix")),
    "ListIdentifiers": _SELECTION,
    "ListRecords": _SELECTION,
}
"""The six requests (section 4)."""
