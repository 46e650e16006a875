from __future__ import annotations

from pubmeta import Article, Log
from pubmeta.model.public import public_full_texts


def test_a_link_for_similarity_checking_is_for_nobody_else() -> None:
    links = [{"url": "https://www.example.org/a"}, {"url": "https://www.example.org/b", "purpose": "similarity-check"}]
    article, log = Article.model_validate({"title": "A", "full_texts": links}), Log()
    assert [full_text for _, full_text in public_full_texts(article, log)] == [article.full_texts[0]]
    assert [problem.path for problem in log] == ["full_texts[1]"]
