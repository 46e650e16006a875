"""Identifiers in printed references."""

from __future__ import annotations

import pytest

from pubmeta.citations import doi_in
from pubmeta.citations.identifiers import identifiers_in


@pytest.mark.parametrize(
    ("raw", "doi"),
    [
        ("pp. 1-9. doi:10.5555/abc.1", "10.5555/abc.1"),
        ("pp. 1-9. doi: 10.5555/abc.1.", "10.5555/abc.1"),
        ("pp. 1-9. https://doi.org/10.5555/ABC;", "10.5555/ABC"),
        ("(http://dx.doi.org/10.5555/abc)", "10.5555/abc"),
        ("1-9. 10.5555/abc", "10.5555/abc"),
        ("(2016).10.5555/abc", "10.5555/abc"),
        ("doi:10.1016/S0140-6736(03)14368-1", "10.1016/S0140-6736(03)14368-1"),
        ("(doi: 10.1016/S0140-6736(03)14368-1).", "10.1016/S0140-6736(03)14368-1"),
        ("doi:10.5555/science.1.PMID:20847271.", "10.5555/science.1"),
        (
            "10.1002/(SICI)1097(199823)43:4<338::AID-X>3.0.CO;2-B.",
            "10.1002/(SICI)1097(199823)43:4<338::AID-X>3.0.CO;2-B",
        ),
        ("https://doi.org/10.5555/%28a%29b", "10.5555/(a)b"),
        ("doi: 10.5555/1520-0450(1983)022<0474:GVALUN>2.0.CO;2", "10.5555/1520-0450(1983)022<0474:GVALUN>2.0.CO;2"),
        ("10.5555/1520(1983)022%3C0474:GVALUN%3E2.0.CO;2.", "10.5555/1520(1983)022<0474:GVALUN>2.0.CO;2"),
        ("10.5555/0012(2006)87%5B1465:ATMFNM%5D2.0.CO;2", "10.5555/0012(2006)87[1465:ATMFNM]2.0.CO;2"),
        ("doi:10.5555/abc. https://doi.org/10.5555/ABC", "10.5555/abc"),
        ("http://example.org/doi/full/10.5555/abc", "10.5555/abc"),
        ("doi:10.5555/abc accessed 3 May", "10.5555/abc"),
        ("doi:10.5555/abc. 10.5555/", "10.5555/abc"),
    ],
)
def test_the_doi(raw: str, doi: str) -> None:
    assert doi_in(raw) == doi


@pytest.mark.parametrize(
    "raw",
    [
        "no identifier",
        "doi:10.1097/",
        "doi:10.1097/.",
        "doi:10.1097/)",
        "doi:10.123/abc",
        "10.5555/a and 10.5555/b",
        "doi: 10.5555/ abc",
        "doi: 10. 5555/abc",
        "doi:10.5555/abc /def",
        "doi:10.5555/abc- 2010",
        "doi:10.5555/j.cell. 2012.02.009",
        "doi:10.5555/ab×1",
        "doi:10.5555/abc,def",
        "doi:10.5555/abc.29.5.551(inkoreanwithenglishabstract.",
        "http://example.org/doi/10.5555/abc/abstract",
        "http://example.org/10.5555/abc",
        "3.10.5555/abc",
    ],
)
def test_a_doi_in_doubt_is_none(raw: str) -> None:
    assert doi_in(raw) is None


def test_other_identifiers() -> None:
    raw = (
        "PRVDAQ 0031-9007 10.5555/abc arXiv:1410.8849 [hep-ph] PMID: 22424236 PMCID: PMC3341616."
        " http://example.org/a.pdf (accessed 3 May 2016)"
    )
    assert identifiers_in(raw) == {
        "doi": "10.5555/abc",
        "arxiv": "1410.8849",
        "pmid": "22424236",
        "pmcid": "PMC3341616",
        "issn": "0031-9007",
        "url": "http://example.org/a.pdf",
    }


@pytest.mark.parametrize(
    "raw",
    [
        "PMID: 22424236, PMID: 22424237",
        "ISSN 0031-9000",
        "arXiv:14.88",
        "http://a.org/x http://b.org/y",
        "http:// www.example.org/ vol15",
        "pp. 22424236",
    ],
)
def test_other_identifiers_in_doubt_are_none(raw: str) -> None:
    assert identifiers_in(raw) == {}


def test_the_old_form_of_arxiv_ids_and_the_pmcid_without_letters() -> None:
    assert identifiers_in("[arXiv:hep-th/9905177], PMCID: 3674213") == {
        "arxiv": "hep-th/9905177",
        "pmcid": "PMC3674213",
    }
