"""The roles of CRediT."""

from __future__ import annotations

import re

from pubmeta.model import CreditRole
from pubmeta.vocabularies.credit import TERMS, URL, role_url


def test_the_model_has_the_roles_of_the_taxonomy() -> None:
    assert {role.value for role in CreditRole} == set(TERMS)
    assert len(TERMS) == 14


def test_the_url_spells_the_term() -> None:
    for role, term in TERMS.items():
        assert "-".join(re.findall("[a-z]+", term.lower())) == role
    assert role_url("data-curation") == f"{URL}contributor-roles/data-curation/"
