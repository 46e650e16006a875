"""Several documents in one file, with the report on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pubmeta.registry import get_format
from pubmeta.run.job import JobDocument
from pubmeta.web.answers import ZIP, Answer
from pubmeta.web.sent import DOCUMENT

_MADE: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that ZIP knows, for the same request gets the same bytes."""


def archive(report: Mapping[str, Any], made: Mapping[int | None, Iterable[JobDocument]]) -> Answer:
    """A ZIP file of the documents that were made, by the numbers of their records, and of ``report.json``."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        _add(file, "report.json", json.dumps(report, ensure_ascii=False, indent=2).encode(errors="backslashreplace"))
        for number, documents in made.items():
            stem = DOCUMENT if number is None else f"{DOCUMENT}-{number}"
            for document in documents:
                if document.content is not None:
                    _add(file, stem + get_format(document.format).suffix, document.content)
    headers = {"content-disposition": 'attachment; filename="documents.zip"'}
    return Answer(content=buffer.getvalue(), media_type=ZIP, headers=headers)


def _add(file: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _MADE)
    entry.external_attr = 0o644 << 16
    file.writestr(entry, content, ZIP_DEFLATED)
