"""What the author of a format tests it with: the contract that every format keeps, those of pubmeta as well.

    from pubmeta.testing import cases, check_format

    def test_the_format() -> None:
        check_format(FORMAT, cases())

pytest is not needed. `articles` needs Hypothesis, which the extra ``pubmeta[testing]`` installs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.model import Article
from pubmeta.testing.contract import check_article, check_format
from pubmeta.testing.examples import cases

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["articles", "cases", "check_article", "check_format"]


def articles() -> SearchStrategy[Article]:
    """The Hypothesis strategy of every article that the model accepts, the oddest too.

        @given(articles())
        def test_any_article(article: Article) -> None:
            check_article(FORMAT, article)

    Raises ImportError where Hypothesis is not installed.
    """
    try:
        import hypothesis  # noqa: F401 (whether it is there)
    except ImportError as error:
        raise ImportError("articles() needs Hypothesis; install it with: pip install 'pubmeta[testing]'") from error
    from pubmeta.testing.strategies import values_of

    return values_of(Article)
