from __future__ import annotations

from pubmeta import Article, field_paths
from pubmeta.formats.jats.write.placed import PLACED, REASONS


def test_every_path_is_a_field_of_the_model_and_either_placed_or_not() -> None:
    assert field_paths(Article) > PLACED
    assert {path for path in REASONS if f"{path}[]" not in field_paths(Article)} == field_paths(Article) - PLACED - {
        "archives[]"
    }
