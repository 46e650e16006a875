"""Works beside the journal article: a deposit and the REST answer of one record are read as the same article."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.formats.crossref.test_alike import day, differences

OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<doi_batch version="5.5.0" xmlns="http://www.crossref.org/schema/5.5.0" xmlns:rel="http://www.crossref.org/relations.xsd"
  xmlns:ai="http://www.crossref.org/AccessIndicators.xsd"><body>"""
ANNA = """<contributors><person_name contributor_role="author" sequence="first">
  <given_name>Anna</given_name><surname>Kowalska</surname></person_name></contributors>"""
DATA = "<doi_data><doi>10.5555/k</doi><resource>https://example.org/k</resource></doi_data>"
COMMON: dict[str, Any] = {
    "DOI": "10.5555/k",
    "title": ["Rain"],
    "author": [{"given": "Anna", "family": "Kowalska", "sequence": "first", "affiliation": []}],
    "resource": {"primary": {"URL": "https://example.org/k"}},
}

EVENT = """<event_metadata><conference_name>Meeting on Rain</conference_name><conference_theme>Drops</conference_theme>
<conference_acronym>MOR 24</conference_acronym><conference_sponsor>Example Society</conference_sponsor>
<conference_number>13</conference_number><conference_location>Lund, Sweden</conference_location>
<conference_date start_year="2024" start_month="06" start_day="03" end_year="2024" end_month="06" end_day="05"/>
</event_metadata>"""
EVENT_ANSWER = {
    "name": "Meeting on Rain",
    "theme": "Drops",
    "acronym": "MOR 24",
    "sponsor": ["Example Society"],
    "number": "13",
    "location": "Lund, Sweden",
    "start": day(2024, 6, 3),
    "end": day(2024, 6, 5),
}
PUBLISHER = "<publisher><publisher_name>P</publisher_name><publisher_place>Bern</publisher_place></publisher>"
ISBNS = '<isbn media_type="electronic">9781861972712</isbn><isbn media_type="print">9780306406157</isbn>'
PAPER = f"""<conference_paper>{ANNA}<titles><title>Rain</title></titles>
<publication_date media_type="online"><month>6</month><day>1</day><year>2024</year></publication_date>
<pages><first_page>70</first_page><last_page>79</last_page></pages>{DATA}</conference_paper>"""
PAPER_ANSWER = {
    **COMMON,
    "type": "proceedings-article",
    "event": EVENT_ANSWER,
    "published-online": day(2024, 6, 1),
    "page": "70-79",
    "publisher": "P",
    "publisher-location": "Bern",
    "ISBN": ["9781861972712", "9780306406157"],
    "isbn-type": [{"type": "electronic", "value": "9781861972712"}, {"type": "print", "value": "9780306406157"}],
    "proceedings-subject": "Weather",
}

RECORDS = {
    "paper in a series": (
        f"""<conference>{EVENT}<proceedings_series_metadata><series_metadata>
<titles><title>Lecture Notes</title></titles><issn media_type="print">1234-5679</issn></series_metadata>
<proceedings_title>Proceedings of MOR</proceedings_title><proceedings_subject>Weather</proceedings_subject>
<volume>41</volume>{PUBLISHER}{ISBNS}</proceedings_series_metadata>{PAPER}</conference>""",
        {
            **PAPER_ANSWER,
            "container-title": ["Lecture Notes", "Proceedings of MOR"],
            "issn-type": [{"type": "print", "value": "1234-5679"}],
            "ISSN": ["1234-5679"],
            "volume": "41",
        },
    ),
    "paper": (
        f"""<conference>{EVENT}<proceedings_metadata><proceedings_title>Proceedings of MOR</proceedings_title>
<proceedings_subject>Weather</proceedings_subject>{PUBLISHER}{ISBNS}</proceedings_metadata>{PAPER}</conference>""",
        {**PAPER_ANSWER, "container-title": ["Proceedings of MOR"]},
    ),
    "review": (
        f"""<peer_review type="referee-report" stage="pre-publication" revision-round="1" recommendation="accept">{ANNA}
<titles><title>Rain</title></titles><review_date><month>1</month><day>15</day><year>2024</year></review_date>
<institution><institution_name>P</institution_name><institution_id type="ror">https://ror.org/027bh9e22</institution_id>
</institution><competing_interest_statement>None.</competing_interest_statement><running_number>RC1</running_number>
<rel:program><rel:related_item><rel:inter_work_relation relationship-type="isReviewOf"
identifier-type="doi">10.5555/reviewed</rel:inter_work_relation></rel:related_item></rel:program>{DATA}</peer_review>""",
        {
            **COMMON,
            "type": "peer-review",
            "published": day(2024, 1, 15),
            "issued": day(2024, 1, 15),
            "institution": [{"name": "P", "id": [{"id": "https://ror.org/027bh9e22", "id-type": "ROR"}]}],
            "review": {
                "type": "referee-report",
                "stage": "pre-publication",
                "revision-round": "1",
                "recommendation": "accept",
                "running-number": "RC1",
                "competing-interest-statement": "None.",
            },
            "relation": {"is-review-of": [{"id": "10.5555/reviewed", "id-type": "doi", "asserted-by": "subject"}]},
        },
    ),
    "preprint": (
        f"""<posted_content type="preprint"><group_title>Weather</group_title>{ANNA}<titles><title>Rain</title></titles>
<posted_date><month>8</month><day>30</day><year>2023</year></posted_date>
<institution><institution_name>Lab</institution_name><institution_department>Rain</institution_department></institution>
<institution><institution_name>ExampleRxiv</institution_name></institution>
<version_info><version>2</version></version_info>{DATA}</posted_content>""",
        {
            **COMMON,
            "type": "posted-content",
            "subtype": "preprint",
            "group-title": "Weather",
            "posted": day(2023, 8, 30),
            "institution": [{"name": "Lab", "department": ["Rain"]}, {"name": "ExampleRxiv"}],
            "version": {"version": "2"},
        },
    ),
    "blog": (
        f"""<posted_content type="blog">{ANNA}<titles><title>Rain</title></titles>
<posted_date><month>8</month><day>30</day><year>2023</year></posted_date>
<institution><institution_name>Example Blog</institution_name></institution>{DATA}</posted_content>""",
        {
            **COMMON,
            "type": "posted-content",
            "subtype": "blog",
            "posted": day(2023, 8, 30),
            "institution": [{"name": "Example Blog"}],
            "publisher": "Example Blog",
        },
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_each_kind_is_read_alike(name: str) -> None:
    record, answer = RECORDS[name]
    deposit = f"{OPENING}{record}</body></doi_batch>".encode()
    assert differences(deposit, json.dumps({"message-type": "work", "message": answer}).encode()) == {}
