"""What can be done about a problem, in the words of the page.

Problems say what to do in an article and in a configuration file, for all who use pubmeta. Who has the page has its
settings, and may hand in a settings file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

FIELDS: Final = {
    "depositor_name": "Depositor",
    "depositor_email": "E-mail address",
    "registrant": "Registrant",
    "crossmark_policy": "Crossmark policy",
}
"""The options of formats that have a field in the settings, and what it is called there."""
DIVIDE: Final = "Divide references"
"""How the box begins that has references divided into fields."""
PAGES: Final = "Pages of articles"
"""What the field for the addresses of articles is called."""

_PAGE: Final = f"add landing_page to the article, or fill in “{PAGES}” in the settings"


def _field(found: re.Match[str]) -> str:
    return f"fill in “{FIELDS[found['name']]}”{found['apposition'] or ''} in the settings"


_IN_OPTIONS: Final = r'(?: in the configuration)?(?:, or options\["\w+"\])?'
_WORDINGS: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern), wording)
    for pattern, wording in (
        (rf"set (?P<name>{'|'.join(FIELDS)})(?P<apposition>, [^,]+,)? under \[crossref\]{_IN_OPTIONS}", _field),
        (r"set landing_page, for the article or in the configuration(?:, or page under \[linkset\])?", _PAGE),
        (r"add landing_page, in the article or in the profile of the journal", _PAGE),
        (r"add landing_page to the article, or to \[journal\] in the configuration", _PAGE),
        (r"give the address of the page, or set landing_page in the configuration", _PAGE),
        (
            r"correct the article or \[journal\] in the configuration, or use the profile of another journal",
            "correct the article, or fill in the title of its journal in the settings, in place of the service's",
        ),
        (
            r"add a table \[\[journals\]\] for it, or correct the title or the ISSN",
            "correct the title or the ISSN, or fill in the title of the journal in the settings",
        ),
        (r"use a configuration with one \[journal\]", "fill in the journal in the settings"),
        (r"in the profile of the journal|in the profiles", "in the settings"),
        (r"(?:to )?\[journal\] in the configuration", "to the settings"),
        (r"--structure-references", f"“{DIVIDE}” in the settings"),
        (r"raise the memory limit \(--memory-limit\).*", "use pubmeta on your machine for this record"),
        (rf"under (\[[\w-]+\]){_IN_OPTIONS}", r"under \1 in a settings file"),
        (r"in the configuration", "in the settings"),
    )
)


def on_the_page(remedy: str) -> str:
    """The remedy in the words of the page; one that speaks of nothing else than the article stays as it is."""
    for pattern, wording in _WORDINGS:
        remedy = pattern.sub(wording, remedy)
    return remedy
