from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.crossref.terms import INTRA_WORK, RELATIONS
from pubmeta.model import RelationType
from tests.formats.crossref.read.test_read import article_of


def relations(*items: str) -> tuple[list[dict[str, Any]], list[str]]:
    article, problems = article_of(f'<rel:program name="relations">{"".join(items)}</rel:program>')
    found = [relation.model_dump(mode="json", exclude_defaults=True) for relation in article.relations]
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


def item(kind: str, target: str, target_type: str = "doi", group: str = "inter", description: str = "") -> str:
    said = f"<rel:description>{description}</rel:description>" if description else ""
    attributes = f'relationship-type="{kind}" identifier-type="{target_type}"'
    name = f"rel:{group}_work_relation"
    return f"<rel:related_item>{said}<{name} {attributes}>{target}</{name}></rel:related_item>"


@pytest.mark.parametrize("kind", list(RelationType))
def test_every_type_of_relation(kind: RelationType) -> None:
    group = "intra" if kind in INTRA_WORK else "inter"
    found, problems = relations(item(RELATIONS[kind], "10.5555/x", group=group))
    assert found == [{"type": kind.value, "target": "10.5555/x", "target_type": "doi"}]
    assert problems == []


def test_targets_and_descriptions() -> None:
    found, problems = relations(
        item("isBasedOn", "https://www.example.org/data", "uri", description="The <rel:i>data</rel:i>"),
        item("basedOnData", "GSE1", "accession"),
        item("HASREVIEW", "10.5555/r"),
    )
    assert found == [
        {
            "type": "is-based-on",
            "target": "https://www.example.org/data",
            "target_type": "url",
            "description": {"markup": "The <i>data</i>"},
        },
        {"type": "based-on-data", "target": "GSE1", "target_type": "accession"},
        {"type": "has-review", "target": "10.5555/r", "target_type": "doi"},
    ]
    assert problems == []


def test_a_relation_is_kept_once() -> None:
    found, _ = relations(item("isBasedOn", "10.5555/x"), item("isBasedOn", "10.5555/x"))
    assert len(found) == 1


def test_strange_targets_are_kept_as_they_are_and_strange_relations_reported() -> None:
    found, problems = relations(
        item("isBasedOn", "no doi"),
        item("isBasedOn", "10.5555/x", "doy"),
        item("isBasedOn", "10.5555/y", "doi").replace("identifier-type", 'namespace="n" identifier-type'),
        item("isCousinOf", "10.5555/z"),
    )
    assert [(relation["target"], relation["target_type"]) for relation in found] == [
        ("no doi", "other"),
        ("10.5555/x", "other"),
        ("10.5555/y", "doi"),
    ]
    assert [problem.partition(":")[0] for problem in problems] == ["guessed", "guessed", "dropped", "dropped"]
