"""What the page shows of an article: all of it, each thing where a link leads to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pubmeta import Article
from pubmeta.web.page.views.problems import Places
from tests.web.page.conftest import Show
from tests.web.page.html_checks import words_of

CASES = Path(__file__).resolve().parents[2] / "cases"


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _leaves(each, f"{path}[{index}]")
    elif isinstance(value, str):
        yield path, value


def _normal(text: str) -> str:
    """Words without markup, hyphens and capitals: words of closed lists are spelled for people."""
    return re.sub(r"[\s_-]+", " ", re.sub(r"</?\w+>", "", text)).casefold()


@pytest.mark.parametrize("case", sorted(CASES.glob("*/article.json")), ids=lambda path: path.parent.name)
def test_every_value_of_an_article_is_shown(show: Show, case: Path) -> None:
    article = Article.model_validate_json(case.read_bytes())
    page = show(case.read_bytes())
    shown = _normal(" ".join(page.get_element_by_id("article").text_content().split()))
    values = json.loads(article.model_dump_json(exclude_defaults=True))
    values.pop("title")  # whose markup is looked at below
    for path, value in _leaves(values):
        if not path.endswith(".markup"):
            assert _normal(value) in shown, path


def test_markup_is_html_and_formulas_are_mathml(show: Show) -> None:
    page = show((CASES / "full/article.json").read_bytes())
    heading = page.get_element_by_id("result-heading")
    assert [each.tag for each in heading] == ["sub", "i", "math", "b", "span", "sup", "u", "s", "code"]
    assert heading.find("math/mfrac/mi").text == "x"


def test_a_problem_leads_to_its_place(show: Show) -> None:
    record = {
        "title": "Leaves",
        "contributors": [{"family": "Roe"}],
        "references": [{"key": "a", "raw": "A. B. 2020."}],
    }
    page = show(json.dumps(record).encode())
    links = {words_of(link): link.get("href") for link in page.xpath("//section[@id='to-do']//li//a")}
    assert links["references[0]"] == "#at-references-0"
    assert links["landing_page"] == "#at-links"
    assert "#settings" not in links.values()
    fills = [link.get("href") for link in page.xpath("//p[@class='fill']/a")]
    assert "#journal-landing_page" in fills
    assert "#crossref-depositor_name" in fills


def test_every_field_of_an_article_has_a_part_of_the_page_where_it_would_be(show: Show) -> None:
    page = show(b'{"title": "Leaves"}', read_as="article")
    targets = {name: Places().where(name).target for name in Article.model_fields}
    assert {name for name, target in targets.items() if target is None} == set()
    assert set(targets.values()) <= set(page.xpath("//@id"))


def test_a_problem_leads_to_its_line(show: Show) -> None:
    page = show(b"@article{a,\n  title = {Leaves},\n  year = {in press},\n}\n")
    (line,) = page.xpath("//li[@id='source-3']")
    assert "noted" in line.get("class")
    assert "is 'in press'" in words_of(line)
    assert page.xpath("//section[@id='to-do']//a[@href='#source-3']")


def test_what_nobody_complains_about_is_said_to_be_right(show: Show) -> None:
    full = json.loads((CASES / "full/article.json").read_bytes())
    full["free_to_read"] = {}
    del full["original_title"]  # for which one format asks for a relation
    options = {"depositor_name": "A", "depositor_email": "a@example.org", "registrant": "A"}
    options |= {"crossmark_policy": "10.5555/policy", "journal_page": "https://example.org/"}
    lines = [
        "[highwire]",
        "emails = true",
        "[bibtex]",
        'dialect = "biblatex"',
        "[crossref]",
        *(f'{name} = "{value}"' for name, value in options.items()),
    ]
    page = show(json.dumps(full).encode(), configuration=("journal.toml", "\n".join(lines).encode()))
    assert "14 of 14 documents are valid" in words_of(page)
    assert "There is nothing to do" in words_of(page.get_element_by_id("to-do"))


def test_a_paper_is_cited_in_its_proceedings_and_its_meeting_is_shown(show: Show) -> None:
    page = show((CASES / "conference_paper/article.json").read_bytes())
    (cited,) = page.xpath("//blockquote//cite")
    assert words_of(cited) == "Proceedings of the Thirteenth Meeting on Metadata"
    assert words_of(page.get_element_by_id("at-journal").xpath("./h3")[0]) == "Proceedings"
    assert "Lund, Sweden" in words_of(page.get_element_by_id("at-event"))
    assert page.xpath("//*[@id='at-review']") == []


def test_people_and_references_are_folded_when_they_are_many(show: Show) -> None:
    record = {
        "title": "Many",
        "contributors": [{"family": f"Family{number}"} for number in range(1_500)],
        "references": [{"key": f"r{number}", "raw": f"Printed {number}"} for number in range(700)],
    }
    page = show(json.dumps(record).encode())
    people = page.get_element_by_id("at-contributors")
    assert len(people.xpath("./ol/li")) == 24
    assert words_of(people.xpath("./details/summary")[0]) == "1,476 more of 1,500"
    assert "Family1499" in words_of(people)
    references = page.get_element_by_id("at-references")
    assert len(references.xpath("./ol/li")) == 25
    assert len(references.xpath("./details/ol/li")) == 475
    assert "200 more are not shown here" in words_of(references)


def test_the_completeness_is_a_picture_with_words(show: Show) -> None:
    page = show((CASES / "full/article.json").read_bytes())
    section = page.get_element_by_id("completeness")
    assert [words_of(heading) for heading in section.xpath(".//h3")] == ["Crossref", "Google Scholar", "DOAJ"]
    assert section.xpath(".//svg[@role='img']/@aria-label")[1:] == ["8 of 8", "10 of 10"]
    assert len(section.xpath(".//section[1]//li")) == 11
    assert {each.get("aria-hidden") for each in section.xpath(".//li//svg")} == {"true"}


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        ({"title": "Leaves"}, "Leaves. (no date)."),
        ({"title": "Why?", "dates": {"published": "2020"}, "contributors": [{"family": "Roe", "given": "Ann-Mary"}]},
         "Roe A. M. (2020). Why?"),
        (
            {
                "title": "Leaves",
                "contributors": [{"family": "van Engelen", "given": "A"}, {"name": "The Group"}],
                "journal": "Trees", "volume": "3", "issue": "1", "pages": "7-9",
                "dates": {"published": "2020"}, "doi": "10.5555/a",
            },
            "van Engelen A., The Group (2020). Leaves. Trees 3(1), 7–9. https://doi.org/10.5555/a",
        ),
        ({"title": "Many", "contributors": [{"family": f"F{number}"} for number in range(22)]}, "F19 and 2 others"),
    ],
)  # fmt: skip
def test_a_citation_has_what_is_known(show: Show, fields: dict[str, Any], entry: str) -> None:
    page = show(json.dumps(fields).encode(), read_as="article")
    assert entry in words_of(page.xpath("//blockquote")[0])


def test_the_head_is_read_back(show: Show) -> None:
    page = show((CASES / "full/article.json").read_bytes())
    block = page.xpath("//h3[.='The head of its page']/..")[0]
    read = {words_of(each.find("dt")): words_of(each.find("dd")) for each in block.xpath(".//dl/div")}
    assert read["Journal"] == "Journal of Publication Metadata"
    assert read["DOI"] == "10.5555/pubmeta.2024.001"
    assert "citation_title" in words_of(block)
    assert "application/ld+json" in words_of(block)


def test_a_head_that_cannot_be_is_explained(show: Show) -> None:
    page = show(b'{"title": "Leaves"}', read_as="article")
    block = page.xpath("//h3[.='The head of its page']/..")[0]
    assert "Google Scholar takes no article without" in words_of(block)


def test_of_a_very_long_text_the_beginning_is_shown(show: Show) -> None:
    record = {
        "title": "Leaves",
        "abstracts": ["word " * 100_000, {"sections": [{"paragraphs": [{"markup": "<i>x</i> " * 9_000}]}]}],
    }
    page = show(json.dumps(record).encode())
    block = page.get_element_by_id("at-abstracts")
    assert "… 479,999 more characters" in words_of(block)
    assert len(block.xpath(".//i")) == 9_000
