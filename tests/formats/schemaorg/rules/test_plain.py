"""What is passed over, since it surely breaks no rule, does break none; and what is written is mostly passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubmeta.checks.content_rules import by_code, json_problems
from pubmeta.checks.stray_markup import is_clean_json
from pubmeta.formats.schemaorg import rules
from pubmeta.formats.schemaorg.rules import identifiers, persons
from pubmeta.formats.schemaorg.rules import nodes as node_rules
from pubmeta.formats.schemaorg.rules import values as value_rules
from pubmeta.formats.schemaorg.terms import REGISTRY

CASES = Path(__file__).parents[3] / "cases"
values = st.sampled_from(
    ["10.5555/a", "doi:10.5555/a", "doi:10.5555/b", "https://doi.org/10.5555/a", "https://doi.org/10.5555/%61",
     "https://doi.org/10.5555/%20b", "doi:10.5555/ b", "http://dx.doi.org/10.5555/b", "https://doi.org/10.5555/",
     "https://do\u0131.org/10.5555/", "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0098",
     "http://orcid.org/0000-0002-1825-0097", "https://ror.org/03yrm5c26", "https://ror.org/03yrm5c27", "1234-5679",
     "1234-5678", "issn:1234-5678", "issn", REGISTRY + "doi", REGISTRY + "orcid", "GB", "a & b", "&amp;", "<b>x</b>",
     "\u0001", "", "2001-02-28", "2001-02-30", "0000", "12", "3", "en", "en_us_x", "a@example.org",
     "Person", "PublicationIssue", "PublicationVolume", "Periodical",
     "Ada Li", "M. E. Li", "Ada Li; Min Li", "Ada and Min Li", "others", "Li"]
)  # fmt: skip
names = st.sampled_from(
    "@id @type identifier propertyID value url issn isbn name familyName datePublished dateModified pageStart pageEnd"
    " inLanguage email license".split()
)
inner = st.dictionaries(st.sampled_from(["propertyID", "value", "url"]), values, max_size=3)
nodes = st.dictionaries(
    names, values | inner | st.lists(values | inner, max_size=3) | st.none() | st.just(3), max_size=4
)


@settings(deadline=None, max_examples=1000)
@given(nodes)
@example(
    {"@id": "https://doi.org/10.5555/a", "identifier": [{"propertyID": REGISTRY + "doi", "value": "doi:10.5555/b"}]}
)
def test_nodes(node: dict[str, Any]) -> None:
    if identifiers.LOOKED_AT.isdisjoint(node) or identifiers.is_plain(node):
        assert not list(identifiers.breaches(node))
    if value_rules.is_plain(node) and value_rules.has_clean_texts(node):
        assert not list(value_rules.breaches(node))
    if persons.is_plain(node):
        assert not list(persons.breaches(node))
    if node_rules.is_plain(node) and value_rules.has_clean_texts(node):
        assert not list(node_rules.breaches(node))


@settings(deadline=None, max_examples=500)
@given(
    st.recursive(
        nodes, lambda inner: st.dictionaries(names | st.just("isPartOf"), inner | st.lists(inner)), max_leaves=8
    )
)
def test_documents(document: dict[str, Any]) -> None:
    content = json.dumps(document, ensure_ascii=False).encode()
    parsed = json.loads(content)
    locations = node_rules.locations_in(parsed)
    broken = ((locations[id(node)], node_rules.breaches(node)) for node in node_rules.nodes_in(parsed))
    wanted = list(json_problems(broken, by_code(rules.RULES)))
    for has_clean_texts in {False, is_clean_json(content)}:
        assert list(rules.problems(parsed, has_clean_texts=has_clean_texts))[: len(wanted)] == wanted


def test_most_of_what_is_written_is_passed_over() -> None:
    document = json.loads((CASES / "rituximab" / "schemaorg.golden.jsonld").read_bytes())
    assert all(map(node_rules.is_plain, node_rules.nodes_in(document)))
