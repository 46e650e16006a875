"""How DOIs are written, the same for every reader."""

from __future__ import annotations

import pytest

from pubmeta.model import Doi, FunderId
from pubmeta.vocabularies.dois import bare_doi, doi_in_uri, doi_of_uri, is_doi_link, is_of_arxiv


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "https://doi.org/",
        "http://dx.doi.org/",
        "HTTPS://www.DOI.org/",
        "doi.org/",
        "dx.doi.org/",
        "doi:",
        "DOI: ",
        "DOI ",
        "doi :",
        "DOI：",
        "doi=",
        "info:doi/",
        "urn:doi:",
        "https://doi.org/doi:",
        "https://doi.org/https://doi.org/",
        "doi: https://doi.org/",
    ],
)
def test_link_and_label_are_no_part_of_a_doi(lead: str) -> None:
    assert bare_doi(f"{lead}10.1234/a.b") == "10.1234/a.b"
    assert Doi(f"{lead}10.1234/a.b") == "10.1234/a.b"
    assert FunderId(f"{lead}10.13039/100000002") == "10.13039/100000002"


@pytest.mark.parametrize("doi", ["10.1002/(SICI)1097-0258(1998)17:16<1:AID>2.0;2-#", "10.1234/50%25", "10.1000.10/123"])
def test_a_link_gives_its_doi_back(doi: str) -> None:
    assert Doi(Doi(doi).url) == doi


def test_a_per_cent_sign_without_a_link_is_the_dois_own() -> None:
    assert bare_doi("doi:10.1234/a%20b") == "10.1234/a%20b"


@pytest.mark.parametrize(
    "link",
    [
        "https://doi.org/10.1234/a.b?nosfx=y",
        "doi.org/10.1234/a.b?utm_source=x&utm_medium=y",
        "10.1234%2Fa.b",
        "doi:10.1234%2fa.b",
        "https://doi.org/10.1234%2Fa.b?ref=1",
    ],
)
def test_what_a_link_has_for_the_resolver_is_no_part_of_the_doi_nor_is_the_encoding_of_its_slash(link: str) -> None:
    assert bare_doi(link) == "10.1234/a.b"
    assert Doi(link) == "10.1234/a.b"


@pytest.mark.parametrize("doi", ["10.1234/a?b=c", "10.1234/a?", "10.1234/a%2Fb"])
def test_a_bare_doi_has_no_query_and_only_its_first_slash_tells_that_it_is_encoded(doi: str) -> None:
    assert bare_doi(doi) == doi
    assert Doi(Doi(doi).url) == doi


@pytest.mark.parametrize("text", ["http://dx.doi.org/doi:10.1234/x", "https://doi.org/https://doi.org/10.1234/x"])
def test_a_label_after_the_resolver_leaves_a_link_a_link(text: str) -> None:
    assert is_doi_link(text)
    assert bare_doi(text) == "10.1234/x"


@pytest.mark.parametrize("text", ["https://doi.org/10.1234/x", " http://dx.doi.org/10.1234/x", "doi.org/10.1234/x"])
def test_links(text: str) -> None:
    assert is_doi_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/x",
        "doi:10.1234/x",
        "https://doi.org/gf4vxp",
        "https://www.doi.org/",
        "https://a.org/?to=doi.org/10.1/x",
    ],
)
def test_what_is_no_link_of_a_doi(text: str) -> None:
    assert not is_doi_link(text)


@pytest.mark.parametrize(
    ("doi", "link"),
    [
        ("10.1234/a.b", "10.1234/a.b"),
        ("10.1234/[a]#b#50%25", "10.1234/%5Ba%5D%23b%2350%2525"),
        ("10.1234/a%", "10.1234/a%25"),
        ("10.1002/(sici)<1::aid>é", "10.1002/(sici)<1::aid>é"),
    ],
)
def test_a_doi_is_a_uri_reference_and_back(doi: str, link: str) -> None:
    assert doi_in_uri(doi) == link
    assert doi_of_uri(link) == doi
    assert doi_of_uri(f"doi:{link}") == f"doi:{doi}"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://doi.org/10.1234/a%5Bb",
        "doi.org/10.1234/a%5Bb",
        "https://example.org/a%5Bb",
        "a%5Bb",
        "10.1234/a%E9b",
    ],
)
def test_no_other_link_is_decoded(link: str) -> None:
    assert doi_of_uri(link) == link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.48550/arXiv.2401.01234", True),
        ("https://doi.org/10.48550/ARXIV.2401.01234", True),
        ("10.48550/2401.01234", False),
        ("10.5555/arxiv.1", False),
    ],
)
def test_the_dois_of_arxiv(text: str, *, expected: bool) -> None:
    assert is_of_arxiv(text) is expected
