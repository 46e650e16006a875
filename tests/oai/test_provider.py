"""Every verb and every error of the protocol; each answer is valid by its schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import pubmeta
from pubmeta.oai import Item, ItemSet, MemoryStore, respond
from pubmeta.oai.terms import VERBS
from pubmeta.oai.tokens import Place, token

from .rain import (
    FIRST,
    JOURNAL,
    NOW,
    OAI,
    SETS,
    answer,
    article,
    codes,
    identifier,
    is_valid,
    item,
    repository,
    request_of,
    root_of,
    store,
    texts,
)

LIST = "verb=ListRecords&metadataPrefix=oai_dc"
HEADERS = "verb=ListIdentifiers&metadataPrefix=oai_dc"


def listed(query: str, held: MemoryStore, **changes: Any) -> list[str]:
    """The identifiers of all parts of a list."""
    offered = repository(**changes)
    root = answer(held, query, offered)
    found, verb = texts(root, "identifier"), query.partition("&")[0].removeprefix("verb=")
    while any(tokens := texts(root, "resumptionToken")):
        root = answer(held, [("verb", verb), ("resumptionToken", tokens[0])], offered)
        found += texts(root, "identifier")
    return found


def test_identify() -> None:
    root = answer(store(3), "verb=Identify")
    (said,) = root.iter(f"{OAI}Identify")
    assert [(etree.QName(each).localname, each.text) for each in said] == [
        ("repositoryName", "Rain & more"),
        ("baseURL", "https://rain.example/oai"),
        ("protocolVersion", "2.0"),
        ("adminEmail", "oai@rain.example"),
        ("earliestDatestamp", "2024-01-01T00:00:00Z"),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ]
    assert texts(root, "responseDate") == ["2024-06-01T12:00:00Z"]
    assert request_of(root) == {"verb": "Identify"}


def test_a_repository_of_days_has_them_everywhere() -> None:
    days = repository(granularity="YYYY-MM-DD")
    assert texts(answer(store(1), "verb=Identify", days), "earliestDatestamp") == ["2024-01-01"]
    root = answer(store(3), f"{HEADERS}&from=2024-01-02&until=2024-01-02", days)
    assert texts(root, "datestamp") == ["2024-01-02"]
    assert codes(answer(store(3), f"{HEADERS}&from=2024-01-02T00:00:00Z", days)) == ["badArgument"]


def test_an_empty_store_has_no_earlier_time_than_now() -> None:
    assert texts(answer(MemoryStore(), "verb=Identify"), "earliestDatestamp") == ["2024-06-01T12:00:00Z"]
    assert codes(answer(MemoryStore(), LIST)) == ["noRecordsMatch"]


def test_now_has_a_time_zone() -> None:
    with pytest.raises(ValueError, match="now has no time zone"):
        respond(MemoryStore(), "verb=Identify", repository=repository(), now=datetime(2024, 1, 1))
    later = datetime(2024, 1, 1, 1, tzinfo=UTC).astimezone(tz=None)
    assert texts(answer(MemoryStore(), "verb=Identify", now=later), "responseDate") == ["2024-01-01T01:00:00Z"]


def test_formats_of_the_repository_and_of_an_item() -> None:
    held = store(1)
    held.put(item(1, article=pubmeta.Article(title="A title alone")))
    held.put(item(2, article=None))
    query = "verb=ListMetadataFormats"
    root = answer(held, query)
    assert texts(root, "metadataPrefix") == ["oai_dc", "jats"]
    assert texts(root, "metadataNamespace") == [
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
        "https://jats.nlm.nih.gov/ns/publishing/1.4/",
    ]
    assert texts(root, "schema")[0] == "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
    found = [texts(answer(held, f"{query}&identifier={identifier(number)}"), "metadataPrefix") for number in range(3)]
    assert found == [["oai_dc", "jats"], ["oai_dc"], ["oai_dc", "jats"]]
    assert codes(answer(held, f"{query}&identifier=oai:rain.example:none")) == ["idDoesNotExist"]


def test_an_item_without_a_format_is_an_error_of_its_own() -> None:
    of_itself = article(7, type="correction", updates=[{"type": "correction", "doi": "10.5555/rain.7"}])
    held = MemoryStore([item(7, article=of_itself)])
    assert codes(answer(held, f"verb=ListMetadataFormats&identifier={identifier(7)}")) == ["noMetadataFormats"]
    assert codes(answer(held, LIST)) == ["noRecordsMatch"]


def test_sets() -> None:
    root = answer(store(0), "verb=ListSets")
    assert list(zip(texts(root, "setSpec"), texts(root, "setName"), strict=True)) == [
        ("open", "Open access"),
        ("open:cc-by", "CC BY"),
    ]
    assert codes(answer(MemoryStore(), "verb=ListSets")) == ["noSetHierarchy"]
    assert codes(answer(MemoryStore([item(1)]), f"{LIST}&set=open")) == ["noSetHierarchy"]
    assert codes(answer(store(0), "verb=ListSets&resumptionToken=x")) == ["badResumptionToken"]


def test_a_set_has_what_is_in_the_sets_within_it() -> None:
    held = MemoryStore([item(0), item(1, sets=("open",)), item(2, sets=("open:cc-by", "x"))], SETS)
    assert listed(f"{HEADERS}&set=open", held) == [identifier(1), identifier(2)]
    assert listed(f"{LIST}&set=open:cc-by", held) == [identifier(2)]
    assert texts(answer(held, f"{LIST}&set=open:cc-by"), "setSpec") == ["open:cc-by", "x"]
    assert codes(answer(held, f"{LIST}&set=ope")) == ["noRecordsMatch"]


def test_a_record() -> None:
    query = f"verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier(1)}"
    root = answer(store(3), query)
    (metadata,) = root.iter(f"{OAI}metadata")
    document = etree.tostring(metadata[0])
    assert pubmeta.validate(document).format == "oai-dc"
    assert pubmeta.validate(document).valid
    assert b"<dc:title>Rain 1</dc:title>" in document
    assert texts(root, "datestamp") == ["2024-01-02T00:00:00Z"]
    assert request_of(root) == {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": identifier(1)}


@pytest.mark.parametrize("options", [{}, {"version": "1.3"}, {"tag_set": "archiving"}])
def test_jats_is_in_a_namespace_and_reads_as_it_is(options: dict[str, str]) -> None:
    title = {"markup": "On <i>two</i>\n lines &amp; <math><mi>x</mi></math>"}
    held = MemoryStore([item(1, article=article(1, title=title))])
    query = f"verb=GetRecord&metadataPrefix=jats&identifier={identifier(1)}"
    root = answer(held, query, repository(formats={"jats": options}))
    (metadata,) = root.iter(f"{OAI}metadata")
    tag_set, version = options.get("tag_set", "publishing"), options.get("version", "1.4")
    assert metadata[0].tag == f"{{https://jats.nlm.nih.gov/ns/{tag_set}/{version}/}}article"
    assert all("}" in str(each.tag) for each in metadata.iter())
    alone = pubmeta.export(article(1, title=title), "jats", options)
    assert pubmeta.read(etree.tostring(metadata[0])).article == pubmeta.read(alone.content).article


def test_crossref_comes_as_it_is() -> None:
    who = {"depositor_name": "Rain", "depositor_email": "a@rain.example", "registrant": "Rain", "batch_id": "rain-1"}
    formats = {"crossref": {**who, "timestamp": "20240101000000"}}
    held = MemoryStore([item(1, article=article(1, landing_page="https://rain.example/1"))])
    root = answer(
        held, f"verb=GetRecord&metadataPrefix=crossref&identifier={identifier(1)}", repository(formats=formats)
    )
    (metadata,) = root.iter(f"{OAI}metadata")
    assert pubmeta.validate(etree.tostring(metadata[0]), "crossref").valid


def test_datacite_comes_as_it_is() -> None:
    journal = {**JOURNAL, "publisher": "Rain Press"}
    held = MemoryStore([item(1, article=article(1, journal=journal))])
    query = f"verb=GetRecord&metadataPrefix=datacite&identifier={identifier(1)}"
    root = answer(held, query, repository(formats={"datacite-xml": {}}))
    (metadata,) = root.iter(f"{OAI}metadata")
    assert pubmeta.validate(etree.tostring(metadata[0])).format == "datacite-xml"
    assert pubmeta.validate(etree.tostring(metadata[0])).valid


def test_deleted_items() -> None:
    held = store(2)
    held.put(item(1, at=NOW, article=None))
    query = f"verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier(1)}"
    for policy in ("persistent", "transient"):
        offered = repository(deleted_records=policy)
        for root in (answer(held, query, offered), answer(held, f"{LIST}&from=2024-06-01", offered)):
            assert [each.get("status") for each in root.iter(f"{OAI}header")] == ["deleted"]
            assert not texts(root, "metadata")
    unkept = repository(deleted_records="no")
    assert codes(answer(held, query, unkept)) == ["idDoesNotExist"]
    assert listed(LIST, held, deleted_records="no") == [identifier(0)]


def test_what_cannot_be_written_is_left_out_and_told() -> None:
    held = store(3)
    held.put(item(1, article=pubmeta.Article(title="A title alone")))
    query = "verb=ListIdentifiers&metadataPrefix=jats"
    response = respond(held, query, repository=repository(), now=NOW)
    assert texts(root_of(response), "identifier") == [identifier(0), identifier(2)]
    assert list(response.left_out) == [identifier(1)]
    assert {problem.path for problem in response.left_out[identifier(1)]} == {"journal", "dates.published"}
    assert listed("verb=ListRecords&metadataPrefix=jats", held, page_size=1) == [identifier(0), identifier(2)]
    query = f"verb=GetRecord&metadataPrefix=jats&identifier={identifier(1)}"
    response = respond(held, query, repository=repository(), now=NOW)
    assert codes(root_of(response)) == ["cannotDisseminateFormat"]
    assert list(response.left_out) == [identifier(1)]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ("", [0, 1, 2, 3]),
        ("&from=2024-01-02", [1, 2, 3]),
        ("&until=2024-01-02", [0, 1]),
        ("&from=2024-01-02&until=2024-01-03", [1, 2]),
        ("&from=2024-01-02T00:00:00Z&until=2024-01-02T00:00:00Z", [1]),
        ("&from=2024-01-02T00:00:01Z", [2, 3]),
        ("&until=2024-01-01T23:59:59Z", [0]),
        ("&from=0001-01-01&until=9999-12-31", [0, 1, 2, 3]),
    ],
)
def test_both_ends_of_a_span_are_in_it(arguments: str, numbers: list[int]) -> None:
    assert listed(LIST + arguments, store(4)) == [identifier(number) for number in numbers]


def test_a_second_ends_with_its_last_fraction() -> None:
    held = MemoryStore([item(0, at=FIRST + timedelta(microseconds=999_999))])
    assert listed(f"{LIST}&until=2024-01-01T00:00:00Z", held) == [identifier(0)]


@pytest.mark.parametrize("count", [1, 9, 10, 11, 20, 21])
def test_lists_in_parts(count: int) -> None:
    held = store(count)
    expected = sorted(identifier(number) for number in range(count))
    assert listed(LIST, held) == listed(HEADERS, held) == expected
    root = answer(held, LIST)
    assert len(list(root.iter(f"{OAI}resumptionToken"))) == (count > 10)


def test_the_parts_say_where_they_are() -> None:
    held = store(25)
    root, cursors = answer(held, HEADERS), []
    for _ in range(3):
        (place,) = root.iter(f"{OAI}resumptionToken")
        cursors.append((place.get("cursor"), bool(place.text)))
        query = [("verb", "ListIdentifiers"), ("resumptionToken", place.text or "")]
        assert answer(held, query) is not None
        root = answer(held, query) if place.text else root
    assert cursors == [("0", True), ("10", True), ("20", False)]


def test_a_token_gives_the_same_part_again() -> None:
    held = store(25)
    query = f"verb=ListRecords&resumptionToken={texts(answer(held, LIST), 'resumptionToken')[0]}"
    one, two = (respond(held, query, repository=repository(), now=NOW).content for _ in range(2))
    assert one == two


GOOD = Place("ListRecords", {"metadataPrefix": "oai_dc"}, identifier(1), 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "é",
        token(GOOD)[:-1],
        token(GOOD) + "A",
        token(Place("ListIdentifiers", GOOD.arguments, GOOD.after, 10)),
        token(Place("ListRecords", {}, GOOD.after, 10)),
        token(Place("ListRecords", {"metadataPrefix": "docx"}, GOOD.after, 10)),
        token(Place("ListRecords", {"metadataPrefix": "oai_dc", "from": "2024"}, GOOD.after, 10)),
        token(Place("ListRecords", {"metadataPrefix": "oai_dc", "set": "a b"}, GOOD.after, 10)),
        token(Place("ListRecords", GOOD.arguments, "", 10)),
        token(Place("ListRecords", GOOD.arguments, GOOD.after, 0)),
    ],
)
def test_a_token_that_was_not_given_out(text: str) -> None:
    held = store(25)
    assert not codes(answer(held, [("verb", "ListRecords"), ("resumptionToken", token(GOOD))]))
    root = answer(held, [("verb", "ListRecords"), ("resumptionToken", text)])
    assert codes(root) == ["badResumptionToken"]
    assert request_of(root) == {"verb": "ListRecords", "resumptionToken": text}


def test_a_list_of_which_nothing_is_left() -> None:
    query = f"verb=ListRecords&resumptionToken={texts(answer(store(25), LIST), 'resumptionToken')[0]}"
    assert codes(answer(MemoryStore([], SETS), query)) == ["noRecordsMatch"]


FAULTS: list[tuple[str, list[str], bool]] = [
    ("", ["badVerb"], False),
    ("verb=", ["badVerb"], False),
    ("verb=identify", ["badVerb"], False),
    ("verb=Identify&verb=Identify", ["badVerb"], False),
    ("verb=Identify&x=1", ["badArgument"], False),
    ("verb=Identify&resumptionToken=x", ["badArgument"], False),
    ("verb=GetRecord", ["badArgument", "badArgument"], False),
    ("verb=GetRecord&identifier=a%20b&metadataPrefix=oai_dc", ["badArgument"], False),
    ("verb=GetRecord&identifier=&metadataPrefix=oai_dc", ["badArgument"], False),
    ("verb=GetRecord&identifier=none&metadataPrefix=oai_dc", ["idDoesNotExist"], True),
    ("verb=GetRecord&identifier=none&metadataPrefix=docx", ["idDoesNotExist", "cannotDisseminateFormat"], True),
    (f"verb=GetRecord&identifier={identifier(1)}&metadataPrefix=docx", ["cannotDisseminateFormat"], True),
    ("verb=ListRecords", ["badArgument"], False),
    ("verb=ListRecords&metadataPrefix=docx", ["cannotDisseminateFormat"], True),
    ("verb=ListRecords&metadataPrefix=a/b", ["badArgument"], False),
    (f"{LIST}&metadataPrefix=oai_dc", ["badArgument"], False),
    (f"{LIST}&resumptionToken=x", ["badArgument"], False),
    (f"{LIST}&set=a%20b", ["badArgument"], False),
    (f"{LIST}&set=other", ["noRecordsMatch"], True),
    (f"{LIST}&from=2030-01-01", ["noRecordsMatch"], True),
    (f"{LIST}&until=2000-01-01", ["noRecordsMatch"], True),
    (f"{LIST}&from=2024-02-30", ["badArgument"], False),
    (f"{LIST}&from=2024", ["badArgument"], False),
    (f"{LIST}&from=2024-01-01T00:00:00", ["badArgument"], False),
    (f"{LIST}&from=2024-01-01T00:00:00%2B00:00", ["badArgument"], False),
    (f"{LIST}&from=2024-01-01&until=2024-01-02T00:00:00Z", ["badArgument"], False),
    (f"{LIST}&from=2024-01-02&until=2024-01-01", ["badArgument"], False),
    ("verb=ListRecords&resumptionToken=%01", ["badArgument"], False),
    ("verb=Identify&" + "x=1&" * 60, ["badArgument"], False),
]
"""Requests, the errors they get, and whether the answer repeats the arguments."""


@pytest.mark.parametrize(("query", "expected", "is_repeated"), FAULTS)
def test_every_fault_has_its_code(query: str, expected: list[str], *, is_repeated: bool) -> None:
    root = answer(store(3), query)
    assert codes(root) == expected
    assert bool(request_of(root)) is is_repeated
    assert all(texts(root, "error"))


NAMES = st.sampled_from(["verb", "metadataPrefix", "identifier", "from", "until", "set", "resumptionToken", "x"])
VALUES = st.one_of(
    st.sampled_from(
        ["oai_dc", "jats", identifier(1), "open", "2024-01-01", "2024-01-01T00:00:00Z", token(GOOD), *VERBS]
    ),
    st.text(),
    st.from_regex(r"[a-z]+:[a-z/@%:?0-9.-]*", fullmatch=True),
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), st.sampled_from(list(VERBS)))
@example([("identifier", "a:%zz")], "ListMetadataFormats")
@example([("identifier", "http://a:99999/")], "ListMetadataFormats")
@example([("resumptionToken", "\ud800")], "ListSets")
def test_whatever_is_asked_the_answer_is_valid(pairs: Sequence[tuple[str, str]], verb: str) -> None:
    held = MemoryStore([item(1, article=None)], SETS)
    response = respond(held, [("verb", verb), *pairs], repository=repository(), now=NOW)
    assert is_valid(response.content)


def test_a_name_is_a_text_whatever_is_in_it() -> None:
    sets = [ItemSet(spec="a", name="<b> & \u201cc\u201d")]
    odd = Item(identifier="https://rain.example/a%20b?c=d", datestamp=FIRST, article=None, sets=("a",))
    held = MemoryStore([odd], sets)
    assert texts(answer(held, "verb=ListSets"), "setName") == ["<b> & \u201cc\u201d"]
    assert texts(answer(held, HEADERS), "identifier") == [odd.identifier]
