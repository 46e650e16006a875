from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article


@pytest.mark.parametrize(
    ("contributor", "expected"),
    [
        ({"family": "Roe", "given": "R"}, []),
        ({"family": "Roe; Doe", "given": "R"}, [("contributors[0].family", "ris.name")]),
        ({"name": "Roe et al."}, [("contributors[0].name", "ris.name")]),
        ({"family": "Roe; Doe", "role": "editor"}, []),
        ({"family": "Roe", "given": "R, S", "suffix": "Jr., MD"}, [("contributors[0].family", "ris.name")]),
        ({"name": "Department of Rain, Lund, Sweden"}, []),
        ({"name": "Rain, Snow, Hail, and Ice Society"}, [("contributors[0].name", "ris.name")]),
    ],
)
def test_several_names_in_one_are_at_the_article(contributor: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    article = Article.model_validate({"title": "A", "contributors": [contributor]})
    document = pubmeta.export(article, "ris")
    found = [(each.path, each.code) for each in document.problems if (each.code or "").startswith("ris.")]
    assert found == expected
    codes = [problem.code for problem in pubmeta.validate(document.content, "ris").problems]
    assert codes == [code for _, code in expected]


def test_several_names_in_that_of_an_editor_of_the_proceedings_are_at_it() -> None:
    editors = [{"family": "Roe", "given": "R"}, {"family": "Roe; Doe"}, {"name": "Department of Rain, Lund, Sweden"}]
    article = Article.model_validate({"title": "A", "proceedings": {"title": "P", "editors": editors}})
    document = pubmeta.export(article, "ris")
    found = [each.path for each in document.problems if each.code == "ris.name"]
    assert found == ["proceedings.editors[1].family"]
    assert [problem.code for problem in pubmeta.validate(document.content, "ris").problems] == ["ris.name"]
