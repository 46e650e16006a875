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
    ],
)
def test_several_names_in_one_are_at_the_article(contributor: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    article = Article.model_validate({"title": "A", "contributors": [contributor]})
    document = pubmeta.export(article, "ris")
    found = [(each.path, each.code) for each in document.problems if (each.code or "").startswith("ris.")]
    assert found == expected
    codes = [problem.code for problem in pubmeta.validate(document.content, "ris").problems]
    assert codes == [code for _, code in expected]
