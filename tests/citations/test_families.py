"""Each family of styles, on works made up for this."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.citations import _FAMILIES, parsed
from pubmeta.citations.notes import description
from pubmeta.model import PersonName, WorkType

TIDES = {
    "type": WorkType.JOURNAL_ARTICLE,
    "authors": ["A. B. Quay", "C. van der Mole"],
    "title": "Slow tides of the harbour",
    "container_title": "Annals of Tides",
    "volume": "12",
    "issue": "3",
    "pages": "101-117",
    "date": "2019",
}


def fields(text: str) -> dict[str, Any] | None:
    """The fields of the work that the text gives, names and other values as the text they display."""
    work = parsed(text)
    if work is None:
        return None
    said = {name: getattr(work, name) for name in work.model_dump(exclude_defaults=True)}
    authors = [f"{name.given} {name.whole_family}" for name in work.authors if isinstance(name, PersonName)]
    return {name: value if name in {"type", "et_al"} else str(value) for name, value in said.items()} | (
        {"authors": authors} if authors else {}
    )


@pytest.mark.parametrize(
    ("family", "text", "differing"),
    [
        (
            "ieee",
            (
                "A. B. Quay and C. van der Mole, “Slow tides of the harbour,” Annals of Tides, Vol. 12 No. 3, 2019,"
                " pp. 101-117."
            ),
            {},
        ),
        (
            "ieee",
            (
                '[7] A. B. Quay and C. van der Mole, "Slow tides of the harbour," Annals of Tides, vol. 12, no. 3,'
                " pp. 101–117, May 2019."
            ),
            {"date": "2019-05"},
        ),
        (
            "ieee",
            "A. B. Quay and C. van der Mole, “Slow tides of the harbour,” Annals of Tides 12(3), 101–117 (2019).",
            {},
        ),
        (
            "ieee",
            "A. B. Quay and C. van der Mole, “Slow tides of the harbour,” Annals of Tides 12 (2019) 101.",
            {"issue": None, "pages": "101"},
        ),
        (
            "vancouver",
            "2. Quay AB, van der Mole C. Slow tides of the harbour. Annals of Tides. 2019 May 4;12(3):101-117.",
            {"authors": ["AB Quay", "C van der Mole"], "date": "2019-05-04"},
        ),
        (
            "vancouver",
            "Quay AB, van der Mole C: Slow tides of the harbour. Annals of Tides 12:101-117, 2019",
            {"authors": ["AB Quay", "C van der Mole"], "issue": None},
        ),
        (
            "vancouver",
            "Quay AB, et al. Slow tides of the harbour. Annals of Tides (2019) 12:101-117.",
            {"authors": ["AB Quay"], "et_al": True, "issue": None},
        ),
        (
            "vancouver",
            "Quay AB, van der Mole C. Slow tides of the harbour[J]. Annals of Tides, 2019, 12(3): 101-117",
            {"authors": ["AB Quay", "C van der Mole"]},
        ),
        (
            "apa",
            "Quay, A. B., & van der Mole, C. (2019). Slow tides of the harbour. Annals of Tides, 12(3), 101–117.",
            {},
        ),
        (
            "apa",
            "Quay, A. B., … van der Mole, C. (2019, May). Slow tides of the harbour. Annals of Tides, 12, 101–17.",
            {"date": "2019-05", "et_al": True, "issue": None, "pages": "101–17"},
        ),
        (
            "springer",
            "Quay AB, van der Mole C (2019) Slow tides of the harbour. Annals of Tides 12(3):101–117",
            {"authors": ["AB Quay", "C van der Mole"]},
        ),
        (
            "harvard",
            "Quay, A.B. and van der Mole, C. (2019) Slow tides of the harbour. Annals of Tides, 12, 101–117.",
            {"authors": ["A.B. Quay", "C. van der Mole"], "issue": None},
        ),
        (
            "harvard",
            "Quay, A. B., and C. van der Mole. 2019b. Slow tides of the harbour. Annals of Tides 12(3): 101-117.",
            {},
        ),
        (
            "harvard",
            "Quay, A. B. & van der Mole, C. 2019. “Slow tides of the harbour”, Annals of Tides, 12(3), pp. 101-117.",
            {},
        ),
        (
            "harvard",
            "Quay AB, van der Mole C. 2019. Slow tides of the harbour. Annals of Tides 12:e10117.",
            {"authors": ["AB Quay", "C van der Mole"], "issue": None, "pages": None, "article_number": "e10117"},
        ),
        (
            "abnt",
            (
                "QUAY, A. B.; MOLE, Carla. Slow tides of the harbour. Annals of Tides, Porto Alegre, v. 12, n. 3,"
                " p. 101-117, maio 2019. Disponível em: http://example.org/a. Acesso em: 27 jul. 2022."
            ),
            {
                "authors": ["A. B. QUAY", "Carla MOLE"],
                "publisher_place": "Porto Alegre",
                "date": "2019-05",
            },
        ),
        (
            "abnt",
            "QUAY, Anna. MOLE, Carla. Slow tides of the harbour. Annals of Tides, octobre 2019, n°3. p. 101-117.",
            {"authors": ["Anna QUAY", "Carla MOLE"], "volume": None, "date": "2019-10"},
        ),
        (
            "physics",
            "A. B. Quay and C. van der Mole, Phys. Rev. Lett. 12, 101–117 (2019).",
            {"title": None, "container_title": "Phys. Rev. Lett.", "issue": None},
        ),
        (
            "physics",
            "A. B. Quay, C. van der Mole, Slow tides of the harbour, J. Chem. Phys. 12 (2019) 101.",
            {"container_title": "J. Chem. Phys.", "issue": None, "pages": "101"},
        ),
        (
            "astronomy",
            "Quay, A. B., & van der Mole, C. 2019, ApJS, 12, 101",
            {"title": None, "container_title": "ApJS", "issue": None, "pages": "101"},
        ),
        (
            "plain",
            "A. B. Quay and C. van der Mole. Slow tides of the harbour. Annals of Tides, 12(3):101--117, May 2019.",
            {"date": "2019-05"},
        ),
        (
            "acs",
            "(3) Quay, A. B.; van der Mole, C. Slow tides of the harbour. J. Tides 2019, 12, (3), 101–117.",
            {"container_title": "J. Tides"},
        ),
        (
            "acs",
            "Quay, A. B.; van der Mole, C. Anal. Chem. 2019, 12, 101–117.",
            {"title": None, "container_title": "Anal. Chem.", "issue": None},
        ),
        (
            "endnote",
            "Quay, A.B., D. Pier, and C. Mole, Slow tides of the harbour. Annals of Tides, 2019. 12(3): p. 101-17.",
            {"authors": ["A.B. Quay", "D. Pier", "C. Mole"], "pages": "101-17"},
        ),
        (
            "colon",
            "Quay, A.B., van der Mole, C.: Slow tides of the harbour. Annals of Tides 12(3), 101–117 (2019)",
            {"authors": ["A.B. Quay", "C. van der Mole"]},
        ),
        (
            "colon",
            (
                "Quay, A. B. and van der Mole, C.: Slow tides of the harbour, Ann. Trop. Res., 12, 101–117,"
                " https://doi.org/10.5555/a-12, 2019."
            ),
            {"container_title": "Ann. Trop. Res.", "issue": None, "doi": "10.5555/a-12"},
        ),
        (
            "chicago",
            "Quay, Anna B., and Clea van der Mole. 2019. “Slow tides of the harbour.” Annals of Tides 12 (3): 101–117.",
            {"authors": ["Anna B. Quay", "Clea van der Mole"]},
        ),
        (
            "chicago",
            'Quay, Anna. "Slow tides of the harbour." Annals of Tides 12, no. 3 (Spring 2019): 101-117.',
            {"authors": ["Anna Quay"]},
        ),
        (
            "chicago",
            "Quay, Anna, and Carla Mole. “Slow tides of the harbour.” Annals of Tides 12.3 (2019): 101-117.",
            {"authors": ["Anna Quay", "Carla Mole"]},
        ),
    ],
)
def test_a_reference_in_each_style(family: str, text: str, differing: dict[str, Any]) -> None:
    expected = {name: value for name, value in (TIDES | differing).items() if value is not None}
    found = fields(text)
    if found and family == "abnt":
        found.pop("url", None)
    assert found == expected
    answering = [one.__name__.rpartition(".")[2] for one in _FAMILIES if one.parsed(description(text))]
    assert answering == [family]


@pytest.mark.parametrize(
    ("container", "type_"),
    [
        ("Annals of Tides", WorkType.JOURNAL_ARTICLE),
        ("Proceedings of the National Academy of Sciences", WorkType.JOURNAL_ARTICLE),
        ("Proceedings of the IEEE", WorkType.JOURNAL_ARTICLE),
        ("American Harbour Conference", None),
        ("Proc. SPIE", None),
    ],
)
def test_the_type_is_open_where_the_title_may_be_that_of_a_meeting(container: str, type_: WorkType | None) -> None:
    work = parsed(f"A. Quay, “Slow tides of the harbour,” {container}, vol. 12, pp. 1–9, 2019.")
    assert work
    assert work.type is type_


def test_a_title_alone_has_no_type() -> None:
    assert fields("A. B. Quay, “Slow Tides of the Harbour.”") == {
        "authors": ["A. B. Quay"],
        "title": "Slow Tides of the Harbour",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Quay AB. The harbour book. 2nd ed. Seaside: Press; 1977.",
        "Quay, A. B. (1977). The harbour book. Seaside Press.",
        "Quay, A. B. (1977). Slow tides. In C. Mole (Ed.), The harbour book (pp. 1-9). Seaside Press.",
        "A. Quay, “Slow tides,” in Proceedings of the Harbour Conference, Seaside, 1977, pp. 1-9.",
        "A. Quay, “Slow tides,” Ph.D. thesis, Seaside University, vol. 2, pp. 1-9, 1977.",
        "A. Quay, “Slow tides,” Annals of Tides, Seaside Press, New York, vol. 12, no. 3, pp. 1-9, 1977.",
        "A. Quay, “Slow tides,” Annals of Tides, vol. 12, pp. 1-9.",
        "Quay AB, Harbour Group. Slow tides of the harbour. Annals of Tides. 2019;12(3):101-117.",
        "Quay AB. Slow tides of the harbour. Annals of Tides. 2019;12(3):101-117. Suppl. material.",
        "Quay AB. <i>Slow tides</i> of the harbour. Annals of Tides. 2019;12(3):101-117.",
        "Quay AB. Slow tides of the harbour. Annals of Tides. 2019 Feb 30;12(3):101-117.",
        "A. B. Quay, Slow tides of the harbour, Seaside Place 12 (2019) 101.",
        "QUAY, A. B. Slow tides. In: MOLE, C. The harbour book. Seaside: Press, v. 1, p. 1-9, 2016.",
        "The harbour authority, Slow tides, 2019",
        "Quay, A. B.; Mole, D. J. Am. Chem. Soc. 2019, 12, 101–117.",  # perhaps D. J. Mole
        "",
        ".",
    ],
)
def test_silent_where_it_is_not_sure(text: str) -> None:
    assert parsed(text) is None
