"""Our article against the registered one: each change at its path and of its kind, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest

import pubmeta
from pubmeta.errors import PubmetaError, ReadError, WriteError
from pubmeta.model import Article
from pubmeta.registered import Change, ChangeKind, compare, registered_works
from pubmeta.registered.comparing import compared
from pubmeta.registered.normal import WIDEST, normal
from pubmeta.registered.works import Enriched, Form
from pubmeta.testing.changes import changes
from tests.conftest import ROOT

CASES = sorted((ROOT / "tests/cases").glob("*/article.json"))
WORK: dict[str, Any] = {
    "type": "journal-article",
    "DOI": "10.5555/TREES.1",
    "title": ["Rows of <i>trees</i>"],
    "container-title": ["Journal of Examples"],
    "issn-type": [{"type": "electronic", "value": "2432-0005"}],
    "ISSN": ["2432-0005"],
    "author": [{"given": "A.", "family": "First", "sequence": "first", "affiliation": [{"name": "A University"}]}],
    "published-online": {"date-parts": [[2026, 5, 4]]},
    "license": [{"URL": "http://creativecommons.org/licenses/by/4.0/", "content-version": "unspecified"}],
    "resource": {"primary": {"URL": "https://example.org/1"}},
    "is-referenced-by-count": 40,
    "reference": [
        {"key": "r1", "unstructured": "One, 2020.", "DOI": "10.5555/one", "doi-asserted-by": "crossref"},
        {"key": "r2", "unstructured": "Two, 2021.", "DOI": "10.5555/two", "doi-asserted-by": "publisher"},
    ],
}
OURS: dict[str, Any] = {
    "title": {"markup": "Rows of <italic>trees</italic>"},
    "doi": "10.5555/trees.1",
    "journal": {"title": "Journal of Examples", "issn_electronic": "2432-0005"},
    "contributors": [{"given": "A.", "family": "First", "affiliations": [{"name": "A University"}]}],
    "dates": {"published_online": "2026-05-04"},
    "licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}],
    "landing_page": "https://example.org/1",
    "references": [
        {"key": "a", "raw": "One, 2020."},
        {"key": "b", "raw": "Two, 2021.", "work": {"doi": "10.5555/TWO"}},
    ],
}


def article(**more: Any) -> Article:
    fields = {**OURS, **more}
    fields["title"] = (
        pubmeta.read(json.dumps(WORK), "crossref-rest").article.title if "title" not in more else more["title"]
    )
    return Article.model_validate(fields)


def found(ours: Article, **changed: Any) -> list[tuple[str, str, str | None, str | None]]:
    comparison = compare(ours, json.dumps({**WORK, **changed}).encode())
    return [(each.kind.value, each.path, each.ours, each.theirs) for each in comparison.changes]


ENRICHED = ("enriched", "references[0].work.doi", None, "10.5555/one")
"""Crossref gave the first reference its DOI."""


def test_what_is_registered_as_it_is_does_not_differ() -> None:
    comparison = compare(article(), json.dumps(WORK).encode())
    assert comparison.changes == (Change(ENRICHED[1], None, "10.5555/one", ChangeKind.ENRICHED),)
    assert not comparison.stale
    assert not comparison.loses


def test_the_answer_of_the_api_is_taken_as_it_is() -> None:
    answer = json.dumps({"status": "ok", "message-type": "work", "message": WORK}).encode()
    assert compare(article(), answer) == compare(article(), json.dumps(WORK).encode())


def test_what_a_deposit_adds_changes_and_loses() -> None:
    ours = article(volume="3", issue="2", dates={"published_online": "2026-05-05", "issue": "2026"})
    assert found(ours, publisher="Not ours", abstract="<jats:p>It was lost.</jats:p>") == [
        ("only-registered", "abstracts[0]", None, "It was lost."),
        ("to-add", "volume", "3", None),
        ("to-add", "issue", "2", None),
        ("to-change", "dates.published_online", "2026-05-05", "2026-05-04"),
        ("to-add", "dates.issue", "2026", None),
        ENRICHED,
    ]


def test_an_issue_date_that_nobody_gave_is_not_compared() -> None:
    assert found(article(volume="3"), volume="3") == [ENRICHED]
    of_issue = {"published-print": {"date-parts": [[2026, 1]]}}
    assert found(article(volume="3"), volume="3", **{"journal-issue": of_issue}) == [
        ("to-change", "dates.issue", "2026-05-04", "2026-01"),  # the writer takes the article's for it
        ENRICHED,
    ]


def test_an_issn_without_a_medium_is_the_one_that_ours_has() -> None:
    journal = {"title": "Journal of Examples", "issn_print": "2432-0005"}
    untyped = {"issn-type": [], "ISSN": ["2432-0005"]}
    assert found(article(journal=journal), **untyped) == [ENRICHED]
    assert found(article(), **untyped) == [ENRICHED]
    other = {"issn-type": [], "ISSN": ["2163-9914"]}
    assert [each[:2] for each in found(article(), **other)] == [
        ("to-add", "journal.issn_electronic"),
        ("only-registered", "journal.issn_linking"),
        ENRICHED[:2],
    ]


def test_a_contributor_in_the_middle_changes_no_other() -> None:
    people = [{"family": name, "given": "A."} for name in ("First", "Between", "Last")]
    theirs = [{**each, "affiliation": []} for each in (people[0], people[2])]
    ours = article(contributors=people)
    between = '{"family":"Between","given":"A."}'
    assert found(ours, author=theirs) == [("to-add", "contributors[1]", between, None), ENRICHED]
    assert found(article(contributors=[people[0], people[2]]), author=[theirs[0], people[1], theirs[1]]) == [
        ("only-registered", "contributors[1]", None, between),
        ENRICHED,
    ]


def test_a_reference_in_the_middle_changes_no_other() -> None:
    fewer = article(references=[OURS["references"][1]])
    assert [each[:2] for each in found(fewer)] == [("only-registered", "references[0]")]


def test_a_statement_is_shown_as_its_words() -> None:
    heading, paragraphs = "Conflicts of interest", ["The author", {"markup": "has <i>none</i>."}]
    theirs = article(statements={"conflict_of_interest": {"heading": heading, "paragraphs": paragraphs}})
    (change,) = compare(article(), theirs, {"crossmark_policy": "10.5555/policy"}).changes
    assert (change.path, change.ours) == ("statements.conflict_of_interest", None)
    assert change.theirs == "Conflicts of interest The author has none."


def test_a_list_without_an_order_is_compared_as_a_set() -> None:
    links = [{"url": f"https://example.org/{name}", "purpose": "text-mining"} for name in "abc"]
    theirs = [
        {"URL": each["url"], "content-version": "vor", "intended-application": "text-mining"}
        for each in reversed(links)
    ]
    told = found(article(full_texts=links), link=theirs)
    assert {each[0] for each in told} == {"enriched"}  # the version, which Crossref fills in


def test_what_neither_side_has_is_no_difference() -> None:
    orcid = {"given": "A.", "family": "First", "orcid": "0000-0002-1825-0097"}
    theirs = {**orcid, "ORCID": "http://orcid.org/0000-0002-1825-0097", "authenticated-orcid": False}
    assert found(article(contributors=[orcid]), author=[theirs]) == [ENRICHED]


def test_a_doi_in_another_case_is_the_same_wherever_it_is() -> None:
    ours = article(relations=[{"type": "is-based-on", "target": "10.5555/Base", "target_type": "doi"}])
    theirs = {"is-based-on": [{"id-type": "doi", "id": "10.5555/base", "asserted-by": "subject"}]}
    assert found(ours, relation=theirs) == [ENRICHED]
    uri = [{"type": "is-based-on", "target": "https://example.org/Base", "target_type": "url"}]
    theirs = {"is-based-on": [{"id-type": "uri", "id": "https://example.org/base", "asserted-by": "subject"}]}
    assert [each[1] for each in found(article(relations=uri), relation=theirs)] == ["relations[0].target", ENRICHED[1]]


def test_a_relation_that_the_other_work_says_is_not_lost() -> None:
    theirs = {"is-basis-for": [{"id-type": "doi", "id": "10.5555/kid", "asserted-by": "object"}]}
    assert [each[:2] for each in found(article(), relation=theirs)] == [("enriched", "relations[0]"), ENRICHED[:2]]
    theirs["is-basis-for"].append({**theirs["is-basis-for"][0], "asserted-by": "subject"})
    assert found(article(), relation=theirs)[0][:2] == ("only-registered", "relations[0]")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([["A", "7", "8"]], [["A", "8", "7"]]),
        ([["A", "7"], ["B", "1"]], [["B", "1"], ["A", "7"]]),
        ([["A", "7"], ["B"], ["A", "8"]], [["A", "7", "8"], ["B"]]),
        ([["A", "7", "8"], ["B"]], [["A", "8"], ["B"], ["A", "7"]]),
    ],
)
def test_awards_are_the_same_however_they_are_listed(ours: list[list[str]], theirs: list[list[str]]) -> None:
    awards = [{"funder": {"name": name}, "numbers": numbers} for name, *numbers in ours]
    funders = [{"name": name, "award": numbers} for name, *numbers in theirs]
    assert found(article(awards=awards), funder=funders) == [ENRICHED]


def test_an_award_of_a_funder_that_is_named_twice_is_told_where_it_is() -> None:
    awards = [{"funder": {"name": "A"}, "numbers": [number]} for number in ("7", "8")]
    assert found(article(awards=awards), funder=[{"name": "A", "award": ["7"]}])[:-1] == [
        ("to-add", "awards[1].numbers[0]", "8", None)
    ]
    assert found(article(awards=awards), funder=[{"name": "A", "award": ["9", "7", "8"]}])[:-1] == [
        ("only-registered", "awards[2]", None, '{"funder":{"name":"A"},"numbers":["9"]}')
    ]


def test_letters_are_the_same_however_they_are_composed() -> None:
    ours = article(contributors=[{"family": "M\u00fcller", "given": "\u00c9."}], volume="\u00fc")
    theirs = [{"family": "Mu\u0308ller", "given": "E\u0301.", "sequence": "first"}]
    told = found(ours, author=theirs, volume="u\u0308", **{"journal-issue": {}})
    assert [each for each in told if not each[1].startswith("dates")] == [ENRICHED]


def test_people_and_references_in_another_order_are_told_so_and_not_as_lost() -> None:
    people = [{"family": name, "given": "A.", "orcid": orcid} for name, orcid in (("First", None), ("Second", None))]
    theirs = [{"family": "Second", "given": "A.", "affiliation": [{"name": "X"}]}, {"family": "First", "given": "A."}]
    told = found(article(contributors=people), author=theirs)
    assert told[:-1] == [
        ("to-change", "contributors", "First; Second", "Second; First"),
        ("only-registered", "contributors[1].affiliations[0]", None, '{"name":"X"}'),
    ]
    assert found(article(), reference=[*reversed(WORK["reference"])]) == [
        ("to-change", "references", "a; b", "b; a"),
        ENRICHED,
    ]


@pytest.mark.parametrize(
    ("start", "kind"),
    [([2026, 5, 4], "enriched"), ([2027, 5, 4], "only-registered")],
)
def test_the_start_of_a_licence_is_crossrefs_own_on_the_day_of_publication_alone(start: list[int], kind: str) -> None:
    theirs = [{**WORK["license"][0], "start": {"date-parts": [start]}}]
    assert found(article(), license=theirs)[0][:2] == (kind, "licenses[0].start_date")
    month = {"published-online": {"date-parts": [[2026, 5]]}}
    ours = article(dates={"published_online": "2026-05"})
    theirs = [{**WORK["license"][0], "start": {"date-parts": [[2026, 5, 1]]}}]
    assert found(ours, license=theirs, **month)[0][0] == "enriched"


def test_a_licence_that_applies_to_something_else_is_the_same_licence() -> None:
    theirs = [{"URL": "https://creativecommons.org/licenses/by/4.0", "content-version": "vor", "delay-in-days": 0}]
    told = [each for each in found(article(), license=theirs) if each != ENRICHED]
    assert [each[:2] for each in told] == [("only-registered", "licenses[0].applies_to")]


def test_the_kind_of_a_cited_work_that_its_citation_does_not_say_is_not_compared() -> None:
    options = {**WIDEST, "version": "5.3.1"}  # without the kinds of what is cited
    report = {"key": "a", "work": {"type": "report", "title": "Seven Months of Leaves", "volume": "2"}}
    older = pubmeta.write(article(references=[report]), "crossref", options).content
    assert compare(article(references=[report]), older).changes == ()
    other = {"key": "a", "work": {"type": "report", "title": "Eight Months of Leaves", "volume": "2"}}
    told = compare(article(references=[other]), older).changes
    assert {change.ours for change in told} == {"Eight Months of Leaves"}


def test_what_a_rest_record_cannot_say_is_not_compared() -> None:
    ours = article(language="en", abstracts=["One.", {"sections": [{"paragraphs": ["Un."]}], "language": "fr"}])
    comparison = compare(ours, json.dumps({**WORK, "abstract": "<jats:p>One.</jats:p>"}).encode())
    assert [each.kind for each in comparison.changes] == [ChangeKind.ENRICHED]
    assert set(comparison.not_compared) == {"language", "abstracts[1..]"}


def test_without_a_crossmark_policy_a_deposit_loses_what_is_in_crossmark() -> None:
    ours = article(statements={"conflict_of_interest": "None."})
    registered = pubmeta.write(ours, "crossref", WIDEST).content
    assert compare(ours, registered).changes == ()
    (change,) = compare(ours, registered, {"version": "5.5.0"}).changes
    assert (change.kind, change.path) == (ChangeKind.ONLY_REGISTERED, "statements.conflict_of_interest")


def test_what_crossref_added_to_funders_and_updates_is_its_own() -> None:
    ours = article(awards=[{"funder": {"name": "A Fund"}, "numbers": ["7"]}])
    funder = {"name": "A Fund", "award": ["7"], "DOI": "10.13039/100000002", "doi-asserted-by": "crossref"}
    update = {"DOI": "10.5555/old", "type": "retraction", "source": "retraction-watch", "label": "Retraction"}
    told = found(ours, **{"funder": [funder], "update-to": [update]})
    assert [each[:2] for each in told] == [
        ("enriched", "awards[0].funder.funder_id"),
        ("enriched", "updates[0]"),
        ENRICHED[:2],
    ]


def test_a_group_and_a_person_are_told_apart() -> None:
    people = [{"family": "First", "given": "A."}, {"name": "The Group"}]
    theirs = [{"name": "The  Group"}, {"name": "Another Group"}]
    told = found(article(contributors=people), author=[{"family": "First", "given": "A."}, *theirs])
    assert [each[:2] for each in told] == [("only-registered", "contributors[2]"), ENRICHED[:2]]


def test_what_a_record_cannot_hold_is_left_out_before_it_is_compared() -> None:
    long = article(volume="3", issue="x" * 60, dates={"published_online": "2026-05-04"})
    assert [each[:2] for each in found(long, volume="3")] == [ENRICHED[:2]]


def test_what_is_no_article_raises() -> None:
    with pytest.raises(ReadError):
        compare(article(), json.dumps({**WORK, "type": "book"}).encode())
    with pytest.raises(WriteError):
        compare(article(doi="10.5555/é"), json.dumps(WORK).encode())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_an_article_does_not_differ_from_its_own_deposit(path: Path) -> None:
    ours = Article.model_validate_json(path.read_bytes())
    once = normal(ours)
    assert compare(ours, once).changes == ()
    assert compare(once, normal(once)).changes == ()


def assert_each_change_is_told(path: Path, step: int) -> None:
    """One value changed at a time: it is told at its path, and nothing else is."""
    before = normal(Article.model_validate_json(path.read_bytes()))
    tried = 0
    for each in list(changes(before))[::step]:
        if each.pattern == "references[].key":
            continue
        for other in each.others():
            try:
                after = normal(other)
            except WriteError:
                continue
            told = compared(other, before, Enriched(), None, Form.ARTICLE).changes
            fields = {name for name, value in _said(after).items() if value != _said(before)[name]}
            assert bool(told) is bool(fields), (each.path, told)
            tried += bool(told)
            assert {re.split(r"[.\[]", change.path)[0] for change in told} == fields, (each.path, told)
    assert tried


def _said(value: Any) -> Any:
    """The value as JSON-ready values, in which False is as nothing: an ORCID iD that nobody authenticated."""
    if isinstance(value, Article):
        return {name: _said(part) for name, part in value.model_dump(mode="json").items()}
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items() if part is not False and part is not None}
    return [*map(_said, value)] if isinstance(value, list) else value


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_changed_value_is_told_at_its_path(path: Path) -> None:
    assert_each_change_is_told(path, 1)


def test_many_references_are_compared_fast() -> None:
    references = [{"key": f"r{number}", "raw": f"Author {number}. Title {number}."} for number in range(3_000)]
    ours = article(references=references[1:])
    theirs = normal(article(references=references))
    start = process_time()
    assert [change.path for change in compare(ours, theirs).changes] == ["references[0]"]
    assert process_time() - start < 10


@pytest.mark.corpus
def test_real_articles_do_not_differ_from_their_own_deposits(shared: Path) -> None:
    compared_articles = 0
    for path in sorted(shared.glob("corpus/*/*")):
        for ours in _articles(path):
            once = normal(ours)
            assert compare(ours, once).changes == (), path
            compared_articles += 1
    assert compared_articles > 150


@pytest.mark.corpus
def test_real_rest_records_do_not_differ_from_themselves(shared: Path) -> None:
    count = 0
    for path in sorted(shared.glob("corpus/crossref_json/*.json")):
        for record in registered_works(path):
            if record.article:
                count += 1
                told = compared(record.article, record.article, record.enriched, None, Form.REST)
                assert told.changes == (), path
    assert count > 15


def _articles(path: Path) -> list[Article]:
    try:
        return [each.article for each in pubmeta.read_many(path) if not isinstance(each, ReadError)]
    except (PubmetaError, OSError):
        return []
