from __future__ import annotations

from pubmeta import Article, field_paths
from pubmeta.formats.schemaorg.write.placed import PLACED, REASONS


def test_every_field_of_the_model_is_placed_or_has_a_reason() -> None:
    credit = {path for path in field_paths(Article) if ".credit[]" in path}
    reasons = {path for path in REASONS if not path.endswith(".credit")} | credit
    assert field_paths(Article) == PLACED | reasons
    assert PLACED.isdisjoint(reasons)
