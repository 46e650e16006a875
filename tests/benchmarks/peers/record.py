"""An article as commonmeta-py holds it: everything of it that its schema (commonmeta 1.0) has a place for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.model import Article, Award, Group, Person, Reference, RelationType, Text

_RELATIONS = {RelationType.HAS_PREPRINT: "HasPreprint", RelationType.IS_SUPPLEMENTED_BY: "IsSupplementedBy"}


def commonmeta_record(article: Article, to: str) -> dict[str, Any]:
    """The record to write in a format, `crossref_xml`, `csl` or `schema_org`, such that it comes out best.

    Its text is plain, since commonmeta escapes markup. Its licence is a URL, since with an SPDX id its CSL is invalid.
    CRediT roles are given for Crossref alone: whoever has one is left out of its schema.org.
    """
    journal, pages, dates = article.journal, article.pages, article.dates
    assert article.doi
    assert journal
    record: dict[str, Any] = _filled(
        {
            "id": article.doi.url,
            "type": "JournalArticle",
            "url": article.landing_page,
            "title": str(article.title),
            "additional_titles": [{"title": str(article.subtitle), "type": "Subtitle"}] if article.subtitle else [],
            "contributors": [
                _contributor(each, credit=to == "crossref_xml")
                for each in article.contributors
                if isinstance(each, Person | Group)
            ],
            "date_published": str(dates.first_published),
            "dates": {"submitted": str(dates.received), "accepted": str(dates.accepted)},
            "description": " ".join(str(paragraph) for paragraph in _paragraphs(article)),
            "subjects": [{"subject": str(word)} for group in article.keywords for word in group.keywords],
            "language": article.language,
            "license": {"url": article.licenses[0].url},
            "container": {
                "type": "Journal",
                "title": journal.title,
                "identifiers": [{"identifier": issn, "identifier_type": "ISSN"} for issn in journal.issns],
                "volume": article.volume,
                "issue": article.issue,
                "first_page": pages.first if pages else None,
                "last_page": pages.last if pages else None,
            },
            "publisher": {"name": journal.publisher.name if journal.publisher else None},
            "funding_references": [each for award in article.awards for each in _funding(award)],
            "files": [{"url": each.url, "mime_type": each.media_type} for each in article.full_texts],
            "relations": [
                {"id": f"https://doi.org/{relation.target}", "type": _RELATIONS[relation.type]}
                for relation in article.relations
            ],
            "references": [_reference(each) for each in article.references],
        }
    )
    return record


def _filled(value: Any) -> Any:
    """The value without what is empty in it."""
    if isinstance(value, dict):
        kept = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [], {})}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def _contributor(contributor: Person | Group, *, credit: bool) -> dict[str, Any]:
    role = contributor.role.title()
    if isinstance(contributor, Group):
        return {"type": "Organization", "organization": {"name": contributor.name}, "roles": [role]}
    credited = [each.role.replace("-", " ").title().replace(" ", "") for each in contributor.credit] if credit else []
    return {
        "type": "Person",
        "person": {
            "id": contributor.orcid.url if contributor.orcid else None,
            "given_name": contributor.given,
            "family_name": contributor.whole_family,
            "affiliations": [
                {
                    "name": affiliation.name,
                    "identifier": affiliation.ror.url if affiliation.ror else None,
                    "identifier_type": "ROR" if affiliation.ror else None,
                }
                for affiliation in contributor.affiliations
            ],
        },
        "roles": [role, *credited],
    }


def _paragraphs(article: Article) -> Iterator[Text]:
    for abstract in article.abstracts:
        for section in abstract.sections:
            yield from section.paragraphs


def _funding(award: Award) -> list[dict[str, Any]]:
    funder = award.funder
    known = {"funder_id": funder.ror.url if funder.ror else None, "funder_name": funder.name}
    return [known | {"award_number": number} for number in award.numbers or (None,)]


def _reference(reference: Reference) -> dict[str, Any]:
    """It holds a DOI or URL and a text: the printed one, else the title."""
    work = reference.work
    address = (work.doi.url if work.doi else work.url) if work else None
    text = reference.raw or (work.title if work else None)
    return {"key": reference.key, "id": address, "reference": str(text) if text else None}
