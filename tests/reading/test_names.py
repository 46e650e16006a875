from __future__ import annotations

import pytest

from pubmeta.problems import Kind, Log
from pubmeta.reading import contributor_fields, has_initials_last, name_fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Smith, John", {"family": "Smith", "given": "John"}),
        ("Smith,J.A.", {"family": "Smith", "given": "J.A."}),
        ("van Engelen, B. G.", {"family": "van Engelen", "given": "B. G."}),
        ("Smith, John, Jr.", {"family": "Smith", "given": "John", "suffix": "Jr."}),
        (", Jr.", {"family": "Jr."}),
        (",, Smith, John", {"family": "Smith", "given": "John"}),
        ("Prof. , Smith", {"family": "Smith", "prefix": "Prof."}),
        ("Hicks, III, Michael", {"family": "Hicks", "given": "Michael", "suffix": "III"}),
        ("John Smith", {"family": "Smith", "given": "John"}),
        ("佐藤 健", {"family": "佐藤", "given": "健"}),
        ("김 민호", {"family": "김", "given": "민호"}),
        ("佐藤 ケン", {"family": "佐藤", "given": "ケン"}),
        ("ジョン スミス", {"family": "スミス", "given": "ジョン"}),
        ("Ludwig van Beethoven", {"family": "van Beethoven", "given": "Ludwig"}),
        ("J. R. R. Tolkien", {"family": "Tolkien", "given": "J. R. R."}),
        ("A. P. de la Cruz", {"family": "de la Cruz", "given": "A. P."}),
        ("Fanning E.", {"family": "Fanning", "given": "E."}),
        ("Noss EH", {"family": "Noss", "given": "EH"}),
        ("de Visser M", {"family": "de Visser", "given": "M"}),
        ("Plato", {"family": "Plato"}),
        ("Plato,", {"family": "Plato"}),
        ("The E. coli Consortium", {"name": "The E. coli Consortium"}),
        ("World Health Organization", {"name": "World Health Organization"}),
        ("The Writers of It,", {"name": "The Writers of It"}),
        ("CASTOE, TODD A.", {"family": "CASTOE", "given": "TODD A."}),
        ("Robert Downey Jr.", {"family": "Downey", "given": "Robert", "suffix": "Jr."}),
        ("Smith, John Jr.", {"family": "Smith", "given": "John", "suffix": "Jr."}),
        ("Smith, John A. III", {"family": "Smith", "given": "John A.", "suffix": "III"}),
        ("Ivanov II", {"family": "Ivanov", "given": "II"}),
        ("Mary LARK", {"family": "LARK", "given": "Mary"}),
        ("Taro YAMADA", {"family": "YAMADA", "given": "Taro"}),
        ("Jean-Luc ROUX", {"family": "ROUX", "given": "Jean-Luc"}),
        ("Ana GARCIA LOPEZ", {"family": "GARCIA LOPEZ", "given": "Ana"}),
        ("MARY LARK", {"family": "LARK", "given": "MARY"}),
        ("LARK M", {"family": "LARK", "given": "M"}),
        ("PARK JH", {"family": "PARK", "given": "JH"}),
        ("J LI", {"family": "LI", "given": "J"}),
        ("de Visser MA", {"family": "de Visser", "given": "MA"}),
        ("Mary Lark, Jr.", {"family": "Lark", "given": "Mary", "suffix": "Jr."}),
        ("Lark III, M.", {"family": "Lark", "given": "M.", "suffix": "III"}),
        ("Smith, V", {"family": "Smith", "given": "V"}),
        ("Prof. Mary Lark", {"family": "Lark", "given": "Mary", "prefix": "Prof."}),
        ("Lark, Dr. Mary", {"family": "Lark", "given": "Mary", "prefix": "Dr."}),
        ("Sir, John", {"family": "Sir", "given": "John"}),
        ("Garcia Lopez, M.A.", {"family": "Garcia Lopez", "given": "M.A."}),
        ("Eleanor Etal", {"family": "Etal", "given": "Eleanor"}),
        ("Ngũgĩ, Đức", {"family": "Ngũgĩ", "given": "Đức"}),
        ("", {}),
    ],
)
def test_names_that_are_surely_read(text: str, fields: dict[str, str]) -> None:
    log = Log()
    assert name_fields(log, "AU", text) == fields
    assert len(log) == 0


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Maria Garcia Lopez", {"family": "Lopez", "given": "Maria Garcia"}),
        ("Department of Things, University of X", {"name": "Department of Things, University of X"}),
        ("Smith, John, Ada, Zoe", {"family": "Smith", "given": "John, Ada, Zoe"}),
        ("Ken ITO", {"family": "ITO", "given": "Ken"}),
        ("Jun LI", {"family": "LI", "given": "Jun"}),
        ("LARK Mary", {"family": "LARK", "given": "Mary"}),
    ],
)
def test_names_that_could_be_others_are_reported(text: str, fields: dict[str, str]) -> None:
    log = Log()
    assert name_fields(log, "AU", text, line=3) == fields
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.GUESSED, "AU", 3)
    assert text in problem.message


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Lark, Mary, PhD", ("PhD",)),
        ("Mary Lark, MD, Ph.D.", ("MD", "Ph.D.")),
        ("Mary Lark MD PhD", ("MD", "PhD")),
        ("Mary Lark, M.D.", ("M.D.",)),
        ("Lark, MD, Mary", ("MD",)),
    ],
)
def test_degrees_are_no_part_of_a_name(text: str, degrees: tuple[str, ...]) -> None:
    assert contributor_fields(Log(), "AU", text) == {"family": "Lark", "given": "Mary", "degrees": degrees}
    log = Log()
    assert name_fields(log, "AU", text) == {"family": "Lark", "given": "Mary"}
    assert Kind.DROPPED in {problem.kind for problem in log}


@pytest.mark.parametrize("text", ["et al.", "J. et al.", ".player{display:none}", "n/a", "-", "mary@example.org"])
def test_what_is_not_a_name_is_reported(text: str) -> None:
    log = Log()
    assert name_fields(log, "AU", text) == {}
    assert [problem.kind for problem in log] == [Kind.DROPPED]


def test_others_after_a_name_are_reported() -> None:
    log = Log()
    assert name_fields(log, "AU", "Peter van Dam et al.") == {"family": "van Dam", "given": "Peter"}
    assert [problem.kind for problem in log] == [Kind.DROPPED]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ken ITO", "Mary LARK"], False),
        (["Smith MA", "Park JH"], True),
        (["Smith, John", "Mary Lark", "Plato"], None),
    ],
)
def test_a_list_tells_whether_its_initials_are_last(names: list[str], *, expected: bool | None) -> None:
    assert has_initials_last(names) is expected


def test_what_the_list_tells_of_capitals_leaves_no_doubt() -> None:
    log = Log()
    assert name_fields(log, "AU", "Smith MA", initials_last=True) == {"family": "Smith", "given": "MA"}
    assert name_fields(log, "AU", "Ken NG", initials_last=False) == {"family": "NG", "given": "Ken"}
    assert len(log) == 0


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("John Smith III", {"family": "Smith", "given": "John", "suffix": "III"}),
        ("John Smith II", {"family": "Smith", "given": "John", "suffix": "II"}),
        ("J. van Smith IV", {"family": "van Smith", "given": "J.", "suffix": "IV"}),
        ("Smith JA II", {"family": "Smith", "given": "JA", "suffix": "II"}),
    ],
)
def test_a_roman_numeral_after_a_whole_name_is_its_suffix(text: str, fields: dict[str, str]) -> None:
    log = Log()
    assert name_fields(log, "author", text) == fields
    assert [problem.kind.value for problem in log] == ["guessed"]


def test_a_numeral_after_a_whole_name_does_not_make_a_list_one_of_initials() -> None:
    assert has_initials_last(["John Smith II", "Jun LI"]) is not True
    assert name_fields(Log(), "author", "Silva Santos II", initials_last=True) == {
        "family": "Silva Santos",
        "given": "II",
    }


@pytest.mark.parametrize(
    ("text", "fields", "kinds"),
    [
        ("Lark, Mary*", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Mary Lark¹,²", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Lark, Mary1,2", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Mary Lark [1]", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Mary Lark (ed.)", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Lark, Mary (0000-0002-1825-0097)", {"family": "Lark", "given": "Mary"}, ["dropped"]),
        ("Lark, Mary (Molly)", {"family": "Lark", "given": "Mary (Molly)"}, []),
        ("SHARE2", {"family": "SHARE2"}, []),
        ("Study Group 2", {"name": "Study Group 2"}, []),
        ("[Anonymous]", {"family": "Anonymous"}, []),
        ("[No authors listed]", {}, ["dropped"]),
        ("Lark, Mary and", {"family": "Lark", "given": "Mary"}, []),
        ("Meier, Hans, Dr.", {"family": "Meier", "given": "Hans", "prefix": "Dr."}, []),
        ("Hans Meier, Dipl.-Ing.", {"family": "Meier", "given": "Hans", "prefix": "Dipl.-Ing."}, []),
        ("Prof. Dr. med. Hans Meier", {"family": "Meier", "given": "Hans", "prefix": "Prof. Dr. med."}, []),
        ("山田 太郎", {"family": "山田", "given": "太郎"}, []),
    ],
)
def test_what_is_around_a_name_is_not_in_it(text: str, fields: dict[str, str], kinds: list[str]) -> None:
    log = Log()
    assert name_fields(log, "author", text) == fields
    assert [problem.kind.value for problem in log] == kinds
