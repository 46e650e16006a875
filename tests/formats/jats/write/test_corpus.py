"""The JATS format against real records and the independent checker beside the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pydantic import ValidationError

from pubmeta.checks import schemas
from pubmeta.formats.jats import FORMAT, JatsOptions, recognise, validate
from pubmeta.formats.jats.citations import fields_of
from pubmeta.formats.jats.rules import problems
from pubmeta.formats.jats.write import write
from pubmeta.formats.jats.write.tagging import tagged_fields
from pubmeta.model import Article, Pages, Work
from pubmeta.problems import Log
from tests.conftest import ROOT
from tests.formats.jats.rules.test_rules import CASES as RULE_CASES
from tests.formats.jats.rules.test_rules import document as rule_document

pytestmark = pytest.mark.corpus

CASES = sorted((ROOT / "tests" / "cases").glob("*/article.json"))
ALL_TAG_SETS = "wf,dtd14,dtd13,arch13,arch14,declared,ids,j4r,profile"
ARCHIVING = "wf,arch13,arch14,declared,ids,j4r,profile"
SCHEMA_CHECKS = ("wf", "dtd14", "dtd13", "arch13", "arch14", "declared", "ids")


def checked(shared: Path, checks: str, *paths: Path) -> dict[str, Any]:
    """What the independent checker says of each file."""
    tool = shared / "tools" / "jats_check.py"
    done = subprocess.run(
        [sys.executable, str(tool), "--json", "--checks", checks, *map(str, paths)],
        env={**os.environ, "JATS_DTD_ROOT": str(schemas.FOLDER / "jats")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return {Path(report["file"]).name: report for report in json.loads(done.stdout)}


def said(report: dict[str, Any], level: str) -> list[str]:
    return [message["text"] for message in report["j4r"][level]]


def seed_article(shared: Path) -> Article:
    """The page that the project started from, as the gold has it, with its journal's identity."""
    gold = json.loads((shared / "gold" / "seed_article.json").read_text(encoding="utf-8"))
    references = []
    for number, reference in enumerate(gold["references"], 1):
        truth = reference["truth"]
        work = {
            "type": {"article-journal": "journal-article"}.get(truth["type"]),
            "authors": truth["authors"],
            "title": truth["title"],
            "container_title": truth["container"],
            "volume": truth["volume"],
            "issue": truth["issue"],
            "pages": {"first": truth["first_page"], "last": truth["last_page"]} if truth["first_page"] else None,
            "date": truth["year"],
            "doi": truth["doi"],
        }
        references.append(
            {"key": reference["id"], "label": str(number), "raw": reference["raw"].partition("] ")[2], "work": work}
        )
    return Article.model_validate(
        {
            "title": gold["title"],
            "language": gold["language"],
            "doi": gold["doi"],
            "contributors": [{"family": one["family"], "given": one["given"]} for one in gold["authors"]],
            "abstracts": [{"sections": [{"paragraphs": [gold["abstract"]]}]}],
            "journal": {
                "title": gold["journal"]["title"],
                "publisher_id": "ojra",
                "issn_print": "2163-9914",
                "issn_electronic": "2164-005X",
                "publisher": {"name": gold["journal"]["publisher"]},
            },
            "volume": gold["volume"],
            "issue": gold["issue"],
            "pages": {"first": gold["first_page"], "last": gold["last_page"]},
            "dates": {"published": gold["year"]},
            "licenses": [{field: gold["license"][field] for field in ("url", "spdx", "name", "statement")}],
            "copyright": {**gold["copyright"], "year": int(gold["copyright"]["year"])},
            "statements": {
                "conflict_of_interest": {
                    "heading": gold["coi"]["heading"],
                    "paragraphs": [gold["coi"]["statement"]],
                }
            },
            "references": references,
        }
    )


@pytest.mark.parametrize("tag_set", ["publishing", "archiving"])
def test_the_seed_leaves_without_a_single_complaint(shared: Path, tmp_path: Path, tag_set: str) -> None:
    log = Log()
    path = tmp_path / "seed.xml"
    article = seed_article(shared)
    path.write_bytes(write(article, JatsOptions.model_validate({"tag_set": tag_set}), log))
    report = checked(shared, ALL_TAG_SETS, path)["seed.xml"]
    assert not log.problems
    assert [report[check] for check in SCHEMA_CHECKS if report[check]] == []
    assert said(report, "error") == said(report, "warning") == []
    assert [
        problem
        for problem in report["profile"]
        if problem["level"] == "error" and "article-type" not in problem["text"]
    ] == []
    citations = etree.parse(path).getroot().findall("back/ref-list/ref/mixed-citation")
    assert len(citations) == len(article.references) == 10
    assert ["".join(map(str, each.itertext())) for each in citations] == [each.raw for each in article.references]
    assert b"doi:10.1097/<" in path.read_bytes()  # as text alone, never as a DOI


def test_every_case_passes_the_independent_checker(shared: Path, tmp_path: Path) -> None:
    files: dict[str, list[Path]] = {ALL_TAG_SETS: [], ARCHIVING: []}
    for case in CASES:
        article = Article.model_validate_json(case.read_bytes())
        for version in ("1.4", "1.3"):
            for tag_set in ("publishing", "archiving"):
                log = Log()
                content = write(article, JatsOptions.model_validate({"version": version, "tag_set": tag_set}), log)
                if not log.has_errors:
                    path = tmp_path / f"{case.parent.name}-{version}-{tag_set}.xml"
                    path.write_bytes(content)
                    files[ALL_TAG_SETS if tag_set == "publishing" else ARCHIVING].append(path)
    reports = {name: one for checks, paths in files.items() for name, one in checked(shared, checks, *paths).items()}
    assert {f"{case.parent.name}-1.4-archiving.xml" for case in CASES} <= reports.keys()
    assert "full-1.3-publishing.xml" in reports
    for name, report in reports.items():
        assert [report[check] for check in SCHEMA_CHECKS if report.get(check)] == [], name
        article = Article.model_validate_json(
            (ROOT / "tests" / "cases" / name.partition("-1")[0] / "article.json").read_bytes()
        )
        has_permissions = article.licenses or article.copyright or article.free_to_read
        errors = [text for text in said(report, "error") if has_permissions or "Missing top-level" not in text]
        assert errors == [], name
        assert Counter(map(_warning, said(report, "warning"))) == _expected_warnings(article), name


COUNTRY = "<country> should have a @country that includes the ISO 3166-1 2-letter country code."


def _warning(text: str) -> str:
    return "persons" if "<person-group" in text else "visit" if "accessed date" in text else text


def _expected_warnings(article: Article) -> Counter[str]:
    """What no writer can mend: references without persons, preprints that nobody says to have read, countries."""
    works = [reference.work for reference in article.references]
    affiliations = {each for contributor in article.contributors for each in contributor.affiliations}
    return +Counter(
        {
            COUNTRY: sum(bool(one.country and not one.country_code) for one in (*affiliations, *article.institutions)),
            "persons": sum(work is None or not (work.authors or work.editors) for work in works),
            "visit": sum(work is not None and work.type == "preprint" and work.accessed is None for work in works),
        }
    )


AGREEMENT = {
    '<contrib contrib-id-type="author"> should not be a descendant of collab': "group-member",
    "Do not put label content in <sup>": "affiliation-sup",
    "When there is more than one author and more than one affiliation": "affiliation-link",
    "Conflict of Interest Statements": "conflict",
    "<version> must include": "version-designator",
    "<year> which does not contain a 4 digit year": "citation-year",
    "When <data-title> element is present": "citation-data",
    "<funding-source> contains": "funding-source",
    "More than one (2) <funding-source>": "award-source",
    "Only 1 person or organisation": "award-recipient",
    "<lpage> must be larger": "citation-pages",
    "<mixed-citation> does not have a publication-type": "citation-type",
    "Formula element must contain only one": "formula-alternatives",
    "Math expressions must be in": "formula",
    "Missing <copyright-holder>": "copyright-complete",
    "abstract-type attribute value": "abstract-type",
    "<collab> should be a child": "group",
    "<country> should have": "country",
    "<xref> which contains content, but the <aff>": "affiliation-label",
    "A CRediT taxonomy role should have": "credit-markup",
    "The value of @sec-type for a <sec>": "ethics-part",
    "Creative Commons licenses should follow": "creative-commons-url",
    "URI in license-p": "license-link",
    '<element-citation publication-type="preprint"> doesn\'t contain': "citation-preprint-visit",
    "There should not be two or more <subj-group>s": "keyword-groups",
}
"""Messages of the JATS4R Schematron and the rules of ours that say the same; each fires on as many elements."""


OURS_ALONE = {"biorxiv-498369.xml": ("conflict",)}
"""The rules that only ours find broken: JATS4R's list of types has no `competing-interest-statement`."""


def test_our_rules_agree_with_the_schematron_of_jats4r(shared: Path) -> None:
    reports = checked(shared, "wf,j4r", shared / "corpus" / "jats")
    met = set()
    for path in corpus(shared):
        ours = Counter(str(problem.code).removeprefix("jats.") for problem in problems(root_of(path)))
        theirs = Counter(
            code
            for level in ("error", "warning")
            for text in said(reports[path.name], level)
            for start, code in AGREEMENT.items()
            if text.startswith(start)
        )
        theirs.update(OURS_ALONE.get(path.name, ()))
        assert {code: ours[code] for code in AGREEMENT.values()} == {
            code: theirs[code] for code in AGREEMENT.values()
        }, path
        met |= set(theirs)
    assert met == set(AGREEMENT.values())


def test_real_documents_are_recognised_and_validated(shared: Path) -> None:
    for path in corpus(shared):
        content = path.read_bytes()
        assert recognise(content[:65_536]), path
        assert all(problem.message and problem.path.startswith("/article") for problem in validate(content)), path
    others = [path for folder in ("crossref_xml", "csl") for path in (shared / "corpus" / folder).iterdir()]
    assert len(others) > 20
    assert not any(
        FORMAT.recognise and FORMAT.recognise(path.read_bytes()[:65_536]) for path in others if path.is_file()
    )


def test_fields_are_found_where_publishers_tagged_them(shared: Path) -> None:
    right, wrong, whole = 0, [], 0
    for text, work, truth in tagged_by_publishers(shared):
        found = tagged_fields(work, text)
        whole += fields_of(work) <= found.keys()
        for field, places in found.items():
            span = (places[0].start, places[-1].end if field == "pages" else places[0].end)
            if field in truth and span == truth[field]:
                right += 1
            elif field in truth:
                wrong.append((field, text[slice(*span)], text))
    assert right >= 1100
    assert whole >= 160
    assert [case for case in wrong if not re.fullmatch(r"\d{4}[a-z]", case[1])] == []  # 2007a, of which they tag 2007


def test_real_references_are_tagged_in_place(shared: Path) -> None:
    rows = [
        json.loads(line) for line in (shared / "gold" / "references.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    whole = sum(fields_of(work) <= tagged_fields(work, text).keys() for text, work in map(_gold, rows))
    assert len(rows) == 2312
    assert whole >= 2100


def _gold(row: dict[str, Any]) -> tuple[str, Work]:
    truth = row["truth"]
    year = truth["year"] if re.fullmatch(r"\d{4}", truth["year"] or "") else None
    pages = re.fullmatch(r"(\S+?)\s*[-–—‐‑−]+\s*(\S+)", truth["pages"] or "")
    work = {
        "authors": [
            {key: name[key] for key in ("family", "given") if name.get(key)} for name in truth["authors"] or ()
        ],
        "et_al": bool(row["etal"] and truth["authors"]),
        "title": truth["title"],
        "container_title": truth["container"],
        "publisher": truth["publisher"],
        "volume": truth["volume"],
        "issue": truth["issue"],
        "date": year,
        "doi": truth["doi"],
        "pages": {"first": pages[1], "last": pages[2]} if pages else truth["pages"] and {"first": truth["pages"]},
    }
    return " ".join(row["raw"].split()), Work.model_validate(work)


def corpus(shared: Path) -> list[Path]:
    paths = sorted((shared / "corpus" / "jats").glob("*.xml"))
    assert len(paths) > 20
    return paths


def root_of(path: Path) -> Any:
    return etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False))


_FIELDS = {
    "article-title": "title",
    "source": "container_title",
    "volume": "volume",
    "issue": "issue",
    "year": "date",
    "fpage": "first",
    "lpage": "last",
    "publisher-name": "publisher",
    "publisher-loc": "publisher_place",
    "elocation-id": "article_number",
}


def tagged_by_publishers(shared: Path) -> Iterator[tuple[str, Work, dict[str, tuple[int, int]]]]:
    """Printed references of the corpus, each with its fields and where the publisher tagged them."""
    for path in corpus(shared):
        for citation in root_of(path).iter("mixed-citation"):
            text = "".join(citation.itertext())
            spans = [(each.tag, *span) for each, span in _spans(citation, 0) if each.tag in _FIELDS]
            tags = [tag for tag, _, _ in spans]
            if re.search(r"\s\s|[\n\t]|^\s|\s$", text) or len(tags) < 3 or len(set(tags)) < len(tags):
                continue
            truth = {_FIELDS[tag]: (start, end) for tag, start, end in spans if text[start:end].strip()}
            values: dict[str, Any] = {field: text[slice(*span)] for field, span in truth.items()}
            first, last = values.pop("first", None), values.pop("last", None)
            try:
                if first:
                    values["pages"] = Pages(first=first, last=last)
                    truth["pages"] = (truth["first"][0], truth["last" if last else "first"][1])
                if names := [_name(each) for each in citation.iter("name", "string-name")]:
                    values["authors"] = names
                values["date"] = values["date"][:4] if "date" in values else None
                yield text, Work.model_validate(values), truth
            except (ValidationError, AttributeError):
                continue  # a year that is none, a name without surname


def _name(element: Any) -> dict[str, str]:
    parts = {"family": element.find("surname"), "given": element.find("given-names")}
    return {part: "".join(each.itertext()) for part, each in parts.items() if each is not None or part == "family"}


def _spans(element: Any, start: int) -> Iterator[tuple[Any, tuple[int, int]]]:
    """Each element within, and the interval of characters that it holds."""
    position = start + len(element.text or "")
    for child in element.iterchildren("*"):
        end = position + len("".join(child.itertext()))
        yield child, (position, end)
        yield from _spans(child, position)
        position = end + len(child.tail or "")


REVIEWS = [case for case in RULE_CASES if case["code"].startswith("review-")]


def test_our_rules_on_reviews_agree_with_the_schematron_of_jats4r(shared: Path, tmp_path: Path) -> None:
    """What breaks one of them is complained of there too, and its neighbour is not."""
    for number, case in enumerate(REVIEWS):
        for name in ("broken", "kept"):
            root = rule_document(case[name], **{"article-type": case["article-type"]})
            (tmp_path / f"{number}-{name}.xml").write_bytes(etree.tostring(root))
    reports = checked(shared, "wf,j4r", tmp_path)
    assert len(reports) == 2 * len(REVIEWS) > 20
    for number, case in enumerate(REVIEWS):
        broken, kept = (
            {text for level in ("error", "warning") for text in said(reports[f"{number}-{name}.xml"], level)}
            for name in ("broken", "kept")
        )
        assert broken - kept, case
        assert kept - broken == set(), case
