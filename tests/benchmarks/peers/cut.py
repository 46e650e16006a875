"""Articles cut to what the documents of commonmeta-py carry, so that equal content is compared."""

from __future__ import annotations

from pubmeta.model import Article, Award, Dates, Group, Person, PersonName, Reference, Statements, Work


def for_csl(article: Article) -> Article:
    """Title, names, abstract, journal, place in it, date and DOI: no references, ids of persons, funders, licences."""
    return _bare(article).model_copy(
        update={
            "contributors": tuple(map(_named, article.contributors)),
            "references": (),
            "awards": (),
            "licenses": (),
            "keywords": (),
        }
    )


def for_schemaorg(article: Article) -> Article:
    """That, with the ids and affiliations of persons, funders, the licence, and of references a DOI or the text."""
    return _bare(article).model_copy(
        update={
            "contributors": tuple(
                each.model_copy(update={"credit": ()}) if isinstance(each, Person) else each
                for each in article.contributors
            ),
            "references": tuple(map(_reference, article.references)),
            "awards": tuple(Award(funder=award.funder) for award in article.awards),
            "licenses": article.licenses[:1],
        }
    )


def _bare(article: Article) -> Article:
    return article.model_copy(
        update={
            "short_title": None,
            "section": None,
            "other_ids": (),
            "statements": Statements(),
            "copyright": None,
            "free_to_read": None,
            "relations": (),
            "full_texts": (),
            "dates": Dates(published_online=article.dates.first_published),
        }
    )


def _named(contributor: object) -> object:
    if isinstance(contributor, Person):
        name = PersonName(family=contributor.family, given=contributor.given, particle=contributor.particle)
        return Person(**dict(name), role=contributor.role)
    return Group(name=contributor.name, role=contributor.role) if isinstance(contributor, Group) else contributor


def _reference(reference: Reference) -> Reference:
    work = reference.work
    if work and work.doi:
        return Reference(key=reference.key, work=Work(doi=work.doi))
    title = work.title if work else None
    return Reference(key=reference.key, raw=reference.raw or title or "A work")
