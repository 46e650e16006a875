"""What else the work is related to."""

from __future__ import annotations

from pubmeta.formats.datacite.terms import (
    OTHER,
    PUBLISHED_IN,
    RELATIONS,
    TARGETS,
    TITLE,
    words_of,
)
from pubmeta.formats.datacite.write.container import issns, volume_identifiers
from pubmeta.formats.datacite.write.texts import Distinct, Values, kept
from pubmeta.model import Article, RelationType
from pubmeta.problems import Log


def related(article: Article, version: str, log: Log) -> list[Values]:
    """The other identifiers of what the work is in, what it reviews, the references, the relations."""
    found: list[Values] = []
    if journal := article.journal:
        found += map(_published_in, issns(journal)[1:])
        if journal.doi:
            found.append(_related(journal.doi, "DOI", PUBLISHED_IN))
    elif proceedings := article.proceedings:
        found += map(_published_in, volume_identifiers(proceedings)[1:])
        found += map(_published_in, issns(proceedings.series)[1:] if proceedings.series else ())
    if article.review and article.review.of:
        found.append(_related(article.review.of, "DOI", RELATIONS[RelationType.IS_REVIEW_OF]))
    dois = dict.fromkeys(each.work.doi for each in article.references if each.work and each.work.doi)
    if article.references:
        log.dropped("references", f"{TITLE} has only the DOI of a cited work")
    found += [_related(doi, "DOI", "References") for doi in dois]
    distinct = Distinct(found)
    for at, each in log.each("relations", article.relations):
        kind, target = RELATIONS.get(each.type), TARGETS.get(each.target_type)
        later = {"HasTranslation", "IsTranslationOf"}
        information = None
        if kind in later and kind not in words_of(version, "relationType"):
            kind = None
        if kind is None and each.type is not RelationType.REFERENCES and OTHER in words_of(version, "relationType"):
            kind, information = OTHER, each.type.value
        if kind is None or target is None:
            what = each.type if kind is None else f"identifiers of the type {each.target_type}"
            at.dropped("", f"{TITLE} {version} has no word for {what}: {each.target}")
            continue
        value = _related(each.target, target, kind, information)
        if not distinct.takes(value):
            at.dropped("", "is there already")
    return distinct


def _published_in(identifier: Values) -> Values:
    """A further identifier of what the work is in."""
    return _related(identifier["relatedItemIdentifier"], identifier["relatedItemIdentifierType"], PUBLISHED_IN)


def _related(identifier: str, kind: str, relation: str, information: str | None = None) -> Values:
    return kept(
        {
            "relatedIdentifier": identifier,
            "relatedIdentifierType": kind,
            "relationType": relation,
            "relationTypeInformation": information,
        }
    )
