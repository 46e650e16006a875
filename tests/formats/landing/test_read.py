"""The reader of article pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.landing import FORMAT
from pubmeta.model import Article, PartialDate, PersonName, Work
from pubmeta.problems import Kind, Log, Problem

PAGE = """\
Slow Tides in Small Harbours: A Ten-Year Record


We measured the water level in three small harbours for ten years, and compared it with the tide that was forecast. \
The tide came later than forecast in each of them.

Share and Cite:

A. B. Wharf, C. de Kade and D. Pier Jr., "Slow Tides in Small Harbours: A Ten-Year Record," Journal of Harbour \
Studies, Vol. 12 No. 3, 2019, pp. 101-117. doi: 10.5555/jhs.2019.12301.

Conflicts of Interest

The authors declare no conflicts of interest.

One of them owns a boat.

[1] E. F. Quay, “Water and Time,” Annals of Tides, Vol. 1, No. 2, 1989, pp. 1-9. doi:10.5555/at(89)1-2
[2] G. Jetty. The harbour book. Seaside Press, 1977.

Copyright © 2021 by authors and Example Press Ltd.

Creative Commons License

This work is licensed under a Creative Commons Attribution 4.0 International License."""


def read(page: str | bytes) -> tuple[Article | None, tuple[Problem, ...]]:
    log = Log()
    assert FORMAT.read
    article = FORMAT.read(page if isinstance(page, bytes) else page.encode(), log)
    return article, log.problems


def article_of(page: str | bytes, *kinds: Kind) -> Article:
    """The article of a page that has no problems but guesses and those of the given kinds."""
    article, problems = read(page)
    assert {problem.kind for problem in problems} <= {Kind.GUESSED, *kinds}, problems
    assert article
    return article


def problems_of(page: str | bytes, kind: Kind) -> list[Problem]:
    return [problem for problem in read(page)[1] if problem.kind is kind]


def test_every_part_of_the_page_is_in_the_article() -> None:
    article = article_of(PAGE)
    assert article.title == "Slow Tides in Small Harbours: A Ten-Year Record"
    (abstract,) = article.abstracts
    (section,) = abstract.sections
    assert section.title is None
    assert [str(paragraph)[:11] for paragraph in section.paragraphs] == ["We measured"]
    assert [
        tuple(dict(author).get(key) for key in ("given", "family", "suffix")) for author in article.contributors
    ] == [
        ("A. B.", "Wharf", None),
        ("C.", "de Kade", None),
        ("D.", "Pier", "Jr."),
    ]
    assert article.journal
    assert article.journal.title == "Journal of Harbour Studies"
    assert (article.volume, article.issue, str(article.pages)) == ("12", "3", "101-117")
    assert article.doi == "10.5555/jhs.2019.12301"
    assert article.dates.model_dump(exclude_defaults=True) == {"published": "2019"}
    conflicts = article.statements.conflict_of_interest
    assert conflicts
    assert conflicts.heading == "Conflicts of Interest"
    assert conflicts.paragraphs == ("The authors declare no conflicts of interest.", "One of them owns a boat.")
    assert article.copyright
    assert article.copyright.statement == "Copyright © 2021 by authors and Example Press Ltd."
    assert (article.copyright.year, article.copyright.holder) == (2021, "authors and Example Press Ltd.")
    (license_,) = article.licenses
    assert license_.url == "https://creativecommons.org/licenses/by/4.0/"
    assert license_.spdx == "CC-BY-4.0"
    assert license_.name == "Creative Commons Attribution 4.0 International License"
    assert license_.statement == (
        "This work is licensed under a Creative Commons Attribution 4.0 International License."
    )
    assert [(reference.key, reference.label) for reference in article.references] == [("ref1", "1"), ("ref2", "2")]


def test_what_the_page_does_not_say_stays_empty() -> None:
    said = set(article_of(PAGE).model_dump(exclude_defaults=True))
    assert said == {
        *("title", "language", "doi", "contributors", "abstracts", "journal", "volume", "issue", "pages", "dates"),
        *("licenses", "copyright", "statements", "references"),
    }


def test_guesses_are_told() -> None:
    article, problems = read(PAGE)
    assert article
    assert article.language == "en"
    assert article.journal
    assert article.journal.publisher
    assert article.journal.publisher.name == "Example Press Ltd."
    assert [problem.path for problem in problems] == ["journal.publisher.name", "language"]


def test_a_reference_is_read_or_kept_as_printed() -> None:
    first, second = article_of(PAGE).references
    assert first.raw == (
        "E. F. Quay, “Water and Time,” Annals of Tides, Vol. 1, No. 2, 1989, pp. 1-9. doi:10.5555/at(89)1-2"
    )
    assert isinstance(first.work, Work)
    assert first.work.authors == (PersonName(family="Quay", given="E. F."),)
    assert first.work.doi == "10.5555/at(89)1-2"
    assert second.raw == "G. Jetty. The harbour book. Seaside Press, 1977."
    assert second.work is None


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("\n", "\r\n").encode(),
        lambda page: page.replace("\n", "\r").encode(),
        lambda page: b"\xef\xbb\xbf" + page.encode(),
        lambda page: page.encode("utf-16"),
        lambda page: page.replace("\n", "  \n\t").replace(" No.", "\tNo.").encode(),
        lambda page: page.encode() + b"\n\n\n",
        lambda page: page.replace("Conflicts of Interest", "CONFLICTS OF INTEREST:").encode(),
        lambda page: page.replace("Share and Cite:", "How to cite this article").encode(),
        lambda page: page.replace("Share and Cite:\n\n", "Cite this article: ").encode(),
        lambda page: page.replace("\n\nShare", "\nShare").replace("\n\n\n", "\n").encode(),
        lambda page: page.replace("\n\n\nWe", "\n\nAbstract\n\nWe").encode(),
        lambda page: page.replace("\n\n\nWe", "\n\nABSTRACT: We").encode(),
        lambda page: page.replace(
            "Small Harbours: A Ten-Year Record\n", "Small Harbours:\nA Ten-Year Record\n"
        ).encode(),
        lambda page: page.replace("[1]", "1.").replace("[2]", "2.").replace("\n1.", "\nReferences\n1.").encode(),
        lambda page: page.replace("[1]", "(1)").replace("[2]", "(2)").replace("\n(1)", "\nReferences\n\n(1)").encode(),
        lambda page: page.replace("Annals of Tides", "Annals\nof Tides").replace("book. ", "book.\n").encode(),
        lambda page: page.replace("\n\nCreative Commons License", "").encode(),
        lambda page: page.replace("Ltd.\n\nCreative Commons License\n\n", "Ltd. ").encode(),
    ],
)
def test_the_form_of_the_page_changes_nothing(change: Any) -> None:
    expected = article_of(PAGE).model_dump()
    given = article_of(change(PAGE)).model_dump()
    for heading in (expected["statements"]["conflict_of_interest"], given["statements"]["conflict_of_interest"]):
        heading["heading"] = heading["heading"].lower()
    assert given == expected


def test_a_page_in_latin_1_is_read_and_the_doubt_told() -> None:
    page = PAGE.replace("“", '"').replace("”", '"').replace("C. de Kade", "C. Küste")
    article, problems = read(page.encode("latin-1"))
    assert article
    assert dict(article.contributors[1])["family"] == "Küste"
    assert any("Windows-1252" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "heading",
    [
        "Conflict of Interest",
        "Competing Interests",
        "Declaration of Competing Interest",
        "Conflict of interest statement:",
    ],
)
def test_other_headings_of_the_conflict_statement(heading: str) -> None:
    conflicts = article_of(PAGE.replace("Conflicts of Interest", heading)).statements.conflict_of_interest
    assert conflicts
    assert conflicts.heading == heading.rstrip(":")


def test_other_statements_have_their_own_fields() -> None:
    extra = "Acknowledgements\n\nWe thank the harbour master.\n\nFunding: The work had no funding.\n\n[1] "
    statements = article_of(PAGE.replace("[1] ", extra, 1)).statements
    assert statements.acknowledgements
    assert statements.acknowledgements.paragraphs == ("We thank the harbour master.",)
    assert statements.funding
    assert statements.funding.paragraphs == ("The work had no funding.",)
    assert statements.conflict_of_interest


@pytest.mark.parametrize("line", ["Keywords: tide, harbour", "Key words\n\ntide; harbour.", "KEYWORDS\ntide, harbour"])
def test_keywords(line: str) -> None:
    (group,) = article_of(PAGE.replace("Share and Cite", f"{line}\n\nShare and Cite")).keywords
    assert group.keywords == ("tide", "harbour")


def test_lines_after_the_keywords_are_none_of_them() -> None:
    lines = "Keywords: tide, harbour,\nwall, slow\nwater\nOPEN ACCESS\n2019 Volume 12"
    article, problems = read(PAGE.replace("Share and Cite", f"{lines}\n\nShare and Cite"))
    assert article
    assert article.keywords[0].keywords == ("tide", "harbour", "wall", "slow water")
    lost = [problem.message for problem in problems if problem.kind is Kind.DROPPED]
    assert [message.rpartition(": ")[2] for message in lost] == ["'OPEN ACCESS'", "'2019 Volume 12'"]


def test_keywords_one_on_each_line() -> None:
    article = article_of(PAGE.replace("Share and Cite:", "Keywords\n\nTide\nHarbour wall\n\nShare and Cite:"))
    assert article.keywords[0].keywords == ("Tide", "Harbour wall")


def test_run_in_headings_of_an_abstract_are_its_sections() -> None:
    text = "Background: Walls are wet. Methods: We touched forty walls. Results: They were wet, and note: cold."
    page = PAGE.replace("Share and Cite:", f"Abstract\n\n{text}\n\nShare and Cite:", 1)
    article = article_of(page, Kind.DROPPED)
    sections = [(section.title, section.paragraphs) for section in article.abstracts[0].sections]
    assert sections == [
        ("Background", ("Walls are wet.",)),
        ("Methods", ("We touched forty walls.",)),
        ("Results", ("They were wet, and note: cold.",)),
    ]


def test_a_line_on_open_access_is_no_licence_and_the_title_may_come_after_it() -> None:
    article = article_of(f"Open access\nResearch article\n{PAGE}", Kind.DROPPED, Kind.GUESSED)
    assert str(article.title).startswith("Slow Tides")
    assert [license_.spdx for license_ in article.licenses] == ["CC-BY-4.0"]
    granted = PAGE.replace("Creative Commons License", "Open Access")
    assert [license_.spdx for license_ in article_of(granted).licenses] == ["CC-BY-4.0"]


def test_what_follows_the_references_is_none() -> None:
    more = "Seaside Press, 1977.\n\nDownloads\nPDF\nPublished\n2020-03-04\n\nAuthor Biography\nA mason.\n"
    article = article_of(PAGE.replace("Seaside Press, 1977.", more), Kind.DROPPED, Kind.GUESSED)
    assert len(article.references) == 2
    quay, jetty = "Quay E. Water. Annals. 2011;3:4-9.", "Jetty G. Book. 1977."
    plain = f"References\n{quay}\nArticle Google Scholar\n{jetty} Google Scholar\n"
    start, rest = PAGE.index("[1]"), PAGE.index("Copyright")
    article = article_of(PAGE[:start] + plain + "\n" + PAGE[rest:], *Kind)
    assert [reference.raw for reference in article.references] == [quay, jetty]


def test_a_group_among_the_cited_authors() -> None:
    for authors in ("Tide Working Group and D. Pier", "D. Pier and Tide Working Group"):
        article = article_of(PAGE.replace("A. B. Wharf, C. de Kade and D. Pier Jr.", authors), Kind.GUESSED)
        names = [person.model_dump(exclude_defaults=True) for person in article.contributors]
        assert {"name": "Tide Working Group"} in names
        assert {"family": "Pier", "given": "D."} in names


def test_a_citation_in_several_styles_is_read_once() -> None:
    styles = "Some Style\n\nWharf, AB. What no style knows\n\nOther Style\nA. B. Wharf"
    article = article_of(PAGE.replace("A. B. Wharf", styles, 1), Kind.DROPPED, Kind.GUESSED)
    assert len(article.contributors) == 3


def test_several_paragraphs_of_abstract() -> None:
    page = PAGE.replace("The tide came", "\n\nThe tide came")
    assert len(article_of(page).abstracts[0].sections[0].paragraphs) == 2


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_abstract_in_sections(gap: str) -> None:
    text = gap.join(
        ["Background: Little is known of tides.", "Methods and Results: We measured them.", "More followed."]
    )
    page = PAGE.replace(PAGE[PAGE.index("We measured") : PAGE.index("Share")], f"Abstract\n{text}\n\n")
    sections = article_of(page).abstracts[0].sections
    assert [section.title for section in sections] == ["Background", "Methods and Results"]
    assert sections[0].paragraphs == ("Little is known of tides.",)
    assert " ".join(map(str, sections[1].paragraphs)) == "We measured them. More followed."


def test_the_least_page_is_title_and_citation() -> None:
    page = PAGE[: PAGE.index("We measured")] + PAGE[PAGE.index("Share") : PAGE.index("Conflicts")]
    article = article_of(page)
    assert (article.abstracts, article.references, article.licenses, article.copyright) == ((), (), (), None)
    assert article.language is None


def test_a_page_without_its_title_has_that_of_the_citation() -> None:
    assert article_of(PAGE[PAGE.index("Share") :]).title == "Slow Tides in Small Harbours: A Ten-Year Record"


def test_a_citation_in_another_style() -> None:
    cited = PAGE[PAGE.index("A. B. Wharf") : PAGE.index("Conflicts")]
    page = PAGE.replace(
        cited,
        "Wharf, A. B., de Kade, C., & Pier, D. (2019). Slow tides in small harbours: A ten-year record. Journal of"
        " Harbour Studies, 12(3), 101–117. https://doi.org/10.5555/jhs.2019.12301\n\n",
    )
    article, expected = article_of(page), article_of(PAGE)
    assert article.title == expected.title
    assert (article.journal, article.pages, article.doi) == (expected.journal, expected.pages, expected.doi)
    assert article.dates.published == PartialDate("2019")


# bad input


def test_a_citation_without_a_heading_is_known_by_the_title() -> None:
    page = PAGE.replace("Share and Cite:", "")
    with_heading = article_of(PAGE)
    assert article_of(page) == with_heading
    (guess,) = [one for one in read(page)[1] if one not in read(PAGE)[1]]
    assert (guess.kind, guess.line) == (Kind.GUESSED, 8)


@pytest.mark.parametrize("heading", ["Creative Commons License", "Copyright", "Keywords", "Acknowledgements"])
def test_a_part_of_which_the_citation_is_all_is_none(heading: str) -> None:
    article, _ = read(PAGE.replace("Share and Cite:", heading))
    assert article is not None
    assert (article.title, article.doi) == (article_of(PAGE).title, article_of(PAGE).doi)


@pytest.mark.parametrize("heading", ["MDPI and ACS Style", "MDPI and ACS Style\n"])
def test_of_citations_in_several_styles_the_others_are_reported(heading: str) -> None:
    page = PAGE.replace("Share and Cite:", heading).replace(
        "Conflicts of", "AMA Style\nWharf AB. Slow.\n\nConflicts of"
    )
    article = article_of(page, Kind.DROPPED)
    assert [getattr(one, "family", None) for one in article.contributors] == ["Wharf", "de Kade", "Pier"]
    assert [problem.line for problem in problems_of(page, Kind.DROPPED)] == [
        page.splitlines().index("Wharf AB. Slow.") + 1
    ]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"\x81\x8d\x8f", "UTF-8"),
        (b"<html><body>Share and Cite:</body></html>", "markup"),
        (PAGE.replace("Share and Cite:", "").replace("Vol. 12", "somewhere").encode(), "has no citation"),
    ],
)
def test_what_is_no_page_is_malformed(page: bytes, message: str) -> None:
    article, problems = read(page)
    assert article is None
    assert message in " ".join(problem.message for problem in problems if problem.kind is Kind.MALFORMED)


def test_a_citation_of_unknown_form_is_shown_with_its_line() -> None:
    page = PAGE.replace("A. B. Wharf, C. de Kade and D. Pier Jr., ", "Wharf and others in their paper ")
    (problem,) = problems_of(page, Kind.MALFORMED)
    assert problem.line == 8
    assert read(page)[0] is None


def test_a_control_character_is_malformed_at_its_line() -> None:
    (problem,) = problems_of(PAGE.replace("Small", "Sm\x0ball", 1), Kind.MALFORMED)
    assert (problem.line, "U+000B" in problem.message) == (1, True)


def test_a_doi_without_suffix_in_the_citation_is_invalid() -> None:
    article, problems = read(PAGE.replace("10.5555/jhs.2019.12301", "10.5555/"))
    (problem,) = [problem for problem in problems if problem.is_error]
    assert (problem.kind, problem.path, problem.line) == (Kind.INVALID, "doi", 8)
    assert article is None or article.doi is None


def test_a_doi_without_suffix_in_a_reference_is_told_and_kept_in_the_text() -> None:
    page = PAGE.replace("10.5555/at(89)1-2", "10.5555/")
    article, problems = read(page)
    assert article
    assert str(article.references[0].raw).endswith("doi:10.5555/")
    assert article.references[0].work
    assert article.references[0].work.doi is None
    assert any(problem.path == "references[0].work.doi" and problem.line == 16 for problem in problems)


def test_title_and_citation_that_disagree_are_a_problem() -> None:
    (problem,) = problems_of(PAGE.replace("Slow Tides", "Fast Tides", 1), Kind.INVALID)
    assert (problem.path, problem.line) == ("title", 1)
    assert "Fast Tides" in problem.message
    assert "Slow Tides" in problem.message


def test_title_and_citation_may_differ_in_case_and_punctuation() -> None:
    article = article_of(
        PAGE.replace("Slow Tides in Small Harbours: A Ten-Year", "Slow tides in small harbours – a ten year", 1)
    )
    assert article.title == "Slow tides in small harbours – a ten year Record"


def test_authors_cut_short_are_missing() -> None:
    page = PAGE.replace(", C. de Kade and D. Pier Jr.,", " et al.,")
    (problem,) = problems_of(page, Kind.MISSING)
    assert (problem.path, problem.line) == ("contributors", 8)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (PAGE.replace("\n\n\nWe", "\n\nPDF HTML 4,567 Downloads\n\nWe"), 3),
        (PAGE.replace("\n\nCopyright", "\n\nAll photographs by the harbour master.\n\nCopyright"), 19),
        (PAGE.replace("\n\nConflicts", "\n\nCited by 12.\n\nConflicts"), 10),
        (PAGE + "\n\nReferences\n\nOnce more", 27),
        (PAGE + "\n\nFunding", 25),
    ],
)
def test_a_line_that_finds_no_place_is_reported_with_its_number(page: str, line: int) -> None:
    assert [problem.line for problem in problems_of(page, Kind.DROPPED)] == [line]


def test_a_doi_on_a_line_of_its_own_must_be_the_citations() -> None:
    assert article_of(PAGE.replace("\n\n\nWe", "\n\nDOI: 10.5555/jhs.2019.12301\n\nWe"), Kind.DROPPED).doi
    (problem,) = problems_of(PAGE.replace("\n\n\nWe", "\n\nDOI: 10.5555/jhs.2019.99999\n\nWe"), Kind.INVALID)
    assert (problem.path, problem.line) == ("doi", 3)


def test_references_that_repeat_a_number_or_have_no_text() -> None:
    assert [p.path for p in problems_of(PAGE.replace("[2]", "[1]"), Kind.INVALID)] == ["references[1].label"]
    assert [p.path for p in problems_of(PAGE + "\n[3]", Kind.MISSING)] == []
    page = PAGE.replace("\n\nCopyright", "\n[3]\n\nCopyright")
    assert [(p.path, p.line) for p in problems_of(page, Kind.MISSING)] == [("references[2].raw", 18)]


def test_a_gap_in_the_numbers_of_references_is_told() -> None:
    article, problems = read(PAGE.replace("[2]", "[4]"))
    assert article
    assert [reference.label for reference in article.references] == ["1", "4"]
    assert any(problem.path == "references" and problem.line == 17 for problem in problems)


def test_references_without_numbers() -> None:
    page = PAGE.replace("[1] ", "References\n\n").replace("[2] ", "\n")
    references = article_of(page).references
    assert [(reference.key, reference.label) for reference in references] == [("ref1", None), ("ref2", None)]
    article, problems = read(PAGE.replace("[1] ", "References\n").replace("[2] ", ""))
    assert article
    assert len(article.references) == 2
    assert any(problem.path == "references" for problem in problems)


# the real page


@pytest.fixture(scope="module")
def seed(shared: Path) -> bytes:
    (page,) = (shared / "seed").glob("*.txt")
    return page.read_bytes()


@pytest.mark.corpus
def test_the_seed_page_gives_exactly_what_a_reader_finds_in_it(seed: bytes, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seed_article.json").read_text())
    article, problems = read(seed)
    assert article
    assert article.journal
    assert article.copyright
    assert not [problem for problem in problems if problem.kind is not Kind.GUESSED]
    (abstract,) = article.abstracts
    (section,) = abstract.sections
    (license_,) = article.licenses
    conflicts = article.statements.conflict_of_interest
    assert conflicts
    pages = article.pages
    assert pages
    assert article.title == gold["title"]
    assert (section.title is not None) is gold["abstract_structured"]
    assert section.paragraphs == (gold["abstract"],)
    assert [author.model_dump(exclude_defaults=True) for author in article.contributors] == [
        {key: author[key] for key in ("family", "given")} for author in gold["authors"]
    ]
    assert article.journal.title == gold["journal"]["title"]
    assert article.journal.publisher
    assert article.journal.publisher.name == gold["journal"]["publisher"]
    assert article.journal.issns == ()
    assert article.journal.abbreviations == ()
    assert (article.volume, article.issue) == (gold["volume"], gold["issue"])
    assert str(article.dates.published) == gold["year"]
    assert (str(pages), pages.first, pages.last) == (gold["pages"], gold["first_page"], gold["last_page"])
    assert article.doi == gold["doi"]
    assert conflicts.heading == gold["coi"]["heading"]
    assert conflicts.paragraphs == (gold["coi"]["statement"],)
    assert {key: getattr(license_, key) for key in ("name", "statement", "url", "spdx")} == {
        key: gold["license"][key] for key in ("name", "statement", "url", "spdx")
    }
    assert article.copyright.statement == gold["copyright"]["statement"]
    assert str(article.copyright.year) == gold["copyright"]["year"]
    assert article.copyright.holder == gold["copyright"]["holder"]
    assert article.language == gold["language"]


@pytest.mark.corpus
def test_nothing_that_the_seed_page_does_not_say_is_invented(seed: bytes) -> None:
    article, _ = read(seed)
    assert article
    assert set(article.model_dump(exclude_defaults=True)) == {
        *("title", "language", "doi", "contributors", "abstracts", "journal", "volume", "issue", "pages", "dates"),
        *("licenses", "copyright", "statements", "references"),
    }
    assert article.journal
    assert set(article.journal.model_dump(exclude_defaults=True)) == {"title", "publisher"}
    assert article.dates.model_dump(exclude_defaults=True) == {"published": "2013"}
    assert {name for person in article.contributors for name in person.model_dump(exclude_defaults=True)} == {
        "family",
        "given",
    }
    assert '"10.1097/"' not in article.model_dump_json()


@pytest.mark.corpus
def test_the_ten_references_of_the_seed_page(seed: bytes, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seed_references.json").read_text())
    article, _ = read(seed)
    assert article
    assert len(article.references) == len(gold) == 10
    for reference, expected in zip(article.references, gold, strict=True):
        truth = expected["truth"]
        assert reference.key == expected["id"]
        assert reference.label == expected["label"]
        assert reference.raw == expected["raw_without_label"]
        assert f"[{reference.label}] {reference.raw}" == expected["raw"]
        work = reference.work
        assert work
        assert (work.type is None) is (truth["type"] == "other")
        assert [dict(author) for author in work.authors] == [dict(PersonName(**author)) for author in truth["authors"]]
        assert not work.et_al
        assert (work.title, work.container_title) == (truth["title"], truth["container"])
        assert (work.volume, work.issue, work.doi) == (truth["volume"], truth["issue"], truth["doi"])
        assert (work.date and str(work.date)) == truth["year"]
        pages = work.pages
        assert (pages and (str(pages), pages.first, pages.last)) == (
            truth["pages"] and (truth["pages"], truth["first_page"], truth["last_page"])
        )
        said = set(work.model_dump(exclude_defaults=True))
        assert said <= {"type", "authors", "title", "container_title", "volume", "issue", "date", "pages", "doi"}
