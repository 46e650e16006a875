from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.model import RelationType, TargetType

Write = Callable[..., Any]

TARGETS = {
    TargetType.DOI: "10.5555/x",
    TargetType.URL: "https://www.example.org/x",
    TargetType.PURL: "https://purl.example.org/x",
    TargetType.ISSN: "2345-6787",
    TargetType.ISBN: "9780306406157",
    TargetType.PMID: "38000001",
    TargetType.PMCID: "PMC10900001",
    TargetType.ARXIV: "2401.01234",
}


@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_every_type_of_relation_is_one_that_the_schema_takes_where_it_stands(written: Write, version: str) -> None:
    relations = [{"type": kind, "target": f"10.5555/{kind}", "target_type": "doi"} for kind in RelationType]
    made = written(relations=relations, options={"version": version})
    newer = [] if version == "5.5.0" else [RelationType.FINANCES, RelationType.IS_FINANCED_BY]
    assert len(made.all("//rel:related_item")) == len(RelationType) - len(newer)
    assert [relations[int(path[10:-1])]["type"] for path in made.paths()] == newer


@pytest.mark.parametrize(
    ("kind", "name", "term"),
    [
        ("is-preprint-of", "intra", "isPreprintOf"),
        ("replaces", "intra", "replaces"),
        ("is-review-of", "inter", "isReviewOf"),
        ("based-on-data", "inter", "basedOnData"),
    ],
)
def test_a_relation_is_within_one_work_or_between_works(written: Write, kind: str, name: str, term: str) -> None:
    made = written(relations=[{"type": kind, "target": "10.5555/x", "target_type": "doi"}])
    assert made.xml("//rel:program") == (
        f'<rel:program name="relations"><rel:related_item><rel:{name}_work_relation relationship-type="{term}" '
        f'identifier-type="doi">10.5555/x</rel:{name}_work_relation></rel:related_item></rel:program>'
    )


@pytest.mark.parametrize("target_type", TargetType)
def test_every_type_of_target_is_one_that_the_schema_takes(written: Write, target_type: TargetType) -> None:
    target = TARGETS.get(target_type, "something")
    made = written(relations=[{"type": "references", "target": target, "target_type": target_type}])
    (found,) = made.all("//rel:inter_work_relation")
    assert found.get("identifier-type") == ("uri" if target_type is TargetType.URL else target_type)
    assert found.text == target


def test_a_description_has_faces_and_no_mathml(written: Write) -> None:
    relation = {"type": "references", "target": "10.5555/x", "target_type": "doi"}
    made = written(
        relations=[
            {**relation, "description": {"markup": "Data on <i>Zea</i> <s>m</s>"}},
            {**relation, "target": "10.5555/y", "description": {"markup": "<i>Of</i> <b><math><mi>x</mi></math></b>"}},
        ]
    )
    assert [made.xml(f"//rel:related_item[{number}]/rel:description") for number in (1, 2)] == [
        "<rel:description>Data on <rel:i>Zea</rel:i> m</rel:description>",
        "<rel:description>Of x</rel:description>",
    ]
    assert made.paths() == ["relations[0].description", "relations[1].description"]


def test_a_relation_is_written_once(written: Write) -> None:
    relation = {"type": "references", "target": "10.5555/x", "target_type": "doi"}
    made = written(relations=[relation, {**relation, "target": "10.5555/X"}])
    assert len(made.all("//rel:related_item")) == 1
    assert made.message("relations[1]") == "says the same as relations[0]"
