"""Content rules for DOAJ: what its API refuses an article for, or keeps otherwise than it was sent.

Source: the article object of DOAJ's API and its documentation. The rules of the XML are the same where it has the same.
"""

from __future__ import annotations

from functools import partial

from pubmeta.checks.content_rules import by_code, discouraged, refused
from pubmeta.registry import Rule

_API = "DOAJ API, version 4: article object"
_HELP = "DOAJ: uploading article metadata"


def rules(name: str) -> tuple[Rule, ...]:
    """The rules that both documents have, under the name of one of them."""
    refuse, discourage = partial(refused, name), partial(discouraged, name)
    return (
        refuse(
            "issn",
            "an article has the ISSN of the journal's print or online edition; where it has both, they differ",
            _API,
            remedy="add the ISSN that DOAJ has of the journal",
        ),
        refuse("issn-form", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297", remedy="correct it"),
        refuse("doi-or-link", "an article has a DOI or a link to its full text", _API, remedy="add one of them"),
        refuse("doi", "a DOI has the form 10.1234/suffix, without resolver", _API, remedy="write the DOI alone"),
        refuse("url", "a link is an absolute URL of http or https", _API, remedy="write the whole URL"),
        refuse(
            "orcid",
            "an ORCID iD is a link: https://orcid.org/0000-0002-1825-0097",
            _API,
            remedy="write the iD as a link of https",
        ),
        refuse("script", "no text contains <script", _API, remedy="remove the tag"),
        refuse("abstract-length", "an abstract has at most 30,000 characters", _API, remedy="shorten it"),
        discourage(
            "language",
            "a language is a code of ISO 639-2/B: eng, fre, ger",
            _HELP,
            remedy="write the code that libraries use: fre, not fra or fr",
        ),
        discourage(
            "markup",
            "a text has no tags, which DOAJ shows as they are",
            _HELP,
            remedy="remove the tags",
            article_rule="article.markup",
        ),
        discourage("blank", "a value is not blank: DOAJ removes it", _API, remedy="leave the property out"),
    )


RULES = (
    *rules("doaj"),
    refused(
        "doaj", "year", "year has four digits, and month is a number from 1 to 12", _API, remedy="write the number"
    ),
    discouraged(
        "doaj",
        "once",
        "no DOI and no link is in a list twice, for which DOAJ refuses the whole list",
        _API,
        remedy="leave out one of the articles",
    ),
)

RULE = by_code(RULES)
"""The rules of the JSON by their codes without the format's name."""
