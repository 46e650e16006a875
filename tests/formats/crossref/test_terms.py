from __future__ import annotations

import re
from functools import cache

import pytest

from pubmeta.checks.schemas import schema_path
from pubmeta.formats.crossref import terms
from pubmeta.formats.crossref.terms import EDITIONS, Edition, schema_values, update_type_of
from pubmeta.formats.crossref.write.kinds import WITH_TRIALS
from pubmeta.model import IdType, UpdateType

EVERY = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


@cache
def schema(version: str) -> str:
    """All schema files of a version in one text, in one kind of quotes and spacing."""
    folder = schema_path(f"crossref/{version}/official").parent
    files = sorted(path for path in folder.glob("*.xsd") if not path.name.startswith("JATS"))
    return re.sub(r"\s+", " ", " ".join(path.read_text(encoding="utf-8") for path in files))


def declaration(version: str, kind: str, name: str) -> str:
    """The first declaration of this name, to its end; those that comments hold are none."""
    text = re.sub("<!--.*?-->", "", schema(version))
    found = re.search(rf'<xsd:{kind} name="{name}".*?</xsd:{kind}>', text)
    return found[0] if found else ""


def values(text: str) -> set[str]:
    return set(re.findall(r'enumeration value="([^"]+)"', text))


@EVERY
def test_roles_are_those_of_the_schema(edition: Edition) -> None:
    assert set(edition.roles.values()) <= values(declaration(edition.version, "attributeGroup", "contributor.atts"))


@EVERY
def test_archives_are_those_of_the_schema(edition: Edition) -> None:
    assert edition.archives == values(declaration(edition.version, "element", "archive"))


@EVERY
def test_updates_relations_and_their_targets_are_those_of_the_schema(edition: Edition) -> None:
    assert set(terms.UPDATES.values()) == values(declaration(edition.version, "simpleType", "cm_update_type"))
    intra = {terms.RELATIONS[relation] for relation in terms.INTRA_WORK}
    assert intra == values(declaration(edition.version, "element", "intra_work_relation"))
    inter = set(terms.RELATIONS.values()) - intra
    assert inter == values(declaration(edition.version, "element", "inter_work_relation"))
    targets = values(declaration(edition.version, "attributeGroup", "relations_type.atts"))
    assert set(terms.TARGETS.values()) == targets


@EVERY
def test_collections_crawlers_and_trial_stages_are_those_of_the_schema(edition: Edition) -> None:
    assert set(terms.COLLECTIONS.values()) <= values(declaration(edition.version, "element", "collection"))
    assert edition.crawler in values(declaration(edition.version, "element", "item"))
    stages = values(declaration(edition.version, "element", "clinical-trial-number"))
    assert set(terms.TRIAL_STAGES.values()) == stages


@EVERY
def test_cited_works_have_types_in_the_versions_that_have_them(edition: Edition) -> None:
    types = values(declaration(edition.version, "attributeGroup", "citation_key.atts"))
    assert set(terms.WORKS.values()) <= types if edition.citation_types else not types


@EVERY
def test_a_version_has_grant_dois_and_version_info_if_its_schema_has(edition: Edition) -> None:
    text = re.sub("<!--.*?-->", "", schema(edition.version))
    assert edition.grants == ('enumeration value="grant_doi"' in text)
    assert edition.version_info == ('element name="version_info"' in text)
    assert edition.typed_roles == ('element name="role"' in text)
    posted = declaration(edition.version, "element", "posted_content")
    assert edition.posted_status == ('ref="status"' in posted)
    pending = declaration(edition.version, "element", "pending_publication")
    assert edition.posted_trials == ("ct:program" in posted) == ("ct:program" in pending)
    assert all("ct:program" in declaration(edition.version, "element", kind) for kind in WITH_TRIALS)
    assert edition.posted_archives == ("archive_locations" in posted)
    assert edition.sharing == ('enumeration value="stm-asf"' in text)


@EVERY
def test_languages_and_media_types_are_read_from_the_schema(edition: Edition) -> None:
    languages = schema_values(edition.version, "language")
    assert {"en", "pt", "zh"} <= languages
    assert ("yue" in languages) == (edition.version != "5.3.1")
    assert {"application/pdf", "text/xml"} <= schema_values(edition.version, "mime_type")


def test_every_type_of_id_has_one_place() -> None:
    assert not set(terms.ITEM_NUMBERS) & set(terms.IDENTIFIERS)
    assert {*terms.ITEM_NUMBERS, *terms.IDENTIFIERS} < set(IdType)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("retraction", UpdateType.RETRACTION),
        ("Retraction", UpdateType.RETRACTION),
        ("Partial retraction", UpdateType.PARTIAL_RETRACTION),
        ("expression-of-concern", UpdateType.EXPRESSION_OF_CONCERN),
        ("new_version ", UpdateType.NEW_VERSION),
    ],
)
def test_a_type_of_update_in_any_case(word: str, expected: UpdateType) -> None:
    assert update_type_of(word) is expected


def test_what_is_no_type_of_update_is_refused() -> None:
    with pytest.raises(ValueError, match="'err' is not a type of update"):
        update_type_of("err")
