"""What the work is in, and what else it is related to."""

from __future__ import annotations

from pubmeta.formats.datacite.terms import (
    CONTAINERS,
    OTHER,
    PUBLISHED_IN,
    RELATIONS,
    TARGETS,
    TITLE,
    words_of,
)
from pubmeta.formats.datacite.write.texts import Values, kept
from pubmeta.model import Article, Journal, RelationType
from pubmeta.problems import Log
from pubmeta.reading import Field, pages_in


def container(article: Article, log: Log) -> list[Values]:
    """The journal, the proceedings or the server, and where in it the article is."""
    journal, pages, at = article.journal, article.pages, log.at("journal")
    if journal is None:
        for name in ("volume", "issue", "pages", "article_number"):
            if getattr(article, name):
                log.dropped(name, f"{TITLE} has it only for an article in a journal, and there is no journal")
        return []
    titles = [{"title": journal.title}]
    for index, short in enumerate(journal.abbreviations):
        if short == journal.title:
            at.dropped(f"abbreviations[{index}]", "is the title itself")
        else:
            titles.append({"title": short, "titleType": "AlternativeTitle"})
    if pages:
        first, last = (Field("", page, Log()) if page else None for page in (pages.first or pages.range, pages.last))
        if (read := pages_in(first, last)) != pages:
            log.guessed("pages", f"{TITLE} has only a first and a last page; read as {read or 'no pages'}")
    if journal.issn_print:
        at.dropped("issn_print", f"{TITLE} does not say that an ISSN is that of the print edition")
        if not journal.issn_linking:
            at.assumed("issn_linking", f"{journal.issn_print} is read from {TITLE} as the linking ISSN")
    identifiers = _issns(journal)
    value = {
        "titles": titles,
        "relatedItemType": CONTAINERS.get(article.type, "Journal") if article.type else "Journal",
        "relationType": PUBLISHED_IN,
        "relatedItemIdentifier": identifiers[0] if identifiers else None,
        "volume": article.volume,
        "issue": article.issue,
        "firstPage": pages and (pages.first or pages.range),
        "lastPage": pages and pages.last,
        "number": article.article_number,
        "numberType": article.article_number and "Article",
    }
    return [kept(value)]


def _issns(journal: Journal) -> list[Values]:
    known = (("EISSN", journal.issn_electronic), ("ISSN", journal.issn_print), ("LISSN", journal.issn_linking))
    return [{"relatedItemIdentifier": issn, "relatedItemIdentifierType": kind} for kind, issn in known if issn]


def related(article: Article, version: str, log: Log) -> list[Values]:
    """The other ISSNs of the journal and its DOI, the references, the relations."""
    found: list[Values] = []
    if journal := article.journal:
        found += [
            _related(issn["relatedItemIdentifier"], issn["relatedItemIdentifierType"], PUBLISHED_IN)
            for issn in _issns(journal)[1:]
        ]
        if journal.doi:
            found.append(_related(journal.doi, "DOI", PUBLISHED_IN))
    dois = dict.fromkeys(each.work.doi for each in article.references if each.work and each.work.doi)
    if article.references:
        log.dropped("references", f"{TITLE} has only the DOI of a cited work")
    found += [_related(doi, "DOI", "References") for doi in dois]
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
        if value in found:
            at.dropped("", "is there already")
        else:
            found.append(value)
    return found


def _related(identifier: str, kind: str, relation: str, information: str | None = None) -> Values:
    return kept(
        {
            "relatedIdentifier": identifier,
            "relatedIdentifierType": kind,
            "relationType": relation,
            "relationTypeInformation": information,
        }
    )
