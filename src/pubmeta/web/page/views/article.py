"""The article as it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Html

from pubmeta.model import Abstract, Article, Award, Doi, Keywords, Pmid, Statement, Statements, TargetType, Url
from pubmeta.model.identifiers import Identifier
from pubmeta.model.text import Markup
from pubmeta.web.page.views import kinds
from pubmeta.web.page.views.facts import Fact, anchor_of, fact, of_fields, worded
from pubmeta.web.page.views.markup import html_of
from pubmeta.web.page.views.people import People, Place, people_of
from pubmeta.web.page.views.references import CitedWorks, cited_works, names

_IDS = {"doi": "DOI", "pmid": "PubMed", "pmcid": "PubMed Central", "arxiv": "arXiv"}
_JOURNAL = {
    "title": "Journal",
    "issn_print": "ISSN (print)",
    "issn_electronic": "ISSN (online)",
    "issn_linking": "ISSN-L",
    "doi": "Journal DOI",
    "nlm_ta": "NLM abbreviation",
    "publisher_id": "Publisher's id",
    "abbreviations": "Abbreviation",
    "language": "Journal language",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of several paragraphs under a heading: an abstract, a part of one, a statement."""

    heading: Html | None
    paragraphs: tuple[Html, ...]
    path: str = ""
    language: str | None = None
    parts: tuple[Passage, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the passage on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Who paid: the funder, its ids, and the numbers."""

    funder: str
    facts: tuple[Fact, ...]
    path: str

    @property
    def anchor(self) -> str:
        """The id of the award on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Keywords or subjects under their heading."""

    heading: Html
    items: tuple[Html, ...]
    path: str
    language: str | None = None

    @property
    def anchor(self) -> str:
        """The id of the group on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRead:
    """Everything that is known of an article, in the order in which the page shows it."""

    title: Html
    plain_title: str
    subtitle: Html | None
    language: str | None
    titles: tuple[Fact, ...]
    people: People
    institutions: tuple[Place, ...]
    container: str
    """What the place is in: `Journal`, `Proceedings`."""
    place: tuple[Fact, ...]
    event: tuple[Fact, ...]
    review: tuple[Fact, ...]
    dates: tuple[Fact, ...]
    ids: tuple[Fact, ...]
    licence: tuple[Fact, ...]
    abstracts: tuple[Passage, ...]
    keywords: tuple[Listed, ...]
    statements: tuple[Passage, ...]
    grants: tuple[Grant, ...]
    links: tuple[Fact, ...]
    references: CitedWorks


def as_read(article: Article) -> AsRead:
    """The article for the page."""
    return AsRead(
        title=html_of(article.title),
        plain_title=str(article.title),
        subtitle=html_of(article.subtitle) if article.subtitle else None,
        language=article.language,
        titles=tuple(_titles(article)),
        people=people_of(article),
        institutions=kinds.institutions(article),
        container="Proceedings" if article.proceedings else "Journal",
        place=tuple(_place(article)),
        event=tuple(kinds.event(article.event)),
        review=tuple(kinds.review(article.review)),
        dates=tuple(of_fields(article.dates, type(article.dates).model_fields, "dates")),
        ids=tuple(_ids(article)),
        licence=tuple(_licence(article)),
        abstracts=tuple(_abstract(each, f"abstracts[{index}]") for index, each in enumerate(article.abstracts)),
        keywords=tuple(_keywords(article)),
        statements=tuple(_statements(article.statements)),
        grants=tuple(_grant(each, f"awards[{index}]") for index, each in enumerate(article.awards)),
        links=tuple(_links(article)),
        references=cited_works(article.references),
    )


def _titles(article: Article) -> Iterator[Fact]:
    yield from fact("Title", article.title, "title", language=article.language)
    yield from fact("Subtitle", article.subtitle, "subtitle", language=article.language)
    yield from fact("Short title", article.short_title, "short_title", language=article.language)
    for index, each in enumerate(article.translated_titles):
        path = f"translated_titles[{index}]"
        yield from fact(f"Title ({each.language})", each.title, path, language=each.language)
        yield from fact(f"Subtitle ({each.language})", each.subtitle, f"{path}.subtitle", language=each.language)
    yield from kinds.original_title(article.original_title)
    yield from fact("Kind", worded(article.type) if article.type else None, "type")
    yield from kinds.status(article.status)


def _place(article: Article) -> Iterator[Fact]:
    journal = article.journal
    if journal:
        yield from of_fields(journal, ("title", "abbreviations"), "journal", _JOURNAL)
        if publisher := journal.publisher:
            yield from fact("Publisher", publisher.name, "journal.publisher", note=publisher.place)
    yield from kinds.proceedings(article.proceedings)
    yield from of_fields(article, ("volume", "issue", "issue_title", "pages", "article_number", "section"), "")
    if article.pages and article.pages.range:
        first_and_last = "-".join(filter(None, (article.pages.first, article.pages.last)))
        yield from fact("First and last page", first_and_last, "pages.first")
    if journal:
        rest = ("issn_electronic", "issn_print", "issn_linking", "doi", "nlm_ta", "publisher_id", "language")
        yield from of_fields(journal, rest, "journal", _JOURNAL)


def _ids(article: Article) -> Iterator[Fact]:
    yield from of_fields(article, _IDS, "", _IDS)
    for index, each in enumerate(article.other_ids):
        yield from fact(worded(each.type), each.value, f"other_ids[{index}]")
    yield from fact("Language", article.language, "language")
    if version := article.version:
        said = ", ".join(filter(None, (version.label, version.description)))
        yield from fact("Version", said or version.stage, "version", note=version.stage if said else None)


def _licence(article: Article) -> Iterator[Fact]:
    for index, each in enumerate(article.licenses):
        path = f"licenses[{index}]"
        notes = [f"from {each.start_date}"] if each.start_date else []
        notes += [f"applies to: {each.applies_to}"] if each.applies_to else []
        yield from of_fields(each, _LICENCE, path, _LICENCE)
        yield from fact("Licence details", "; ".join(notes), f"{path}.start_date")
    if copyright_line := article.copyright:
        yield from of_fields(copyright_line, ("statement", "year", "holder"), "copyright", _COPYRIGHT)
    if free := article.free_to_read:
        parts = (f"from {free.start_date}" if free.start_date else "", f"to {free.end_date}" if free.end_date else "")
        yield from fact("Free to read", " ".join(filter(None, parts)) or "always", "free_to_read")


_LICENCE = {"name": "Licence", "spdx": "SPDX id", "url": "Licence URL", "statement": "Licence text"}
_COPYRIGHT = {"statement": "Copyright", "year": "Copyright year", "holder": "Copyright holder"}


def _abstract(abstract: Abstract, path: str) -> Passage:
    kind = worded(abstract.kind) if abstract.kind else None
    title = abstract.title or kind
    heading = html_of(title) if title else None
    parts = tuple(
        _passage(section.title, section.paragraphs, f"{path}.sections[{index}]")
        for index, section in enumerate(abstract.sections)
    )
    if heading and abstract.title and kind:
        heading += Html.escape(f" ({kind.lower()})")
    return Passage(heading=heading, paragraphs=(), path=path, language=abstract.language, parts=parts)


def _passage(heading: str | Markup | None, paragraphs: Sequence[str | Markup], path: str) -> Passage:
    return Passage(heading=html_of(heading) if heading else None, paragraphs=tuple(map(html_of, paragraphs)), path=path)


def _keywords(article: Article) -> Iterator[Listed]:
    for index, group in enumerate(article.keywords):
        yield Listed(
            heading=_heading_of(group),
            items=tuple(map(html_of, group.keywords)),
            path=f"keywords[{index}]",
            language=group.language,
        )
    if article.subjects:
        items = (" · ".join(filter(None, (subject.term, subject.code, subject.scheme))) for subject in article.subjects)
        yield Listed(heading=Html("Subjects"), items=tuple(map(html_of, items)), path="subjects")


def _heading_of(group: Keywords) -> Html:
    heading = html_of(group.title or "Keywords")
    notes = ", ".join(filter(None, (group.kind, group.language)))
    return heading + Html.escape(f" ({notes})") if notes else heading


def _statements(statements: Statements) -> Iterator[Passage]:
    for name in type(statements).model_fields:
        each: Statement | None = getattr(statements, name)
        if each:
            yield _passage(each.heading or worded(name), each.paragraphs, f"statements.{name}")


def _grant(award: Award, path: str) -> Grant:
    funder = award.funder
    facts = (
        *fact("ROR", funder.ror, f"{path}.funder.ror"),
        *fact("Funder ID", funder.funder_id, f"{path}.funder.funder_id"),
        *fact("Country", funder.country_code, f"{path}.funder.country_code"),
        *of_fields(award, ("numbers", "title", "grant_doi", "url"), path, _AWARD),
        *fact("Recipients", names(award.recipients), f"{path}.recipients"),
    )
    return Grant(funder=funder.name or "Funder without a name", facts=facts, path=path)


_AWARD = {"numbers": "Award number", "title": "Project", "grant_doi": "Grant DOI", "url": "Award page"}


_LINKED: Mapping[TargetType, type[Identifier]] = {TargetType.DOI: Doi, TargetType.URL: Url, TargetType.PMID: Pmid}


def _links(article: Article) -> Iterator[Fact]:
    yield from fact("Page of the article", article.landing_page, "landing_page")
    for index, text in enumerate(article.full_texts):
        notes = [text.media_type, text.version, None if text.purpose == "reading" else worded(text.purpose)]
        yield from fact("Full text", text.url, f"full_texts[{index}]", note=", ".join(filter(None, notes)) or None)
    for index, relation in enumerate(article.relations):
        target = _LINKED[relation.target_type](relation.target) if relation.target_type in _LINKED else relation.target
        note = relation.target_type + (f": {relation.description}" if relation.description else "")
        yield from fact(worded(relation.type), target, f"relations[{index}]", note=note)
    yield from kinds.notices(article.updates, "updates", "Updates")
    yield from kinds.notices(article.updated_by, "updated_by", "Updated by")
    for index, trial in enumerate(article.trials):
        registered = ", ".join(filter(None, (trial.registry, trial.stage)))
        yield from fact("Clinical trial", trial.number, f"trials[{index}]", note=registered)
    yield from fact("Archived in", ", ".join(article.archives), "archives")
