"""What is passed over, since it surely breaks no rule, does break none; and what is written is mostly passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubmeta.formats.schemaorg import identifier_rules, rules, value_rules
from pubmeta.formats.schemaorg.terms import REGISTRY

CASES = Path(__file__).parents[2] / "cases"
values = st.sampled_from(
    ["10.5555/a", "doi:10.5555/a", "doi:10.5555/b", "https://doi.org/10.5555/a", "https://doi.org/10.5555/%61",
     "http://dx.doi.org/10.5555/b", "https://doi.org/10.5555/", "https://orcid.org/0000-0002-1825-0097",
     "https://orcid.org/0000-0002-1825-0098", "http://orcid.org/0000-0002-1825-0097", "https://ror.org/03yrm5c26",
     "https://ror.org/03yrm5c27", "1234-5679", "1234-5678", "issn:1234-5678", "issn",
     REGISTRY + "doi", REGISTRY + "orcid",
     "GB", "a & b", "&amp;", "<b>x</b>", "\u0001", "", "2001-02-28", "2001-02-30", "0000", "12", "3", "en", "en_us_x",
     "Ada Li", "Ada Li; Min Li", "Ada and Min Li", "others", "Li", "a@example.org"]
)  # fmt: skip
names = st.sampled_from(
    "@id identifier propertyID value url issn isbn name familyName datePublished dateModified pageStart pageEnd"
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
    ((_, _, texts), *_) = rules._nodes(node)
    if identifier_rules.LOOKED_AT.isdisjoint(node) or identifier_rules.is_plain(node):
        assert not list(identifier_rules.problems(node, ()))
    if value_rules.is_plain(node, texts):
        assert not list(value_rules.problems(node, ()))
    if rules._is_plain_person(node):
        assert not list(rules._person_problems(node, ()))


def test_most_of_what_is_written_is_passed_over() -> None:
    found = list(rules._nodes(json.loads((CASES / "rituximab" / "schemaorg.golden.jsonld").read_bytes())))
    plain = [node for node, _, texts in found if identifier_rules.is_plain(node) and value_rules.is_plain(node, texts)]
    assert len(plain) > 0.9 * len(found)
