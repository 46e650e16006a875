"""A paper of a conference: the event, the proceedings, perhaps in a series, and the paper."""

from __future__ import annotations

from pubmeta.formats.crossref.terms import MOST_ISBNS, MOST_SPONSORS
from pubmeta.formats.crossref.write.containers import container_doi, issns
from pubmeta.formats.crossref.write.contributors import contributors, listed
from pubmeta.formats.crossref.write.dates import OF_PROCEEDINGS, container_date, own_dates
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.published import after_publication_dates
from pubmeta.formats.crossref.write.titles import abstracts, titles
from pubmeta.model import Article, ArticleType, ContributorRole, Event, PartialDate, Proceedings, plain_text
from pubmeta.reading.day_spans import days_between
from pubmeta.xml.build import Element, element, empty, text_element


def conference(article: Article, deposit: Deposit) -> Element | None:
    """The conference with this one paper."""
    proceedings = article.proceedings
    if proceedings is None:
        deposit.log.missing(
            "proceedings",
            "Crossref registers a conference paper with its proceedings",
            remedy="add proceedings: their title and publisher, with their ISBN and series if they have them",
        )
        return None
    return element(
        "conference",
        listed(proceedings.editors, "proceedings.editors", ContributorRole.EDITOR, deposit),
        _event(article.event, deposit),
        _proceedings(article, proceedings, deposit),
        _paper(article, deposit),
    )


def _event(event: Event | None, deposit: Deposit) -> Element | None:
    at = deposit.log.at("event")
    if event is None or event.name is None:
        at.missing("name", "Crossref needs the name of the conference", remedy="add event.name")
        return None
    sponsors = [*at.each("sponsors", event.sponsors)]
    for place, _ in sponsors[MOST_SPONSORS:]:
        place.dropped("", f"Crossref has room for {MOST_SPONSORS} sponsors")
    return element(
        "event_metadata",
        deposit.text("conference_name", event.name, at, "name"),
        deposit.text("conference_theme", event.theme, at, "theme", needed=False),
        deposit.text("conference_acronym", event.acronym, at, "acronym", needed=False),
        [
            deposit.text("conference_sponsor", sponsor, place, needed=False)
            for place, sponsor in sponsors[:MOST_SPONSORS]
        ],
        deposit.text("conference_number", event.number, at, "number", needed=False),
        deposit.text("conference_location", event.place, at, "place", needed=False),
        _days(event, deposit),
    )


def _days(event: Event, deposit: Deposit) -> Element | None:
    """The days as attributes, and as printed where they are given so."""
    at = deposit.log.at("event")
    attributes = {
        f"{name}_{part}": text
        for name in ("start", "end")
        if (date := getattr(event, name))
        for part, text in _parts(date, name, deposit).items()
    }
    printed = deposit.fitting("conference_date", event.dates_as_printed, at, "dates_as_printed")
    if printed and not attributes and (said := days_between(printed)):
        at.guessed("dates_as_printed", "are read as the first and the last day, for they are not given in numbers")
        for name, date in zip(("start", "end"), said, strict=True):
            if date:
                at.assumed(name, f"is not given; {printed!r} is read as {date}")
    if printed:
        return text_element("conference_date", printed, attributes)
    return empty("conference_date", attributes) if attributes else None


def _parts(date: PartialDate, name: str, deposit: Deposit) -> dict[str, str]:
    deposit.check_year(date, deposit.log, f"event.{name}")
    numbers = {"day": date.day, "month": date.month, "year": date.year}
    return {part: f"{number:02d}" for part, number in numbers.items() if number}


def _proceedings(article: Article, proceedings: Proceedings, deposit: Deposit) -> Element | None:
    """The volume; in a series, which Crossref knows by its ISSN, it may be named by its number alone."""
    log, at = deposit.log, deposit.log.at("proceedings")
    series = _series(article, proceedings, deposit)
    title = _title(proceedings, deposit)
    if title is None and series is None:
        at.missing(
            "title", "Crossref needs the title of the proceedings, or a series with its ISSN", remedy="add one of them"
        )
    date = container_date(article.dates, OF_PROCEEDINGS, deposit)
    if date is None:
        log.missing(
            "dates.issue",
            "Crossref needs the date of the proceedings",
            remedy="add dates.issue, or the day on which the paper was published",
        )
    options = deposit.options
    volume = None
    if series:
        volume = deposit.text("volume", article.volume, log, "volume")
        if proceedings.language:
            at.dropped("language", "Crossref has no place for the language of proceedings that are in a series")
    elif article.volume:
        log.dropped("volume", "Crossref records the volume of proceedings only with a series that has an ISSN")
    return element(
        "proceedings_series_metadata" if series else "proceedings_metadata",
        {} if series else {"language": deposit.language(proceedings.language, at)},
        series,
        title,
        volume,
        deposit.text("proceedings_subject", proceedings.subject, at, "subject", needed=False),
        _publisher(proceedings, deposit),
        date,
        _isbns(proceedings, deposit, is_named=bool(title or volume), in_series=series is not None),
        container_doi(
            proceedings.doi,
            "proceedings.doi",
            options.proceedings_page,
            "proceedings_page",
            article.doi,
            deposit,
        ),
    )


def _title(proceedings: Proceedings, deposit: Deposit) -> Element | None:
    """The whole title, for which Crossref has one text without markup."""
    at, title, subtitle = deposit.log.at("proceedings"), proceedings.title, proceedings.subtitle
    if title is None:
        return None
    text = deposit.plain(title, at, "title")
    if subtitle:
        text = f"{text}: {plain_text(subtitle)}"
        at.guessed("title", "is written together with the subtitle, for Crossref has one title of proceedings")
        at.dropped("subtitle", "Crossref has no subtitle of proceedings; it is written after the title")
    return deposit.text("proceedings_title", text, at, "title")


def _series(article: Article, proceedings: Proceedings, deposit: Deposit) -> Element | None:
    """The series, if Crossref can know it."""
    series, at = proceedings.series, deposit.log.at("proceedings").at("series")
    if series is None:
        return None
    if not (series.issn_electronic or series.issn_print):
        needs = "Crossref records a series of proceedings only with its ISSN"
        if series.issn_linking:
            needs += f", and whether {series.issn_linking} is that in print or online is not given"
        at.dropped("", needs, remedy="add proceedings.series.issn_electronic or .issn_print")
        return None
    return element(
        "series_metadata",
        element("titles", element("title", series.title)),
        issns(series.issn_electronic, series.issn_print),
        container_doi(
            series.doi, "proceedings.series.doi", deposit.options.series_page, "series_page", article.doi, deposit
        ),
    )


def _publisher(proceedings: Proceedings, deposit: Deposit) -> Element | None:
    publisher, at = proceedings.publisher, deposit.log.at("proceedings").at("publisher")
    if publisher is None:
        at.missing("", "Crossref needs the publisher of the proceedings", remedy="add proceedings.publisher")
        return None
    return element(
        "publisher",
        deposit.text("publisher_name", publisher.name, at, "name"),
        deposit.text("publisher_place", publisher.place, at, "place", needed=False),
    )


def _isbns(
    proceedings: Proceedings, deposit: Deposit, *, is_named: bool, in_series: bool
) -> list[Element | None] | Element | None:
    """The ISBNs, or that there is none, which Crossref wants to be told of each volume that has a title or a number."""
    known = [*deposit.log.at("proceedings").each("isbns", proceedings.isbns)]
    most = MOST_ISBNS if is_named else 0
    for at, _ in known[most:]:
        if most:
            at.dropped("", f"Crossref has room for {most} ISBNs")
        else:
            at.dropped(
                "",
                "Crossref records the ISBN of a volume only with its title or number",
                remedy="add proceedings.title or volume",
            )
    for at, each in known[:most]:
        if each.medium is None:
            at.assumed("medium", "is not given; Crossref takes the ISBN for that of the print edition")
    if is_named and not known:
        return empty("noisbn", {"reason": "simple_series" if in_series else "monograph"})
    return [text_element("isbn", each.isbn, {"media_type": each.medium}) for _, each in known[:most]]


def _paper(article: Article, deposit: Deposit) -> Element | None:
    people = contributors(article, deposit)
    if people is None:
        deposit.advise([("paper-contributors", "the paper names no contributors")], deposit.log, "contributors")
    return element(
        "conference_paper",
        {
            "publication_type": _publication_type(article, deposit),
            "language": deposit.language(article.language, deposit.log),
        },
        people,
        titles(article, deposit),
        abstracts(article, deposit),
        own_dates(article.dates, deposit),
        after_publication_dates(article, deposit),
    )


def _publication_type(article: Article, deposit: Deposit) -> str | None:
    """Crossref distinguishes only one kind of paper, abstracts by themselves."""
    if article.type is ArticleType.ABSTRACT:
        return "abstract_only"
    if article.type is None:
        deposit.log.assumed("type", "is not given; what is in proceedings is registered as a conference paper")
    elif article.type is not ArticleType.CONFERENCE_PAPER:
        deposit.log.dropped("type", "Crossref registers what is in proceedings as a conference paper")
    return None
