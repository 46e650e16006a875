"""Titles without the marks of citations and notes."""

from __future__ import annotations

import pytest

from pubmeta.model import Markup
from tests.formats.jats.read.documents import article_of


def cite(mark: str, kind: str = "bibr") -> str:
    return f'<xref ref-type="{kind}" rid="r1">{mark}</xref>'


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        (f"On reeds{cite('1')}", "On reeds"),
        (f"On reeds{cite('<sup>1</sup>')}", "On reeds"),
        (f"On reeds<sup>{cite('1')},{cite('2')}</sup>", "On reeds"),
        (f"On reeds [{cite('1')}, {cite('3')}–{cite('5')}]", "On reeds"),
        (f"On reeds ({cite('7a')}) and moss", "On reeds and moss"),
        (f"On reeds (and moss{cite('1')})", "On reeds (and moss)"),
        (f"On reeds{cite('[1]')}: moss{cite('*', 'fn')}", "On reeds: moss"),
        ('On reeds<xref rid="r1"><sup>1</sup></xref>', "On reeds"),
        (f"On <italic>reeds{cite('1')}</italic>", Markup(markup="On <i>reeds</i>")),
        (f"<sup>14</sup>C in reeds{cite('1')}", Markup(markup="<sup>14</sup>C in reeds")),
        (f"On {cite('Lin et al.')}", "On Lin et al."),
        (f"On Lin et al. ({cite('2001')})", "On Lin et al. (2001)"),
        (f"On Lin et al. ({cite('2001a')}, {cite('2002')})", "On Lin et al. (2001a, 2002)"),
        (f"On Figure {cite('2', 'fig')}", "On Figure 2"),
        ("On reeds [sic]", "On reeds [sic]"),
    ],
)
def test_marks_are_no_part_of_it(tagged: str, expected: object) -> None:
    titles = (
        f"<title-group><article-title>{tagged}</article-title><subtitle>{tagged}</subtitle>"
        f'<trans-title-group xml:lang="fr"><trans-title>{tagged}</trans-title><trans-subtitle>{tagged}</trans-subtitle>'
        f'</trans-title-group><alt-title alt-title-type="running-head">{tagged}</alt-title></title-group>'
    )
    article = article_of(f"<issue-title>{tagged}</issue-title>", title=titles)
    [translated] = article.translated_titles
    found = [article.title, article.subtitle, article.short_title, article.issue_title]
    assert [*found, translated.title, translated.subtitle] == [expected] * 6


def test_nor_of_that_of_a_translation() -> None:
    stub = f"<front-stub><title-group><article-title>Um{cite('1')}</article-title></title-group></front-stub>"
    article = article_of(rest=f'<sub-article article-type="translation" xml:lang="pt">{stub}</sub-article>')
    assert [title.title for title in article.translated_titles] == ["Um"]
