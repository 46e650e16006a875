"""What became of a work: pending, withdrawn, removed."""

from __future__ import annotations

import pytest

from pubmeta.model import Status, StatusType, Update, UpdateType
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

EVENT = (
    '<event event-type="{}"><event-desc>It leaked.</event-desc><date date-type="{}" iso-8601-date="2023-10"><month>10'
    "</month><year>2023</year></date></event>"
)


def history(*events: str) -> str:
    return f"<pub-history>{''.join(events)}</pub-history>"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("withdrawn", StatusType.WITHDRAWN),
        ("Withdrawal", StatusType.WITHDRAWN),
        ("removed", StatusType.REMOVED),
        ("pending", StatusType.PENDING),
    ],
)
def test_a_status(word: str, kind: StatusType) -> None:
    article = article_of(history(EVENT.format(word, word)))
    assert article.status == Status(type=kind, date="2023-10", reason="It leaked.")


def test_a_reason_with_markup_is_a_note() -> None:
    note = '<event event-type="removed"><notes><p>On <italic>Zea</italic>.</p></notes></event>'
    assert article_of(history(note)).status == Status(type=StatusType.REMOVED, reason={"markup": "On <i>Zea</i>."})


def test_of_several_the_last_is_kept() -> None:
    log = Log()
    article = article_of(history(EVENT.format("withdrawn", "x"), '<event event-type="removed"/>'), log)
    assert article.status == Status(type=StatusType.REMOVED)
    assert said(log) == [("dropped", "pub-history/event[1]")]


def test_what_is_published_is_not_pending_any_more() -> None:
    log = Log()
    date = '<pub-date date-type="pub"><year>2024</year></pub-date>'
    article = article_of(date + history('<event event-type="pending"/>'), log)
    assert article.status is None
    assert [kind for kind, _ in said(log)] == ["dropped"]


NOTICE = (
    '<event event-type="{}"><event-desc>See <ext-link ext-link-type="doi" xlink:href="10.1234/n">there</ext-link>.'
    '</event-desc><date iso-8601-date="2023-10"/></event>'
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("correction", UpdateType.CORRECTION),
        ("Corrected", UpdateType.CORRECTION),
        ("retraction", UpdateType.RETRACTION),
    ],
)
def test_the_link_of_a_correction_leads_to_its_notice(word: str, kind: UpdateType) -> None:
    log = Log()
    article = article_of(history(NOTICE.format(word)), log)
    assert article.updated_by == (Update(type=kind, doi="10.1234/n", date="2023-10"),)
    assert said(log) == [("guessed", "pub-history/event/event-desc/ext-link")]


def test_in_a_notice_it_does_not() -> None:
    log = Log()
    article = article_of(history(NOTICE.format("correction")), log, attributes='article-type="correction"')
    assert article.updated_by == ()
    assert said(log) == [("dropped", "pub-history/event/event-desc/ext-link")]


def test_what_is_related_by_an_event_is_related() -> None:
    tagged = '<related-article related-article-type="{}" ext-link-type="doi" xlink:href="10.1234/{}"/>'
    event = f"<event>{tagged.format('retraction-forward', 'n')}{tagged.format('preprint', 'p')}</event>"
    article = article_of(tagged.format("retraction-forward", "n") + history(event))
    assert article.updated_by == (Update(type=UpdateType.RETRACTION, doi="10.1234/n"),)
    assert [(one.type.value, one.target) for one in article.relations] == [("has-preprint", "10.1234/p")]


def test_that_there_is_no_date_yet_says_nothing_more() -> None:
    assert article_of("<pub-date-not-available/>").status is None
