"""The query result and the REST answer of one record are read as the same article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.crossref import read as xml
from pubmeta.formats.crossref.rest import read as rest
from pubmeta.model import Article
from pubmeta.problems import Log

QUERY_RESULT = """<?xml version="1.0" encoding="UTF-8"?>
<crossref_result xmlns="http://www.crossref.org/qrschema/3.0" version="3.0"><query_result><head/><body>
<query status="resolved"><doi type="journal_article">10.5555/wells</doi>
<crm-item name="publisher-name" type="string">Water Press</crm-item>
<doi_record><crossref xmlns="http://www.crossref.org/xschema/1.1"
  xmlns:fr="http://www.crossref.org/fundref.xsd" xmlns:ai="http://www.crossref.org/AccessIndicators.xsd"
  xmlns:rel="http://www.crossref.org/relations.xsd" xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"
  xmlns:ct="http://www.crossref.org/clinicaltrials.xsd"><journal>
<journal_metadata language="en">
  <full_title>Journal of Wells</full_title><abbrev_title>J. Wells</abbrev_title>
  <issn media_type="print">2163-9914</issn><issn media_type="electronic">2049-3630</issn>
</journal_metadata>
<journal_issue>
  <publication_date media_type="print"><month>03</month><year>2020</year></publication_date>
  <journal_volume><volume>7</volume></journal_volume><issue>2</issue>
</journal_issue>
<journal_article publication_type="full_text" language="en">
  <titles><title>On <i>deep</i> wells</title><subtitle>A survey</subtitle></titles>
  <contributors>
    <person_name contributor_role="author" sequence="first">
      <given_name>Ada</given_name><surname>Berg</surname>
      <affiliations><institution><institution_name>Well Institute</institution_name>
        <institution_id type="ror">https://ror.org/05gq02987</institution_id>
        <institution_department>Pumps</institution_department></institution></affiliations>
      <ORCID authenticated="true">https://orcid.org/0000-0002-1825-0097</ORCID>
    </person_name>
    <person_name contributor_role="author" sequence="additional">
      <given_name>Bo</given_name><surname>Dahl</surname><suffix>Jr</suffix>
      <affiliation>University of Pumps</affiliation>
    </person_name>
    <organization contributor_role="author" sequence="additional">The Wells Group</organization>
    <person_name contributor_role="editor" sequence="first">
      <given_name>Cy</given_name><surname>Eng</surname>
    </person_name>
  </contributors>
  <jats:abstract>
    <jats:p>Wells are <jats:italic>deep</jats:italic>.</jats:p><jats:p>Some are not.</jats:p>
  </jats:abstract>
  <publication_date media_type="online"><month>02</month><day>01</day><year>2020</year></publication_date>
  <publication_date media_type="print"><month>03</month><year>2020</year></publication_date>
  <acceptance_date><month>01</month><day>20</day><year>2020</year></acceptance_date>
  <pages><first_page>12</first_page><last_page>19</last_page></pages>
  <publisher_item><item_number item_number_type="article_number">e12</item_number></publisher_item>
  <crossmark><custom_metadata>
    <assertion name="received" label="Received" group_name="ArticleHistory" group_label="History">2019-10-01</assertion>
    <assertion name="revised" label="Revised">2019-12-01</assertion>
    <assertion name="revised" label="Revised">2019-12-01</assertion>
    <assertion name="first_online" label="First Online">1 February 2020</assertion>
    <assertion name="published" label="Published">2020-02-01</assertion>
    <assertion name="Ethics" label="Competing interests" group_name="EthicsHeading"
      group_label="Declarations">Nobody else has any.</assertion>
    <assertion name="conflict_of_interest" label="Ada Berg" group_name="conflict_of_interest"
      group_label="Competing interests">Owns a well.</assertion>
    <assertion name="Ethics" group_name="EthicsHeading" group_label="Ethical approval">The wells agreed.</assertion>
    <assertion name="data_availability" label="Data availability">In a bucket.</assertion>
    <assertion name="copyright" label="Copyright">© 2020 Ada Berg</assertion>
    <assertion name="copyright_year" label="Copyright year">2020</assertion>
    <assertion name="copyright_holder" label="Copyright holder">Ada Berg</assertion>
    <assertion name="license_name" label="Licence" href="https://example.org/tdm">Terms of mining</assertion>
    <assertion name="license" label="Terms" href="https://example.org/open">Take what you need.</assertion>
    <assertion name="colour" label="Colour">blue</assertion>
    <fr:program name="fundref">
      <fr:assertion name="fundgroup"><fr:assertion name="funder_name">Fund
        <fr:assertion name="funder_identifier">https://doi.org/10.13039/100000001</fr:assertion></fr:assertion>
        <fr:assertion name="award_number">W-1</fr:assertion><fr:assertion name="award_number">W-2</fr:assertion>
      </fr:assertion>
    </fr:program>
    <ai:program name="AccessIndicators">
      <ai:free_to_read start_date="2020-02-01"/>
      <ai:license_ref applies_to="vor" start_date="2020-02-01">https://example.org/open</ai:license_ref>
      <ai:license_ref applies_to="am" start_date="2020-02-01">https://example.org/manuscript</ai:license_ref>
      <ai:license_ref applies_to="tdm" start_date="2020-02-01">https://example.org/tdm</ai:license_ref>
    </ai:program>
    <ct:program><ct:clinical-trial-number registry="10.18810/isrctn"
      type="results">ISRCTN00000001</ct:clinical-trial-number></ct:program>
  </custom_metadata>
  <updates><update type="correction" date="2020-02-01">10.5555/shallow</update></updates>
  </crossmark>
  <rel:program><rel:related_item><rel:intra_work_relation relationship-type="hasPreprint"
    identifier-type="doi">10.5555/draft</rel:intra_work_relation></rel:related_item>
    <rel:related_item><rel:inter_work_relation relationship-type="isSupplementedBy"
    identifier-type="uri">https://example.org/data</rel:inter_work_relation></rel:related_item></rel:program>
  <archive_locations><archive name="CLOCKSS"/></archive_locations>
  <doi_data><doi>10.5555/wells</doi><resource>https://example.org/wells</resource>
    <collection property="crawler-based"><item crawler="iParadigms">
      <resource mime_type="application/pdf" content_version="vor">https://example.org/check.pdf</resource></item></collection>
    <collection property="text-mining"><item>
      <resource mime_type="application/xml" content_version="am">https://example.org/wells.xml</resource></item></collection>
  </doi_data>
  <citation_list>
    <citation key="r1"><journal_title>J. Pumps</journal_title><author>Q. Pump</author><volume>1</volume>
      <issue>2</issue><first_page>3</first_page><cYear>2001</cYear><article_title>Pumps</article_title>
      <doi>10.5555/pumps</doi></citation>
    <citation key="r2"><author>Reed et al.</author><volume_title>The Book of Reeds</volume_title><cYear>1999</cYear>
      <edition_number>2</edition_number></citation>
    <citation key="r3"><author>WHO Study Group</author><article_title>Rivers</article_title>
      <volume_title>Waters</volume_title></citation>
    <citation key="r4"><unstructured_citation>Somebody. Something. 1980.</unstructured_citation></citation>
    <citation key="r4"><unstructured_citation>Another. Something. 1981.</unstructured_citation></citation>
    <citation key="KEYKEY"><doi>10.5555/alone</doi></citation>
  </citation_list>
</journal_article></journal></crossref></doi_record></query></body></query_result></crossref_result>
""".replace("KEYKEY", "k" * 125)


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def asserted(name: str, label: str | None, value: str, *group: str, **more: str) -> dict[str, Any]:
    """An assertion; the name and label of its group, if it is in one."""
    found: dict[str, Any] = {"name": name, "value": value, **more}
    if label:
        found["label"] = label
    if group:
        found["group"] = dict(zip(("name", "label"), group, strict=True))
    return found


ANSWER = {
    "DOI": "10.5555/wells",
    "type": "journal-article",
    "publisher": "Water Press",
    "container-title": ["Journal of Wells"],
    "short-container-title": ["J. Wells"],
    "issn-type": [{"type": "print", "value": "2163-9914"}, {"type": "electronic", "value": "2049-3630"}],
    "ISSN": ["2163-9914", "2049-3630"],
    "language": "en",
    "volume": "7",
    "issue": "2",
    "journal-issue": {"issue": "2", "published-print": day(2020, 3)},
    "title": ["On <i>deep</i> wells"],
    "subtitle": ["A survey"],
    "author": [
        {
            "given": "Ada",
            "family": "Berg",
            "sequence": "first",
            "ORCID": "https://orcid.org/0000-0002-1825-0097",
            "authenticated-orcid": True,
            "affiliation": [
                {
                    "name": "Well Institute",
                    "department": ["Pumps"],
                    "id": [{"id": "https://ror.org/05gq02987", "id-type": "ROR", "asserted-by": "publisher"}],
                }
            ],
            "role": [{"role": "author", "vocabulary": "crossref"}],
        },
        {
            "given": "Bo",
            "family": "Dahl",
            "suffix": "Jr",
            "sequence": "additional",
            "affiliation": [{"name": "University of Pumps"}],
        },
        {"name": "The Wells Group", "sequence": "additional", "affiliation": []},
    ],
    "editor": [{"given": "Cy", "family": "Eng", "sequence": "first", "affiliation": []}],
    "abstract": "<jats:p>Wells are <jats:italic>deep</jats:italic>.</jats:p><jats:p>Some are not.</jats:p>",
    "published-online": day(2020, 2, 1),
    "published-print": day(2020, 3),
    "published": day(2020, 2, 1),
    "issued": day(2020, 2, 1),
    "accepted": day(2020, 1, 20),
    "page": "12-19",
    "article-number": "e12",
    "assertion": [
        asserted("received", "Received", "2019-10-01", "ArticleHistory", "History"),
        asserted("revised", "Revised", "2019-12-01"),
        asserted("revised", "Revised", "2019-12-01"),
        asserted("first_online", "First Online", "1 February 2020"),
        asserted("published", "Published", "2020-02-01"),
        asserted("Ethics", "Competing interests", "Nobody else has any.", "EthicsHeading", "Declarations"),
        asserted("conflict_of_interest", "Ada Berg", "Owns a well.", "conflict_of_interest", "Competing interests"),
        asserted("Ethics", None, "The wells agreed.", "EthicsHeading", "Ethical approval"),
        asserted("data_availability", "Data availability", "In a bucket."),
        asserted("copyright", "Copyright", "© 2020 Ada Berg"),
        asserted("copyright_year", "Copyright year", "2020"),
        asserted("copyright_holder", "Copyright holder", "Ada Berg"),
        asserted("license_name", "Licence", "Terms of mining", URL="https://example.org/tdm"),
        asserted("license", "Terms", "Take what you need.", URL="https://example.org/open"),
        asserted("colour", "Colour", "blue"),
    ],
    "funder": [
        {
            "name": "Fund",
            "DOI": "10.13039/100000001",
            "award": ["W-1", "W-2"],
            "id": [{"id": "10.13039/100000001", "id-type": "DOI", "asserted-by": "publisher"}],
        }
    ],
    "free-to-read": {"start-date": day(2020, 2, 1)},
    "license": [
        {"URL": f"https://example.org/{name}", "content-version": scope, "start": day(2020, 2, 1), "delay-in-days": 0}
        for name, scope in (("open", "vor"), ("manuscript", "am"), ("tdm", "tdm"))
    ],
    "clinical-trial-number": [
        {"clinical-trial-number": "ISRCTN00000001", "registry": "10.18810/isrctn", "type": "results"}
    ],
    "update-to": [{"DOI": "10.5555/shallow", "type": "correction", "label": "Correction", "updated": day(2020, 2, 1)}],
    "relation": {
        "has-preprint": [{"id": "10.5555/draft", "id-type": "doi", "asserted-by": "subject"}],
        "is-supplemented-by": [{"id": "https://example.org/data", "id-type": "uri", "asserted-by": "subject"}],
    },
    "archive": ["CLOCKSS"],
    "resource": {"primary": {"URL": "https://example.org/wells"}},
    "link": [
        {
            "URL": f"https://example.org/{name}",
            "content-type": media_type,
            "content-version": version,
            "intended-application": purpose,
        }
        for name, media_type, version, purpose in (
            ("check.pdf", "application/pdf", "vor", "similarity-checking"),
            ("wells.xml", "application/xml", "am", "text-mining"),
        )
    ],
    "reference": [
        {
            "key": "r1",
            "journal-title": "J. Pumps",
            "author": "Q. Pump",
            "volume": "1",
            "issue": "2",
            "first-page": "3",
            "year": "2001",
            "article-title": "Pumps",
            "DOI": "10.5555/pumps",
            "doi-asserted-by": "publisher",
        },
        {"key": "r2", "author": "Reed et al.", "volume-title": "The Book of Reeds", "year": "1999", "edition": "2"},
        {"key": "r3", "author": "WHO Study Group", "article-title": "Rivers", "volume-title": "Waters"},
        {"key": "r4", "unstructured": "Somebody. Something. 1980."},
        {"key": "r4", "unstructured": "Another. Something. 1981."},
        {"key": "k" * 125, "DOI": "10.5555/alone", "doi-asserted-by": "publisher"},
    ],
}


def fields(article: Article | None) -> dict[str, Any]:
    assert article is not None
    return article.model_dump(mode="json")


def differences(query_result: bytes, answer: bytes) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, as the query result and as the answer has them."""
    one, other = fields(xml.read(query_result, Log())), fields(rest.read(answer, Log()))
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def test_all_that_both_can_carry_is_read_alike() -> None:
    assert differences(QUERY_RESULT.encode(), json.dumps({"message-type": "work", "message": ANSWER}).encode()) == {}


def test_the_record_is_read_whole_from_both() -> None:
    """Nothing is reported but what has no place, and what is read with doubt in the one or the other."""
    article = fields(xml.read(QUERY_RESULT.encode(), log := Log()))
    assert [problem.message for problem in log if problem.kind == "dropped"] == [
        "an article has no place for the assertion 'Colour'; left out: 'blue'"
    ]
    rest.read(json.dumps(ANSWER).encode(), log := Log())
    assert [(problem.kind, problem.path) for problem in log if problem.kind == "dropped"] == [
        ("dropped", "assertion[14].value")
    ]
    filled = {name for name, value in article.items() if value}
    unfilled = {"section", "subjects", "keywords", "translated_titles", "short_title", "version", "other_ids"}
    assert not filled & unfilled
    assert {"statements", "licenses", "awards", "relations", "updates", "trials", "full_texts", "references"} <= filled
    assert article["contributors"][0]["conflict_of_interest"] == "Owns a well."
    assert article["statements"]["conflict_of_interest"]["heading"] == "Competing interests"
    assert article["statements"]["ethics"]["heading"] == "Ethical approval"
    assert [each["name"] for each in article["licenses"]] == [None, None, "Terms of mining"]
    assert article["references"][2]["work"]["authors"] == [{"name": "WHO Study Group"}]


SOURCES: Mapping[str, Mapping[str, str]] = {
    "10.1145/3448016.3452841": {
        "other_ids": "the answer lists the DOI of the proceedings among the ids of the paper",
        "event": "the record has the days of the event only as printed, which the answer leaves out",
        "proceedings": "the answer tells neither the language of proceedings nor their editors, ISBN and DOI",
        "dates": "the answer does not tell the date of proceedings",
        "licenses": "the answer has the day of publication where a licence has no first day",
        "full_texts": "the answer has its own order, and the version of record where the record says none",
    },
    "10.5555/12345678": dict.fromkeys(
        "abstracts journal pages dates licenses landing_page full_texts references".split(),
        "two examples of the same DOI, written by two authors, not one record",
    ),
}
"""Of each record of the corpus that is in both formats the fields that differ in the sources, with the reason."""


@pytest.mark.corpus
def test_records_of_the_corpus_that_are_in_both(shared: Path) -> None:
    corpus = shared / "corpus"
    answers: dict[str, Path] = {}
    for path in sorted((corpus / "crossref_json").glob("*.json")):
        with path.open("rb") as stream:
            answers |= {
                each.article.doi.key: path for each in rest.read_many(stream) if each.article and each.article.doi
            }
    pairs: dict[str, dict[str, tuple[Any, Any]]] = {}
    for path in sorted((corpus / "crossref_xml").glob("*.xml")):
        with path.open("rb") as stream:
            found = list(xml.read_many(stream))
        if len(found) == 1 and (article := found[0].article) and article.doi and article.doi.key in answers:
            pairs[article.doi.key] = differences(path.read_bytes(), answers[article.doi.key].read_bytes())
    assert {doi: sorted(found) for doi, found in pairs.items()} == {
        doi: sorted(reasons) for doi, reasons in SOURCES.items()
    }
