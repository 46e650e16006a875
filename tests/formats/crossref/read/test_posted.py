from __future__ import annotations

import pytest

from pubmeta.model import StatusType
from pubmeta.problems import Kind
from tests.formats.crossref.read.test_read import DOI_DATA, TITLE, deposit, messages, reading

DAY = "<posted_date><year>2024</year></posted_date>"
NAMED = "<institution><institution_name>{}</institution_name></institution>"
WITH_ID = (
    "<institution><institution_name>University</institution_name>"
    '<institution_id type="ror">https://ror.org/05gq02987</institution_id></institution>'
)


def _posted(*parts: str, kind: str = "preprint") -> bytes:
    return deposit(f'<posted_content type="{kind}">{TITLE}{DAY}{"".join(parts)}{DOI_DATA}</posted_content>')


@pytest.mark.parametrize(
    ("kind", "institutions", "server", "others"),
    [
        ("preprint", [NAMED.format("Archive"), WITH_ID], "Archive", ["University"]),
        ("preprint", [WITH_ID, NAMED.format("Archive")], "Archive", ["University"]),
        ("preprint", [WITH_ID], None, ["University"]),
        ("letter", [NAMED.format("Archive"), WITH_ID], None, ["Archive", "University"]),
    ],
)
def test_the_server_of_a_preprint_is_the_first_institution_that_is_only_a_name(
    kind: str, institutions: list[str], server: str | None, others: list[str]
) -> None:
    article, problems = reading(_posted(*institutions, kind=kind))
    assert article
    assert problems == ()
    assert (article.journal.title if article.journal else None) == server
    assert [known.name for known in article.institutions] == others


def test_a_work_that_is_withdrawn_says_when_and_why() -> None:
    status = '<status type="withdrawn" date="2024-03-01"><description>It <i>leaked</i>.</description></status>'
    article, problems = reading(_posted(status))
    assert problems == ()
    assert article
    assert article.status
    assert (article.status.type, str(article.status.date)) == (StatusType.WITHDRAWN, "2024-03-01")
    assert str(article.status.reason) == "It leaked."


def test_of_several_states_the_latest_is_kept_and_of_its_reasons_the_first() -> None:
    states = """<status type="removed" date="2024-05-01"><description>By law.</description>
    <description>By order.</description></status>
    <status type="withdrawn" date="2024-03-01"><description>It leaked.</description></status>
    <status><description>So it is.</description></status>"""
    article, problems = reading(_posted(states))
    assert article
    assert article.status
    assert article.status.type is StatusType.REMOVED
    assert messages(problems, Kind.DROPPED) == [
        "a status has one reason, 'By law.'; left out: 'By order.'",
        "does not say whether the work is withdrawn or removed; left out: 'So it is.'",
        "a work has one status, removed; left out: withdrawn",
    ]
