"""The entry points for reference strings."""

from __future__ import annotations

import time

import pytest

from pubmeta import citations
from pubmeta.model import Article, Markup, Reference, Work

TIDES = "A. Quay, “Slow Tides,” Annals of Tides, Vol. 1, No. 2, 1989, pp. 1-9. doi:10.5555/a"


def test_a_reference_keeps_its_text_and_has_its_work() -> None:
    reference = citations.reference(TIDES, "ref1", "1")
    assert (reference.key, reference.label, reference.raw) == ("ref1", "1", TIDES)
    assert reference.work
    assert (reference.work.title, reference.work.doi) == ("Slow Tides", "10.5555/a")


def test_a_silent_reference_yields_its_doi() -> None:
    reference = citations.reference("Something about tides, doi:10.5555/a", "ref1")
    assert reference.work == Work(doi=reference.work.doi if reference.work else None)
    assert reference.work.doi == "10.5555/a"


@pytest.mark.parametrize("raw", ["Something about tides", "tides doi:10.1097/", "tides 10.5555/a or 10.5555/b"])
def test_a_silent_reference_without_one_doi_has_no_work(raw: str) -> None:
    assert citations.reference(raw, "ref1") == Reference(key="ref1", raw=raw)


def test_white_space_and_composed_characters_do_not_matter() -> None:
    assert citations.parsed(TIDES.replace(" ", "\n  ")) == citations.parsed(TIDES)
    assert citations.parsed(TIDES.replace("Quay", "Qua\u0308y")) == citations.parsed(TIDES.replace("Quay", "Quäy"))


def test_families_that_disagree_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        @staticmethod
        def parsed(text: str) -> Work:
            return Work(title=text)

    assert citations.parsed(TIDES)
    monkeypatch.setattr(citations, "_FAMILIES", (*citations._FAMILIES, Other))
    assert citations.parsed(TIDES) is None


def test_an_article_is_structured_where_references_have_text_alone() -> None:
    known = Reference(key="a", raw=TIDES, work=Work(title="Known"))
    article = Article(
        title="Water",
        references=(
            known,
            Reference(key="b", label="2", raw=TIDES),
            Reference(key="c", raw=Markup(markup="Quay, A. (2019). Slow tides. <i>Annals of Tides</i>, 1(2), 3-4.")),
            Reference(key="d", raw="Something"),
        ),
    )
    first, second, third, fourth = citations.structured(article).references
    assert first == known
    assert second == citations.reference(TIDES, "b", "2")
    assert third.raw == article.references[2].raw
    assert third.work
    assert third.work.container_title == "Annals of Tides"
    assert fourth == article.references[3]


@pytest.mark.parametrize(
    "part",
    [
        *("A. ", "Quay, J., ", "Quay J, ", "(", "1 ", "“", "“a” ", "2010 ", "vol. 3 ", "10.1000/a ", "van der ", "Aa-"),
        *(
            "1–",
            ". ",
            "... ",
            "et al. ",
            "doi: ",
            "http://a ",
            "[1] ",
            "J. Phys. ",
            "O’Aa ",
            "Jan. 2010 ",
            "M. A. M. A. ",
        ),
    ],
)
def test_no_text_takes_long(part: str) -> None:
    started = time.process_time()
    for before, after in (
        ("", ""),
        ("Quay J. ", ""),
        ("A. Quay, “T,” ", ", vol. 3, 2010"),
        ("Quay, A. (2010). ", " 3, 4-5"),
    ):
        citations.parsed(before + part * (18_000 // len(part)) + after)
    assert time.process_time() - started < 2


def test_a_text_beyond_all_measure_is_silent() -> None:
    assert citations.parsed("A. " * 10_000) is None
