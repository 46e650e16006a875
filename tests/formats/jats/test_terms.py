"""The vocabulary tables: whole, and such that a reader can turn them round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from pubmeta import model
from pubmeta.formats.jats import terms

WHOLE: list[tuple[type, Mapping[Any, Any]]] = [
    (model.ArticleType, terms.ARTICLE_TYPES),
    (model.IdType, terms.OTHER_IDS),
    (model.VersionStage, terms.VERSION_STAGES),
    (model.ContributorRole, terms.CONTRIBUTOR_ROLES),
    (model.CreditRole, terms.CREDIT_ROLES),
    (model.AbstractKind, terms.ABSTRACT_TYPES),
    (model.LicenseScope, terms.LICENSE_SCOPES),
    (model.ContentVersion, terms.CONTENT_VERSIONS),
    (model.LinkPurpose, terms.LINK_PURPOSES),
    (model.RelationType, terms.RELATIONS),
]


@pytest.mark.parametrize(("kinds", "table"), WHOLE, ids=lambda value: getattr(value, "__name__", ""))
def test_every_value_has_one_word_and_every_word_one_value(kinds: type, table: Mapping[Any, Any]) -> None:
    assert set(table) == set(kinds)  # type: ignore[call-overload]
    assert len(set(table.values())) == len(table)


def test_works_of_each_kind_and_of_none_have_their_elements() -> None:
    assert set(terms.WORK_TYPES) == set(model.WorkType)
    assert set(terms.TITLES) == set(terms.NUMBERS) == {None, *model.WorkType}
    told = [(terms.WORK_TYPES[kind], terms.TITLES[kind][0]) for kind in model.WorkType]
    assert len(set(told)) == len(told)


def test_updates_and_relations_cannot_be_taken_for_each_other() -> None:
    assert set(terms.UPDATES) == set(model.UpdateType)
    assert set(terms.UPDATES.values()).isdisjoint(terms.ARTICLE_RELATIONS.values())
    assert set(terms.ARTICLE_RELATIONS) < set(terms.RELATIONS)


def test_every_credit_role_has_its_term() -> None:
    assert set(terms.CREDIT_ROLES) == set(model.CreditRole)
