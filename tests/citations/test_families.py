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
            "inverted",
            "Quay, A.B., van der Mole, C.: Slow tides of the harbour. Annals of Tides 12(3), 101–117 (2019)",
            {"authors": ["A.B. Quay", "C. van der Mole"]},
        ),
        (
            "inverted",
            (
                "Quay, A. B. and van der Mole, C.: Slow tides of the harbour, Ann. Trop. Res., 12, 101–117,"
                " https://doi.org/10.5555/a-12, 2019."
            ),
            {"container_title": "Ann. Trop. Res.", "issue": None, "doi": "10.5555/a-12"},
        ),
        (
            "abnt",
            (
                "QUAY, A. B.; MOLE, Carla. Slow tides of the harbour. Cad. Saúde Pública,  Rio de Janeiro ,  v. 12,"
                " n. 3, p. 101-117,  May  2019 .   Available from <http://example.org/a>. access on  27  July  2022."
            ),
            {
                "authors": ["A. B. QUAY", "Carla MOLE"],
                "container_title": "Cad. Saúde Pública",
                "publisher_place": "Rio de Janeiro",
                "date": "2019-05",
            },
        ),
        (
            "jstage",
            (
                "Anna QUAY, C. van der MOLE, Slow tides of the harbour, Annals of Tides, 2019, Volume 12, Issue 3,"
                " Pages 101-117, Released on J-STAGE May 05, 2019, Online ISSN 2049-3630, Print ISSN 0317-8471,"
                " https://doi.org/10.5555/a-12"
            ),
            {"authors": ["Anna QUAY", "C. van der MOLE"], "doi": "10.5555/a-12"},
        ),
        (
            "harvard",
            "Quay, A. B. and van der Mole, C. (2019) Tides. Annals of Tides, 12(3), 101-117.",
            {"title": "Tides"},
        ),
        (
            "apa",
            "Quay, A. B., & van der Mole, C. (2019). Tides. Annals of Tides, 12(3), 101–117.",
            {"title": "Tides"},
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
    "text",
    [
        "Quay, A. B., & van der Mole, C. (2019). Slow tides of the harbour. Seaside: Harbour Press.",
        "Quay AB, van der Mole C. Slow tides of the harbour. Seaside: Harbour Press; 2019.",
        "Quay, A. B., and C. van der Mole. 2019. Slow tides of the harbour. Harbour Press, Seaside.",
        "[3] Quay, A. B., van der Mole, C. Slow tides of the harbour. Seaside: Harbour Press, 2019.",
    ],
)
def test_a_book_in_styles_that_name_its_publisher(text: str) -> None:
    found = fields(text)
    assert found
    assert {name.replace(".", "").replace("A B", "AB") for name in found.pop("authors")} == {
        "AB Quay",
        "C van der Mole",
    }
    assert found == {
        "type": WorkType.BOOK,
        "title": "Slow tides of the harbour",
        "date": "2019",
        "publisher": "Harbour Press",
        "publisher_place": "Seaside",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Quay, A. B. (2019). Slow tides of the harbour (2nd ed.). Seaside: Harbour Press.",
        "Quay, A. B. (2019). Slow tides of the harbour. Trans. C. Mole. Seaside: Harbour Press.",
        "Quay, A. B. (2019). Slow tides of the harbour. In C. Mole (Ed.), Tides. Seaside: Harbour Press.",
        "Quay, A. B. (2019). Slow tides of the harbour. Seaside: Tese de doutorado.",
        "Quay, A. B. (2019). Slow tides of the harbour. Harbour House: London.",
        "Quay, A. B. (2019). Slow tides, in Harbours. Seaside: Harbour Press.",
    ],
)
def test_a_book_of_which_more_is_said_is_not_read(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Quay FS III, Mole GR (1996) Growth of slow plants. Ecology 66: 564–576.", ["FS Quay III", "GR Mole"]),
        ("Quay Jr., R. and Mole III, M. (2014) Slow Tides. Health, 6, 123-130.", ["R. Quay Jr.", "M. Mole III"]),
        ("QUAY, Maria de Fátima. Marés do porto todo. Revista de Marés, Porto, v. 3, n. 2, p. 4-9, 2011.",
         ["Maria de Fátima QUAY"]),
        ("QUAY, Vera Regina Beltrão. Marés do porto. Educar, n.25, p.39-57. 2005.", ["Vera Regina Beltrão QUAY"]),
        ("QUAY, G. H. de A. Marés do porto todo. Educar, v. 2, n.25, p.39-57. 2005.", ["G. H. de A. QUAY"]),
        ("A. Quay, L. W. Mole, L. Pier. «Properties of fine sand.» J. Tide Sci. 43 (2008): 7409-7417.",
         ["A. Quay", "L. W. Mole", "L. Pier"]),
        ("Quay, Mary, & Mole, Ann E. 1994. Slow tides of the harbour. Developmental Psychology 30, 639–650.",
         ["Mary Quay", "Ann E. Mole"]),
        ("Quay M., Mole A. E., and Pier J. F., “Slow tides of the harbour,” Circ. Res., vol. 116, pp. 1–7, 2015.",
         ["M. Quay", "A. E. Mole", "J. F. Pier"]),
    ],
)  # fmt: skip
def test_names_are_read_whole(text: str, authors: list[str]) -> None:
    work = parsed(text)
    assert work
    names = [name for name in work.authors if isinstance(name, PersonName)]
    assert [" ".join(filter(None, (name.given, name.whole_family, name.suffix))) for name in names] == authors


@pytest.mark.parametrize(
    "text",
    [
        "Dora E. Quay and Michael F. Mole. Tides in lines. Tides: Practice, 11(11):1119-1184, 1981.",
        "Dora E. Quay. The errors of tides. Tides: Practice and Experience, 19(7):607-685, 1989.",
        "G. Quay, C. Mole and W. Pier. Slow tides of mud. Proceedings of the Harbour Conference on Mud, 265-273, 1979.",
        "Quay, P., & Mole, M. W. (1976). Slow tides of mud. The Tide Forum, 40 (345–370).",
        "Quay S, Mole AJ et al. Harbour Tide Expert Group. Slow tides: an update. Tide Care. 2010 Oct;33(10):2285-93.",
        "A. R. QUAY, E. MOLE et J. PIER. J. Tide Soc. Harbour Trans. 1, 1008 (1976);",
        "Quay FS, Mole GR (1985). Growth of mud. Ecology. 77:822–840.Quay FS (1996). Slow mud. Ecology. 66:564.",
        "Quay A (1926) Morphologie der Gezeiten. I. Z. Wiss 5: 625-754.",
        "Quay, A., & Mole, M. 2004, Info. Bull. Variable Tides, 5511, 1",
        "Quay, A. (2004). Info. Bulletin of tides. 55, 1-9.",
        "Quay A, Mole M. Tides. Annals of Tides. 2019;12(3):101-17.",
        "Anna QUAY, Slow tides, of the harbour, 2019, Volume 12, Issue 3, Pages 101-117",
        "Anna Quay, Slow tides of the harbour, Annals of Tides, 2019, Volume 12, Issue 3, Pages 101-117",
    ],
)  # fmt: skip
def test_silent_where_two_readings_are_possible(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUAY, O.S. and MOLE, N., 2018. Slow mud of tides. Tides, Brines, and Crusts, vol. 46, suppl. 3, pp. S86-S94.",
         {"container_title": "Tides, Brines, and Crusts", "volume": "46", "issue": "suppl. 3"}),
        ("QUAY, H.A., 2009 [viewed 29 April 2021]. Slow tides: a model. Tide Archive [online], vol. 8, no. 3.",
         {"title": "Slow tides: a model", "volume": "8", "issue": "3"}),
        ("Quay, Nathan L et al. “Characteristics of Tides.” BMC Tides 6.Suppl 1 (2005): S154.",
         {"container_title": "BMC Tides", "volume": "6", "issue": "Suppl 1"}),
        ("Quay E. Models for slow tides. Part I. The Bulletin of Tide Biophysics. 1965;27(3):285–304.",
         {"title": "Models for slow tides. Part I", "container_title": "The Bulletin of Tide Biophysics"}),
        ("Quay, M. 1941. Marés lentas do porto. V. Arquivos do Mar 1: 1-4.",
         {"title": "Marés lentas do porto. V", "container_title": "Arquivos do Mar"}),
        ("H. Quay, Slow tides of the harbour, Math. Ann. 77 (1916), no. 3, 313-352.",
         {"container_title": "Math. Ann.", "volume": "77", "issue": "3"}),
        ("M. Quay, B. Mole. Slow tides of the harbour. Operations Research 36, 3 (1988), 454-469.",
         {"container_title": "Operations Research", "volume": "36", "issue": "3"}),
        ("Quay, R. & Mole, S. 1998. Slow tides of the harbour. Water Research, 32:11: 1550.",
         {"container_title": "Water Research", "volume": "32", "issue": "11"}),
        ("Quay T. and Mole L. W., “Slow tides of the harbour,” Science (80-.)., vol. 332, no. 6028, pp. 458–461, 2011.",
         {"container_title": "Science", "volume": "332"}),
        ("E. Quay. \"Slow tides of the harbour,\" Mathematics of Tides, Vol. 24, No. 111, pp. 713-735 (1970).",
         {"volume": "24", "issue": "111", "date": "1970"}),
    ],
)  # fmt: skip
def test_places_are_read_whole(text: str, expected: dict[str, str]) -> None:
    found = fields(text)
    assert found
    assert {name: found.get(name) for name in expected} == expected


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
