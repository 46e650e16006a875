"""Dates, in both styles."""

from __future__ import annotations

import pytest

from pubmeta.model import Dates
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

DAY = "<day>05</day><month>3</month><year>2019</year>"


def dates_of(meta: str, log: Log | None = None) -> dict[str, object]:
    """The dates that there are, as strings."""
    dates = article_of(meta, log).dates
    return {
        field: tuple(map(str, value)) if isinstance(value, tuple) else str(value)
        for field in Dates.model_fields
        if (value := getattr(dates, field))
    }


@pytest.mark.parametrize(
    ("attributes", "fields"),
    [
        ('pub-type="epub"', ["published_online"]),
        ('pub-type="ppub"', ["published_print"]),
        ('pub-type="collection"', ["issue"]),
        ('pub-type="epub-ppub"', ["published_online", "published_print"]),
        ('pub-type="epreprint"', ["posted"]),
        ('date-type="pub" publication-format="electronic"', ["published_online"]),
        ('date-type="pub" publication-format="print"', ["published_print"]),
        ('date-type="publication" publication-format="electronic"', ["published_online"]),
        ('date-type="pub"', ["published"]),
        ('publication-format="electronic"', ["published_online"]),
        ('date-type="collection" publication-format="electronic"', ["issue"]),
        ('date-type="preprint" publication-format="electronic"', ["posted"]),
        ("", ["published"]),
        ('date-type="pub" publication-format="collection"', ["issue"]),
        ('publication-format="collection"', ["issue"]),
        ('pub-type="cover"', ["issue"]),
        ('date-type="issue-date"', ["issue"]),
        ('pub-type="epub-original"', ["published_online"]),
        ('pub-type="Published Online"', ["published_online"]),
        ('date-type="original-publication"', ["published"]),
        ('date-type="original-publication" publication-format="electronic"', ["published_online"]),
        ('pub-type="publication-year"', ["published"]),
        ('date-type="pre-print"', ["posted"]),
    ],
)
def test_both_styles_of_publication_dates(attributes: str, fields: list[str]) -> None:
    assert dates_of(f"<pub-date {attributes}>{DAY}</pub-date>") == dict.fromkeys(fields, "2019-03-05")


@pytest.mark.parametrize("kind", ["pmc-release", "open-access", "nihms-submitted"])
def test_dates_of_other_kinds_are_reported(kind: str) -> None:
    log = Log()
    assert dates_of(f'<pub-date pub-type="{kind}">{DAY}</pub-date>', log) == {}
    assert said(log) == [("dropped", "pub-date")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<year>2019</year>", "2019"),
        ("<month>March</month><year>2019</year>", "2019-03"),
        ("<day>5</day><month>Mar.</month><year>2019</year>", "2019-03-05"),
        ('<string-date iso-8601-date="2019-03-05">spring</string-date>', None),
        ("<string-date>5 March 2019</string-date>", "2019-03-05"),
    ],
)
def test_how_much_of_a_date_there_is(content: str, expected: str | None) -> None:
    log = Log()
    found = dates_of(f"<pub-date>{content}</pub-date>", log).get("published")
    assert found == expected
    assert bool(len(log)) == (expected is None)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [("2019-03-05", "2019-03-05"), ("2019-03-00", "2019-03"), ("2019-03-05T10:00:00Z", "2019-03-05"), ("2019", "2019")],
)
def test_the_iso_form_alone(iso: str, expected: str) -> None:
    assert dates_of(f'<pub-date iso-8601-date="{iso}"/>') == {"published": expected}


def test_the_iso_form_where_it_says_more() -> None:
    assert dates_of('<pub-date iso-8601-date="2019-03-05"><year>2019</year></pub-date>') == {"published": "2019-03-05"}


@pytest.mark.parametrize(
    ("content", "expected", "kind", "path"),
    [
        ("<season>Summer</season><year>2019</year>", "2019", "dropped", "pub-date/season"),
        ("<month>Oct-Dec</month><year>2019</year>", "2019", "dropped", "pub-date/month"),
        ("<day>31</day><month>2</month><year>2019</year>", "2019-02", "guessed", "pub-date/year"),
        ("<year>in press</year>", None, "dropped", "pub-date/year"),
    ],
)
def test_what_the_calendar_has_not_is_reported(content: str, expected: str | None, kind: str, path: str) -> None:
    log = Log()
    assert dates_of(f"<pub-date>{content}</pub-date>", log).get("published") == expected
    assert said(log) == [(kind, path)]


@pytest.mark.parametrize("kind", ["received in revised form", "revision-received"])
def test_words_for_a_revision(kind: str) -> None:
    found = dates_of(f'<history><date date-type="{kind}">{DAY}</date></history>')
    assert found == {"revised": ("2019-03-05",)}


def test_when_an_event_was_published_is_not_when_the_article_was() -> None:
    log = Log()
    event = f'<event event-type="{{}}"><date date-type="pub">{DAY}</date></event>'
    kinds = ("prior-version", "correction", "preprint")
    found = dates_of(f"<pub-history>{''.join(map(event.format, kinds))}</pub-history>", log)
    assert found == {"corrected": ("2019-03-05",), "posted": "2019-03-05"}
    assert said(log) == [("dropped", "pub-history/event[1]/date")]
    untyped = f'<pub-history><event><date date-type="pub">{DAY}</date></event></pub-history>'
    assert dates_of(untyped) == {"published": "2019-03-05"}


def test_history() -> None:
    kinds = ("received", "rev-recd", "revised", "accepted", "corrected", "retracted", "preprint")
    found = dates_of("<history>" + "".join(f'<date date-type="{kind}">{DAY}</date>' for kind in kinds) + "</history>")
    day = "2019-03-05"
    assert found == {
        "received": day, "revised": (day, day), "accepted": day, "corrected": (day,), "retracted": day, "posted": day,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["published", "pub", "Published"])
def test_a_day_of_publication_that_only_the_history_has(kind: str) -> None:
    history = f'<history><date date-type="{kind}">{DAY}</date></history>'
    assert dates_of(history) == {"published": "2019-03-05"}
    month = '<pub-date pub-type="ppub"><month>3</month><year>2019</year></pub-date>'
    assert dates_of(month + history) == {"published_print": "2019-03", "published": "2019-03-05"}
    day = f'<pub-date pub-type="epub">{DAY}</pub-date>'
    assert dates_of(day + history) == {"published_online": "2019-03-05"}


def test_a_year_that_repeats_part_of_a_date_says_nothing_more() -> None:
    year = '<pub-date pub-type="publication-year"><year>{}</year></pub-date>'
    day = f'<pub-date pub-type="epub">{DAY}</pub-date>'
    assert dates_of(year.format(2019) + day) == {"published_online": "2019-03-05"}
    assert dates_of(year.format(2020) + day) == {"published_online": "2019-03-05", "published": "2020"}


def test_other_history_is_reported() -> None:
    log = Log()
    assert dates_of(f'<history><date date-type="registration">{DAY}</date><p/></history>', log) == {}
    assert said(log) == [("dropped", "history/date"), ("dropped", "history/p")]


def test_of_two_dates_of_a_kind_the_first_is_kept() -> None:
    log = Log()
    meta = f'<pub-date pub-type="epub">{DAY}</pub-date><pub-date pub-type="epub"><year>2020</year></pub-date>'
    assert dates_of(meta, log) == {"published_online": "2019-03-05"}
    assert said(log) == [("dropped", "pub-date[2]")]
    assert dates_of(meta.replace("2020", "2019")) == {"published_online": "2019-03-05"}


def test_of_two_dates_of_a_kind_that_agree_the_one_that_says_more_is_kept() -> None:
    year, day = (f'<pub-date pub-type="epub">{date}</pub-date>' for date in ("<year>2019</year>", DAY))
    assert dates_of(year + day) == dates_of(day + year) == {"published_online": "2019-03-05"}


def test_the_history_of_a_preprint() -> None:
    events = (
        f'<event event-type="preprint"><date date-type="pub">{DAY}</date>'
        '<self-uri content-type="preprint" xlink:href="https://doi.org/10.1101/1"/></event>'
        f'<event><event-desc>Received</event-desc><date date-type="received">{DAY}</date></event>'
        f'<event><date date-type="preprint">{DAY}</date>'
        '<self-uri content-type="preprint" xlink:href="10.1101/1"/></event>'
    )
    article = article_of(f"<pub-history>{events}</pub-history>")
    assert {field: str(value) for field, value in article.dates if value} == {
        "received": "2019-03-05",
        "posted": "2019-03-05",
    }
    assert [(relation.type.value, relation.target) for relation in article.relations] == [("has-preprint", "10.1101/1")]


@pytest.mark.parametrize("kind", ["pre-print", "preprint", "Preprint", "preprint-publication"])
def test_the_words_for_a_preprint(kind: str) -> None:
    link = '<ext-link ext-link-type="uri" xlink:href="https://doi.org/10.5555/Pre">preprint</ext-link>'
    article = article_of(
        f'<pub-history><event event-type="{kind}"><event-desc>First a {link}.</event-desc>'
        f'<article-id pub-id-type="doi">10.5555/Pre</article-id><date>{DAY}</date></event></pub-history>'
    )
    assert str(article.dates.posted) == "2019-03-05"
    assert [(relation.type.value, relation.target) for relation in article.relations] == [
        ("has-preprint", "10.5555/Pre")
    ]


def test_links_in_the_words_of_another_event_are_reported() -> None:
    log = Log()
    link = '<ext-link xlink:href="https://example.org/v1">v1</ext-link>'
    article = article_of(
        f"<pub-history><event><event-desc>Reviewed, {link}, {link}</event-desc></event></pub-history>", log
    )
    assert article.relations == ()
    assert said(log) == [("dropped", "pub-history/event/event-desc/ext-link[1]")]


@pytest.mark.parametrize(
    "meta",
    [
        '<pub-date calendar="Hijri"><day>5</day><month>3</month><year>1445</year></pub-date>',
        '<pub-date><day>5</day><month>3</month><year calendar="Hijri">1445</year></pub-date>',
        '<pub-date><string-date calendar="Hijri">5 March 1445</string-date></pub-date>',
        '<pub-date calendar="Hijri" iso-8601-date="1445-03-05"/>',
        '<history><date date-type="received" calendar="Hijri"><year>1445</year></date></history>',
    ],
)
def test_one_in_another_calendar_is_reported_and_left_out(meta: str) -> None:
    log = Log()
    assert dates_of(meta, log) == {}
    assert [problem.kind for problem in log] == ["dropped"]
    assert "the calendar 'Hijri'" in log.problems[0].message


def test_the_calendar_of_the_model_may_be_named() -> None:
    assert dates_of(f'<pub-date calendar="Gregorian">{DAY}</pub-date>') == {"published": "2019-03-05"}


def test_words_that_say_the_same_as_the_iso_form_are_not_reported() -> None:
    log = Log()
    words = '<pub-date iso-8601-date="2019-03-05"><string-date>5 March 2019</string-date></pub-date>'
    assert dates_of(words, log).get("published") == "2019-03-05"
    assert len(log) == 0
