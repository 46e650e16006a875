"""Content rules for DataCite: what its JSON Schema lets pass, and its documentation or its service does not."""

from __future__ import annotations

from functools import partial

from pubmeta.checks.content_rules import by_code, discouraged, refused
from pubmeta.registry import Rule

_SCHEMA = "DataCite Metadata Schema 4"
_OWN = "pubmeta: so that a record says one thing"


def rules(name: str) -> tuple[Rule, ...]:
    """The rules that JSON and XML share, under the name of one of them."""
    refuse, discourage = partial(refused, name), partial(discouraged, name)
    return (
        refuse("creator", "a creator has a name that is not blank", _SCHEMA, remedy="add the name, or :unkn"),
        refuse("title", "a title is not blank", _SCHEMA, remedy="add the title"),
        refuse("publisher", "the publisher has a name that is not blank", _SCHEMA, remedy="add the name"),
        refuse("year", "the year of publication has four digits", _SCHEMA, remedy="write the year alone"),
        refuse("doi", "the DOI is without resolver: 10.1234/suffix", "ISO 26324", remedy="write the DOI alone"),
        refuse("url", "the URL of the record is absolute, with http, https or ftp", _SCHEMA, remedy="write it whole"),
        refuse(
            "date",
            "a date is a year, a month, a day or a time, or two with a slash between (ISO 8601, RKMS)",
            _SCHEMA,
            remedy="correct it",
        ),
        refuse("orcid", "an ORCID iD has a right check digit", "ORCID", remedy="correct it"),
        refuse("ror", "a ROR id has right check digits", "ROR", remedy="correct it"),
        discourage("language", "a language is a tag: en, pt-BR", "BCP 47", remedy="correct it"),
        discourage(
            "name-form",
            "a personal name is the family name, a comma and the given name, and has both in fields of their own",
            _SCHEMA,
            remedy="add familyName and givenName, and write name as “family, given”",
        ),
        discourage(
            "related-doi", "the related identifiers that are DOIs are without resolver", _SCHEMA, remedy="correct it"
        ),
        discourage(
            "published-year",
            "the year of publication is that of a date Issued or Available, where there is one",
            _OWN,
            remedy="correct one of them",
        ),
        discourage(
            "markup",
            "a text has no tags, which are shown as they are",
            _SCHEMA,
            remedy="remove the tags",
            article_rule="article.markup",
        ),
    )


RULES = rules("datacite")
RULE = by_code(RULES)
"""The rules of the JSON by their codes without the format's name."""
