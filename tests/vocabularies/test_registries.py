"""Where the identifiers of registries are on the web: the model and the formats know the same places."""

from __future__ import annotations

import pytest

from pubmeta.formats.jats.read.relations import link_target
from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.model import ArxivId, Identifier, Orcid, Pmcid, Pmid, Ror, TargetType
from pubmeta.vocabularies.registries import TRIALS, organisation_registry, trial_registry


@pytest.mark.parametrize(
    ("url", "kind", "identifier"),
    [
        ("https://arxiv.org/abs/2401.01234", TargetType.ARXIV, ArxivId("2401.01234")),
        ("http://export.arxiv.org/abs/2401.01234", TargetType.ARXIV, ArxivId("2401.01234")),
        ("https://arxiv.org/pdf/2401.01234", TargetType.ARXIV, ArxivId("2401.01234")),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", TargetType.PMID, Pmid("123")),
        ("http://www.ncbi.nlm.nih.gov/pubmed/123", TargetType.PMID, Pmid("123")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", TargetType.PMCID, Pmcid("PMC123")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123", TargetType.PMCID, Pmcid("PMC123")),
    ],
)
def test_a_url_is_the_identifier_that_it_resolves(url: str, kind: TargetType, identifier: Identifier) -> None:
    assert type(identifier)(url) == identifier
    assert target_of(url) == (kind, identifier)
    assert link_target(None, url) == (kind, url)


@pytest.mark.parametrize(
    "url", ["https://example.org/?of=arxiv.org/abs/2401.01234", "https://example.org/pmc/articles/1"]
)
def test_a_url_elsewhere_is_itself(url: str) -> None:
    assert target_of(url) == (TargetType.URL, url)
    assert link_target(None, url) == (TargetType.URL, url)


@pytest.mark.parametrize("host", ["https://orcid.org/", "http://www.orcid.org/"])
def test_an_orcid_id(host: str) -> None:
    assert Orcid(f"{host}0000-0002-1825-0097") == "0000-0002-1825-0097"


def test_a_ror_id() -> None:
    assert Ror("http://www.ror.org/05gq02987") == "05gq02987"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ClinicalTrials.gov", "clinical-trials-gov"),
        ("clinicaltrials.gov registry", "clinical-trials-gov"),
        ("https://www.clinicaltrials.gov/", "clinical-trials-gov"),
        ("German Clinical Trials Register (DRKS)", "drks"),
        ("EU Clinical Trials Register", "euctr"),
        ("The Netherlands National Trial Register", "dutch-trial-register"),
        ("ISRCTN", "isrctn"),
        ("UMIN-CTR", "umin-japan"),
        ("Registro Brasileiro de Ensaios Clínicos", "rebec"),
    ],
)
def test_a_registry_of_trials_by_its_name(text: str, name: str) -> None:
    assert trial_registry(text) == f"10.18810/{name}"


@pytest.mark.parametrize("text", ["", "Trials of Ours", "ISRCTN and DRKS", "Clinical Trials Register", "rebecca"])
def test_what_names_none_or_several(text: str) -> None:
    assert trial_registry(text) is None


def test_every_registry_of_trials_has_names_of_its_own() -> None:
    assert len(TRIALS) == 19
    assert all(trial_registry(doi.partition("/")[2]) in (doi, None) for doi in TRIALS)


@pytest.mark.parametrize(
    ("text", "registry"),
    [
        ("https://ror.org/05gq02987", "ror"),
        ("http://www.isni.org/isni/000000012188478X", "isni"),
        ("https://www.wikidata.org/entity/Q1", "wikidata"),
        ("https://www.grid.ac/institutes/grid.5510.1", "grid"),
        ("05gq02987", None),
        ("https://www.example.org/ror", None),
        ("6305", None),
    ],
)
def test_the_registry_of_an_organisation(text: str, registry: str | None) -> None:
    assert organisation_registry(text) == registry
