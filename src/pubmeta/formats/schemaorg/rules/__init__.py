"""Content rules for schema.org JSON-LD: what the profile lets pass, and clients misread or do without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pubmeta.checks.content_rules import JsonBreaches, by_code, discouraged, json_problems, refused
from pubmeta.checks.json_text import Location
from pubmeta.problems import Problem

_refused, _discouraged = partial(refused, "schemaorg"), partial(discouraged, "schemaorg")

_JSON_LD = "JSON-LD 1.1: nodes with one @id are one node"
_VOCABULARY = "schema.org release 30"
_ARTICLE = "Bioschemas ScholarlyArticle 0.2, Google Search Central: Article"
_OWN = "pubmeta: so that a document says one thing"

RULES = (
    _refused(
        "dangling-id",
        "a local @id (#..., _:...) that is referred to is that of a node here",
        _JSON_LD,
        remedy="add the node, or correct the @id",
    ),
    _discouraged(
        "id-conflict",
        "nodes with the same @id have the same type and name; processors merge them",
        _JSON_LD,
        remedy="give each an @id of its own",
    ),
    _refused(
        "nesting",
        "an issue is part of a volume, a volume of a periodical, never the other way",
        _VOCABULARY,
        remedy="turn the two round",
    ),
    _discouraged("recommended", "an article has an identifier and a date of publication", _ARTICLE),
    _discouraged("author", "an article has authors", _ARTICLE, remedy="add author", article_rule="article.author"),
    _discouraged(
        "headline",
        "headline and name are the title: Google reads the one, Bioschemas the other",
        _ARTICLE,
        remedy="make them the same",
    ),
    _discouraged(
        "agent-name",
        "each person has a node of their own",
        "Google Search Central: author markup",
        remedy="write a node for each",
    ),
    _discouraged("name-parts", "the name of a person contains the familyName", _OWN, remedy="correct one of them"),
    _refused("doi", "a DOI has the form 10.1234/suffix", "ISO 26324", remedy="correct it"),
    _refused(
        "orcid",
        "an ORCID iD is https://orcid.org/ and 16 characters with a right check digit",
        "ORCID",
        remedy="correct it",
    ),
    _refused(
        "ror", "a ROR id is https://ror.org/ and 9 characters with right check digits", "ROR", remedy="correct it"
    ),
    _refused("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297", remedy="correct it"),
    _refused("isbn", "an ISBN has 10 or 13 digits and a right check digit", "ISO 2108", remedy="correct it"),
    _refused("isni", "an ISNI has 16 characters and a right check digit", "ISO 27729", remedy="correct it"),
    _refused("pmid", "a PMID is 1 to 8 digits", "PubMed", remedy="correct it"),
    _refused("pmcid", "a PMCID is PMC and digits", "PubMed Central", remedy="correct it"),
    _refused("arxiv", "an arXiv id has the form 2401.01234 or math.GT/0309136", "arXiv", remedy="correct it"),
    _refused("doi-agreement", "the @id and identifier of a node name the same DOI", _OWN, remedy="correct one of them"),
    _discouraged("url-agreement", "a url at doi.org names the DOI of the node", _OWN, remedy="correct one of them"),
    _discouraged(
        "resolver",
        "as an @id a DOI begins with https://doi.org/ and nothing else, so that equal works have equal ids",
        "DOI Foundation, Crossref display guidelines",
        remedy="write it so",
    ),
    _refused(
        "characters", "a text has no control characters", "XML 1.0, which most outputs become", remedy="remove it"
    ),
    _discouraged(
        "markup",
        "text is plain: clients print tags literally",
        "Google Search Central: structured data",
        remedy="remove the tags",
        article_rule="article.markup",
    ),
    _discouraged(
        "entity",
        "& and < are written literally; an HTML page escapes its JSON-LD as a whole, in another way",
        "JSON-LD 1.1, section 7: embedding in HTML",
        remedy="write the character itself",
        article_rule="article.markup",
    ),
    _refused("language", "a language is a language tag: en, pt-BR", "BCP 47", remedy="correct it"),
    _refused(
        "date",
        "a date is a day of the calendar, or a month or year: 2013-05-17, 2013-05, 2013",
        "ISO 8601",
        remedy="correct it",
    ),
    _discouraged(
        "date-order",
        "a work is created before it is published, and modified after",
        _VOCABULARY,
        remedy="correct one of the dates",
        article_rule="article.date-order",
    ),
    _discouraged(
        "pages",
        "pageEnd comes with pageStart, and is not smaller",
        _VOCABULARY,
        remedy="correct or add pageStart",
        article_rule="article.page-order",
    ),
    _refused("email", "an email address has the form name@host", "RFC 5321", remedy="correct it"),
    _discouraged(
        "media-type",
        "encodingFormat is a media type, application/pdf, or a URL",
        "IANA media types",
        remedy="correct it",
    ),
    _discouraged(
        "license",
        "a Creative Commons licence is named by its own URL: https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons",
        remedy="write it with https and a slash at the end",
        article_rule="article.license-url",
    ),
)

_RULE = by_code(RULES)


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in parsed JSON-LD; values of another type than the profile asks are passed over."""
    if isinstance(document, dict | list):
        yield from json_problems(_breaches(document), _RULE)


def _breaches(document: Any) -> Iterator[tuple[Location, JsonBreaches]]:
    """Where there is a node, and what it breaks."""
    from pubmeta.formats.schemaorg.rules import article, ids, nodes

    every = nodes.nodes_in(document)
    for node, location in every:
        yield location, nodes.breaches(node)
    locations = {id(node): location for node, location in every}
    for code, message, node in ids.breaches([node for node, _ in every if "@id" in node]):
        yield locations[id(node)], ((code, message, "@id"),)
    if isinstance(document, dict) and "@graph" not in document:
        yield (), article.breaches(document)
