from __future__ import annotations

from pubmeta import Article, field_paths
from pubmeta.formats.csl.write.placed import PLACED


def test_every_field_of_the_model_has_a_place() -> None:
    assert field_paths(Article) == PLACED
