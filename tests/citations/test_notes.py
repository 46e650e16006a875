"""What a reference prints beside the description of the work."""

from __future__ import annotations

import pytest

from pubmeta.citations.notes import description


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("[12] Quay A. Tides. 2019.", "Quay A. Tides. 2019"),
        ("(3) Quay, A. Tides", "Quay, A. Tides"),
        ("7. Quay A. Tides", "Quay A. Tides"),
        ("7 A. Quay, Tides", "A. Quay, Tides"),
        ("By A. Quay, Tides", "A. Quay, Tides"),
        ("Quay A.\n  Tides.\t2019", "Quay A. Tides. 2019"),
        ("Tides. 2019;12:1-9. doi: 10.5555/a. PMID: 22424236.", "Tides. 2019;12:1-9"),
        ("Tides. 2019;12:1-9. doi:10.5555/a 22424236; PubMed Central PMCID: PMC3341616.", "Tides. 2019;12:1-9"),
        ("Tides, 12, 1–9, https://doi.org/10.5555/a, 2019.", "Tides, 12, 1–9, 2019"),
        ("Tides. Sea Sci [Internet]. 2019;12:1", "Tides. Sea Sci. 2019;12:1"),
        ("Tides[J]. Sea Sci, 2019", "Tides. Sea Sci, 2019"),
        ("Genet., 12, 1–9. doi: 10.5555/a", "Genet., 12, 1–9"),
        ("Phys. Rev. D 3, 4 (2001) [arXiv:1410.8849 [hep-ph]].", "Phys. Rev. D 3, 4 (2001)"),
        ("Tides. 2019. Epub 2012/05/18.", "Tides. 2019"),
        ("Tides, v. 3, 2019. Disponível em: http://example.org/a. Acesso em: 27 jul. 2022.", "Tides, v. 3, 2019"),
        ("Tides. 2019, vol.4. Available from: <http://example.org/a>. ISSN 0102-311X.", "Tides. 2019, vol.4"),
        ("Tides, v. 3, 2019. Available from <http://example.org/a>. access on 27 July 2022.", "Tides, v. 3, 2019"),
        ("Sea Sci. 61, 1274–1278.7747950", "Sea Sci. 61, 1274–1278"),
        ("Sea Sci. 61, 10.17–10.19", "Sea Sci. 61, 10.17–10.19"),
        ("Tides. Retrieved from http://example.org/a", "Tides"),
        ("Tides, pp. 1-9. doi:10.1097/", "Tides, pp. 1-9"),
        ("Phys. Rev. D 3, 4 (2001). PRVDAQ 0031-9007 10.5555/a", "Phys. Rev. D 3, 4 (2001)"),
        ("Tides of 10 harbours, 3, 4-5", "Tides of 10 harbours, 3, 4-5"),
    ],
)
def test_the_description_is_what_remains(raw: str, expected: str) -> None:
    assert description(raw) == expected
