from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.crossref.rules import RULES, problems
from pubmeta.problems import Kind
from tests.formats.crossref.rules.test_records import CODES as OF_RECORDS

Write = Callable[..., Any]

ARTICLE: dict[str, Any] = {
    "journal": {
        "title": "Journal of Water",
        "issn_electronic": "2345-6787",
        "issn_print": "1234-5679",
        "doi": "10.5555/jw",
    },
    "dates": {"published_print": "2024-02-29"},
    "volume": "3",
    "issue": "1",
    "pages": {"first": "12", "last": "15"},
    "abstracts": [{"sections": [{"paragraphs": ["Water rises."]}]}],
    "contributors": [
        {
            "family": "Engelen",
            "given": "Anna",
            "orcid": "0000-0002-1825-0097",
            "affiliations": [{"name": "X", "ror": "05gq02987", "isni": "000000012146438X", "wikidata": "Q1"}],
        },
        {"family": "Cruz", "given": "José", "orcid": "0000-0001-5109-3700"},
    ],
    "awards": [
        {"funder": {"ror": "021nxhr62"}, "numbers": ["A1"]},
        {"funder": {"name": "NSF", "funder_id": "100000001"}},
    ],
    "licenses": [
        {"url": "https://creativecommons.org/licenses/by/4.0/", "applies_to": "vor", "start_date": "2024-02-29"}
    ],
    "relations": [{"type": "references", "target": "10.5555/x", "target_type": "doi"}],
    "full_texts": [
        {"url": "https://www.example.org/1.pdf", "media_type": "application/pdf", "purpose": "similarity-check"}
    ],
    "references": [
        {"key": "r1", "work": {"type": "book", "edition": "2", "issn": "0003-4819"}},
        {"key": "r2", "raw": "As printed."},
    ],
}
OPTIONS = {"journal_page": "https://www.example.org/jw"}

RECORD_OF_THE_SAME_DOI = (
    '<journal><journal_metadata><full_title>Journal of Ice</full_title><issn media_type="print">0003-4819</issn>'
    "</journal_metadata><journal_article><titles><title>Ice in plants</title></titles><publication_date>"
    "<year>2024</year></publication_date><doi_data><doi>10.5555/Water.1</doi><resource>https://www.example.org/"
    "</resource></doi_data></journal_article></journal>"
)
OWN_UPDATE = '<update type="correction" date="2024-03-01">10.5555/water.1</update>'
CROSSMARK = "<crossmark><crossmark_policy>10.5555/p</crossmark_policy></crossmark>"
BREACHES = [
    ("doi-characters", ">10.5555/water.1<", ">10.5555/water 1<"),
    ("doi-old", ">10.5555/water.1<", ">10.5555/(SICI)1097-4636(199911)47:2&lt;127::AID-W3&gt;3.0.CO;2-F<"),
    ("doi-characters", ">10.5555/water.1<", ">10.5555/water+1<"),
    ("doi-characters", ">10.5555/jw<", ">10.5555/j‐w<"),
    ("doi-repeated", "</body>", RECORD_OF_THE_SAME_DOI + "</body>"),
    ("prefix", ">10.5555/jw<", ">10.1234/jw<"),
    ("escaped-markup", "<surname>Engelen", "<surname>Engelen&lt;sup&gt;1"),
    ("escaped-markup", "<jats:p>Water rises.", "<jats:p>Water &amp;amp; ice rise."),
    ("escaped-markup", "<full_title>Journal", "<full_title>Journal &amp;amp; Proceedings"),
    ("escaped-markup", "As printed.", "As &lt;i&gt;printed&lt;/i&gt;."),
    ("abstract-empty", "<jats:p>Water rises.</jats:p>", "<jats:p> </jats:p>"),
    ("lost-character", "<surname>Engelen", "<surname>Engel\ufffdn"),
    ("wrong-encoding", "<surname>Engelen", "<surname>Ã‰ngelen"),
    ("email", "deposits@example.org", "deposits at example"),
    ("citation-journal", "<unstructured_citation>As printed.</unstructured_citation>", "<volume>3</volume>"),
    ("crossmark-programs", "<ai:program", f"{CROSSMARK}<ai:program"),
    ("timestamp", ">20240301120000000<", ">20240301120000000000<"),
    ("journal-doi", ">10.5555/jw<", ">10.5555/WATER.1<"),
    ("issn", "2345-6787", "2345-6788"),
    ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0098"),
    ("orcid-repeated", "0000-0001-5109-3700", "0000-0002-1825-0097"),
    ("ror", "https://ror.org/05gq02987", "https://ror.org/05gq02988"),
    ("ror", "https://ror.org/05gq02987", "https://www.ror.org/05gq02987"),
    ("ror", "https://ror.org/021nxhr62", "https://ror.org/021nxhr63"),
    ("institution-id", "https://www.isni.org/isni/000000012146438x", "https://www.isni.org/000000012146438x"),
    ("institution-id", "https://www.wikidata.org/entity/Q1", "https://www.wikidata.org/wiki/Q1"),
    ("title-empty", "<title>Water in plants</title>", "<title> <i/></title>"),
    ("title-empty", "<full_title>Journal of Water</full_title>", "<full_title> </full_title>"),
    ("date", "<day>29</day>", "<day>30</day>"),
    ("date", "<month>02</month>", "<month>13</month>"),
    ("date", "<month>02</month>", "<month>21</month>"),
    ("date", "<month>02</month>", ""),
    ("funder-id", "https://doi.org/10.13039/100000001", "https://doi.org/10.5555/100000001"),
    ("citation-key", 'key="r2"', 'key="r1"'),
    ("relation-doi", ">10.5555/x<", ">unknown<"),
    ("relation-doi-bare", ">10.5555/x<", ">https://doi.org/10.5555/x<"),
    ("relation-doi-bare", ">10.5555/x<", ">doi:10.5555/x<"),
    ("own-relation", ">10.5555/x<", ">10.5555/Water.1<"),
    ("own-reference", "<unstructured_citation>As printed.", "<doi>10.5555/water.1</doi><unstructured_citation>As"),
    (
        "own-update",
        "<ai:program",
        CROSSMARK.replace("</crossmark>", f"<updates>{OWN_UPDATE}</updates></crossmark>") + "<ai:program",
    ),
    ("page-underscore", "<first_page>12<", "<first_page>12_15<"),
    ("page-underscore", "<last_page>15<", "<last_page>12_15<"),
    ("page-hyphen", "<first_page>12<", "<first_page>12-15<"),
    ("page-hyphen", "<first_page>12<", "<first_page>12–15<"),
    ("page-hyphen", "<last_page>15<", "<last_page>12-15<"),
    ("year", "<year>2024</year>", "<year>2026</year>"),
    ("edition-words", "<edition_number>2<", "<edition_number>2nd ed.<"),
    ("surname-capitals", "<surname>Engelen<", "<surname>VAN ENGELEN<"),
    ("given-name-letter", "<given_name>Anna<", "<given_name>A<"),
    ("surname-junior", "<surname>Engelen<", "<surname>Engelen Jr.<"),
    ("surname-et-al", "<surname>Engelen<", "<surname>Engelen et al.<"),
    ("issue-words", "<issue>1<", "<issue>No. 1<"),
    ("issue-words", "<issue>1<", "<issue>Issue 1<"),
    ("title-one-word", "Water in plants", "Water"),
    ("title-colon", "Water in plants</title>", "Water:</title><subtitle>in plants</subtitle>"),
    ("first-contributor", 'sequence="additional"', 'sequence="first"'),
    ("first-contributor", 'sequence="first"', 'sequence="additional"'),
    ("contributor-role", 'sequence="additional" ', ""),
    ("issn-medium", ' media_type="electronic"', ""),
    ("issn-repeated", 'media_type="electronic"', 'media_type="print"'),
    ("issn-repeated", "2345-6787", "12345679"),
    ("citation-issn", "0003-4819", "0003-4818"),
    ("escaped-markup", "Water in plants", "Water in &lt;i&gt;plants&lt;/i&gt;"),
    ("escaped-markup", "Water in plants", "Water &amp;amp; plants"),
    ("url-encoding", "https://www.example.org/water/1<", "https://www.example.org/wa ter/1<"),
    ("url-encoding", "https://www.example.org/water/1<", "https://www.example.org/wäter/1<"),
    ("license-details", ' applies_to="vor"', ""),
    ("license-details", ' start_date="2024-02-29"', ""),
    (
        "funder-nesting",
        'NSF<fr:assertion name="funder_identifier">https://doi.org/10.13039/100000001</fr:assertion></fr:assertion>',
        'NSF</fr:assertion><fr:assertion name="funder_identifier">https://doi.org/10.13039/100000001</fr:assertion>',
    ),
    (
        "funder-group",
        '<fr:assertion name="award_number">A1<',
        '<fr:assertion name="ror">https://ror.org/05gq02987<',
    ),
    (
        "similarity-check",
        '<item crawler="similarity-check">',
        '<item crawler="iParadigms"/><item crawler="iParadigms">',
    ),
    ("timestamp-form", ">20240301120000000<", ">1709294400<"),
    ("role-crossref", "<affiliations>", '<role vocab="crossref" type="software"/><affiliations>'),
    ("role-credit", "<affiliations>", '<role vocab="credit" type="author"/><affiliations>'),
    ("person-role", 'sequence="first" contributor_role="author"', 'sequence="first"'),
]  # fmt: skip


@pytest.fixture
def kept(written: Write) -> str:
    """A deposit that keeps every rule."""
    made = written(**ARTICLE, options=OPTIONS)
    return str(made.content.decode())


def codes(text: str) -> list[str | None]:
    from pubmeta.formats.crossref.validate import problems as every

    return [problem.code for problem in every(text.encode(), None)]


def test_a_deposit_that_keeps_the_rules_has_no_problem(kept: str) -> None:
    assert codes(kept) == []


@pytest.mark.parametrize("given", ["健", "준"])
def test_a_given_name_of_one_letter_is_whole_where_a_letter_is_a_word(kept: str, given: str) -> None:
    assert codes(kept.replace("<given_name>Anna<", f"<given_name>{given}<")) == []


@pytest.mark.parametrize(("code", "right", "wrong"), BREACHES)
def test_a_breach_is_found_where_it_is(kept: str, code: str, right: str, wrong: str) -> None:
    assert right in kept
    root = kept.replace(right, wrong, 1)
    from pubmeta.formats.crossref.validate import problems as every

    (found, *others) = [problem for problem in every(root.encode(), None) if problem.code == f"crossref.{code}"]
    assert others == []
    assert found.kind is next(rule.kind for rule in RULES if rule.code == found.code)
    assert found.path.startswith("/doi_batch/")
    assert found.line
    assert found.message


def test_a_journal_without_issn_and_doi_is_found(kept: str, written: Write) -> None:
    text = written().content.decode().replace('<issn media_type="electronic">2345-6787</issn>', "")
    assert codes(text) == ["crossref.journal-identity"]


def test_a_word_for_the_timestamp_is_the_schema_s_to_refuse(kept: str) -> None:
    assert codes(kept.replace(">20240301120000000<", ">null<")) == [None]


@pytest.mark.parametrize("text", ["p &lt; 0.05", "a &lt;b and c&gt; d", "Water &amp; ice"])
def test_signs_of_comparison_are_no_markup(kept: str, text: str) -> None:
    assert codes(kept.replace("Water rises.", text)) == []


def test_an_anonymous_contributor_is_no_organization(written: Write) -> None:
    assert codes(written(contributors=[{"anonymous": True}]).content.decode()) == []


def test_a_deposit_of_groups_alone_is_found(written: Write) -> None:
    assert codes(written(contributors=[{"name": "The Group"}]).content.decode()) == ["crossref.no-person"]


@pytest.mark.parametrize("version", ["5.4.0", "5.3.1"])
@pytest.mark.parametrize("name", ["Engelen 3rd", "Engelen?"])
def test_names_with_digits_are_found_before_version_5_5(written: Write, version: str, name: str) -> None:
    text = written(contributors=[{"family": "Engelen"}], options={"version": version}).content.decode()
    assert "crossref.name-digits" in codes(text.replace(">Engelen<", f">{name}<"))
    newest = written(contributors=[{"family": name}]).content.decode()
    assert codes(newest) == []


def test_every_rule_is_tested_and_says_its_source() -> None:
    tested = {f"crossref.{code}" for code, _, _ in BREACHES}
    tested |= {f"crossref.{code}" for code in OF_RECORDS}
    tested |= {"crossref.journal-identity", "crossref.no-person", "crossref.name-digits"}
    assert {rule.code for rule in RULES} == tested
    assert all(rule.source and rule.text for rule in RULES)
    assert {rule.kind for rule in RULES} == {Kind.INVALID, Kind.DISCOURAGED}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<month>02</month><day>29</day>", "<month>21</month>"),
        ("Water in plants", "植物中的水"),
        ("<issue>1<", "<issue>November<"),
        ("<surname>Engelen<", "<surname>O<"),
        ("<surname>Engelen<", "<surname>Jaramillo<"),
        ("https://www.isni.org/isni/000000012146438x", "https://isni.org/isni/000000012146438X"),
        (">20240301120000000<", ">20240301120000<"),
        (">20240301120000000<", ">99999999999999999<"),
    ],
)
def test_what_is_unusual_and_right_is_no_breach(kept: str, right: str, wrong: str) -> None:
    text = "".join(line.strip() if line.strip().startswith(("<month", "<day")) else line for line in kept.splitlines())
    assert right in text
    assert codes(text.replace(right, wrong)) == []


def test_a_first_author_and_a_first_editor_are_no_breach(written: Write) -> None:
    made = written(contributors=[{"family": "Ito"}, {"family": "Okafor", "role": "editor"}])
    assert codes(made.content.decode().replace('sequence="additional"', 'sequence="first"')) == []


def test_the_rules_are_those_of_any_version_and_never_fail_on_nonsense() -> None:
    document = (
        '<doi_batch xmlns="http://www.crossref.org/schema/4.4.2"><head><timestamp>yesterday at noon</timestamp></head>'
        "<body><!-- nothing --><journal><journal_article><doi_data><doi/></doi_data><publication_date><year>x</year>"
        "<month/></publication_date><citation_list><citation/><citation/></citation_list></journal_article></journal>"
        "<?nothing?></body></doi_batch>"
    )
    found = [problem.code for problem in problems(etree.fromstring(document))]
    assert found == ["crossref.doi-characters", "crossref.citation-key"]
