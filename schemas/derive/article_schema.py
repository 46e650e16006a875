"""The article's own JSON Schema, generated from the model: `python schemas/derive/article_schema.py`."""

from __future__ import annotations

import json
from pathlib import Path

from pubmeta.model import Article

TARGET = Path(__file__).resolve().parents[1] / "authored" / "article.schema.json"


def schema_text() -> str:
    """The schema as the file holds it (JSON Schema 2020-12)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pubmeta:article:1",
        **Article.model_json_schema(),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
