"""What Crossmark assertions mean, in a deposit and in the REST API alike.

Crossref leaves the names of assertions to publishers: these are those that publishers use, besides the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pubmeta.formats.crossref.terms import STATEMENTS
from pubmeta.vocabularies.statements import statement_of_term

DATES: Final[Mapping[str, str]] = {
    **{name: name for name in ("received", "revised", "accepted", "corrected", "retracted", "posted", "published")},
    "date_received": "received",
    "date_revised": "revised",
    "date_accepted": "accepted",
    "date_epub": "published_online",
    "first_online": "published_online",
    "published_online": "published_online",
    "published_print": "published_print",
}
"""The field of `Dates` for the name of an assertion, as `name_of` gives it."""
RIGHTS: Final[Mapping[str, str]] = {
    "copyright": "statement",
    "copyright_information": "statement",
    "copyright_statement": "statement",
    "copyright_year": "year",
    "copyright_holder": "holder",
}
"""The field of `Copyright` for the name of an assertion."""
LICENSES: Final[Mapping[str, str]] = {"license_name": "name", "license": "statement"}
"""The field of `License` for the name of an assertion."""


def name_of(text: str) -> str:
    """The name of an assertion in lower case, its words joined by underscores: ``first-online`` is ``first_online``."""
    return re.sub("[^a-z]+", "_", text.casefold()).strip("_")


def statement_asserted(name: str, label: str, group_name: str, group_label: str) -> str | None:
    """The statement that an assertion is part of.

    What is printed decides before names do, for some publishers give all their declarations the name ``Ethics``; the
    writer's own names are certain.
    """
    own = name if name in STATEMENTS else None
    return statement_of_term(own, label, group_label, name, group_name)
