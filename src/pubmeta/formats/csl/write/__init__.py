"""An article as a CSL-JSON array; `pubmeta.formats.csl` says how `custom` is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pubmeta.formats.csl.advice import advise_on_references
from pubmeta.formats.csl.terms import BY_INSTITUTIONS, GENRES, NAME_VARIABLES, RETRACTED, STATUSES
from pubmeta.formats.csl.variables import article_number, csl_type, date
from pubmeta.formats.csl.write.conference import event_variables, proceedings_variables
from pubmeta.formats.csl.write.custom import article_custom
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.numbers import page_and_number
from pubmeta.formats.csl.write.placed import PLACED
from pubmeta.formats.csl.write.references import cited_items
from pubmeta.formats.csl.write.rich_text import abstract_text, rich_text
from pubmeta.model import Anonymous, Article, Group, Journal, Person, TranslatedTitle, UpdateType
from pubmeta.model.single import main_abstract
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log, Place
from pubmeta.vocabularies.titles import joined

if TYPE_CHECKING:
    from pubmeta.formats.csl.options import CslOptions


def write(article: Article, options: CslOptions, log: Log) -> bytes:
    """The array: the article, then each work it cites."""
    report_unplaced(article, PLACED, log, otherwise="CSL-JSON has no place for it")
    item = _article_item(article, log)
    cited: list[dict[str, Any]] = []
    if article.references and options.references:
        cited, with_doubtful_names = cited_items(article.references, item["id"], log)
        item.setdefault("custom", {})["references"] = [work["id"] for work in cited]
        advise_on_references(article, log, with_doubtful_names)
    elif article.references:
        log.dropped("references", "is left out because the option references is false")
    return to_json([item, *cited], indent=2) + b"\n"


def _article_item(article: Article, log: Log) -> dict[str, Any]:
    """The article's own item; variables first as styles print them, `custom` last."""
    journal, dates = article.journal, article.dates
    page, number = page_and_number(article.__dict__, article_number(article), log)
    title = rich_text(article.title, log, "title")
    item: dict[str, Any] = {
        "id": _id(article),
        "type": csl_type(article),
        "genre": GENRES.get(article.type) if article.type else None,
        "title": joined(title, rich_text(article.subtitle, log, "subtitle")) if article.subtitle else title,
        "title-short": rich_text(article.short_title, log, "short_title") if article.short_title else None,
        **_name_variables(article, log),
        "abstract": _abstract(article, log),
        "keyword": _keyword(article, log),
        "categories": list(dict.fromkeys(subject.term for subject in article.subjects)),
        "language": article.language,
    }
    if journal is None:
        item |= _variables_without_journal(article, log)
    else:
        publisher = journal.publisher
        item |= {
            "container-title": rich_text(journal.title, log, "journal.title"),
            "container-title-short": (short := _short_title(journal, log.at("journal"))),
            "journalAbbreviation": short,
            "ISSN": next(iter(journal.issns), None),
            "publisher": publisher and rich_text(publisher.name, log, "journal.publisher.name"),
            "publisher-place": publisher
            and publisher.place
            and rich_text(publisher.place, log, "journal.publisher.place"),
            "volume": article.volume and rich_text(article.volume, log, "volume"),
        }
    if article.event:
        item |= event_variables(article.event, log.at("event"))
    item |= {
        "issue": article.issue and rich_text(article.issue, log, "issue"),
        "page": page,
        "number": number,
        "version": article.version and article.version.label and rich_text(article.version.label, log, "version.label"),
        "issued": date(dates.formally_published),
        "available-date": date(dates.published_online),
        "submitted": date(dates.received),
        "DOI": article.doi,
        "PMID": article.pmid,
        "PMCID": article.pmcid,
        "URL": article.landing_page,
        "status": _status(article),
        "original-title": article.original_title and _original_title(article.original_title, log.at("original_title")),
        "custom": article_custom(article),
    }
    # Identifiers as strings and nothing else, which to_json writes in a tenth of the time.
    return {name: str(value) if isinstance(value, str) else value for name, value in item.items() if value}


def _id(article: Article) -> str:
    urls = (known.url for known in (article.doi, article.pmcid, article.pmid, article.arxiv) if known)
    return next(urls, article.landing_page or "article")


def _variables_without_journal(article: Article, log: Log) -> dict[str, Any]:
    """The proceedings; of what is in no container the institution, which styles print in the place of a publisher."""
    if article.proceedings:
        return proceedings_variables(article, article.proceedings, log)
    variables = {"volume": article.volume and rich_text(article.volume, log, "volume")}
    if article.institutions and article.type in BY_INSTITUTIONS:
        name = next((each.name for each in article.institutions if each.name), None)
        variables["publisher"] = name and rich_text(name, log.at("institutions"), "name")
    return variables


def _status(article: Article) -> str | None:
    """What styles print of a work that is not simply published."""
    if article.status:
        return STATUSES[article.status.type]
    is_retracted = any(update.type is UpdateType.RETRACTION for update in article.updated_by)
    return RETRACTED if is_retracted or article.dates.retracted else None


def _original_title(known: TranslatedTitle, at: Place) -> str:
    title = rich_text(known.title, at, "title")
    return joined(title, rich_text(known.subtitle, at, "subtitle")) if known.subtitle else title


def _short_title(journal: Journal, at: Place) -> str | None:
    if journal.abbreviations:
        return rich_text(journal.abbreviations[0], at.at("abbreviations", 0))
    return journal.nlm_ta and rich_text(journal.nlm_ta, at, "nlm_ta")


def _name_variables(article: Article, log: Log) -> dict[str, list[dict[str, str]]]:
    of_role: dict[str, dict[int, Person | Group]] = {}
    for index, contributor in enumerate(article.contributors):
        variable = NAME_VARIABLES.get(contributor.role)
        if variable and not isinstance(contributor, Anonymous):
            of_role.setdefault(variable, {})[index] = contributor
    return {
        variable: names(of_role[variable].values(), log, "contributors", of_role[variable])[0]
        for variable in NAME_VARIABLES.values()
        if variable in of_role
    }


def _abstract(article: Article, log: Log) -> str | None:
    index = main_abstract(article)
    return None if index is None else abstract_text(article.abstracts[index], log.at("abstracts", index))


def _keyword(article: Article, log: Log) -> str:
    """The keywords in the article's language, or in all if it has none."""
    own = [
        (at, group)
        for at, group in log.each("keywords", article.keywords)
        if not article.language or group.language in (None, article.language)
    ]
    return ", ".join(
        rich_text(keyword, place) for at, group in own for place, keyword in at.each("keywords", group.keywords)
    )
