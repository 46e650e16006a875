"""Reference strings with known fields, and how our answers score on them.

Prints the table: ``python -m tests.citations.gold ../shared``.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from pubmeta import citations
from pubmeta.model import PersonName, Work

FIELDS = ("authors", "title", "container", "volume", "issue", "pages", "year", "doi")
IEEE = frozenset({"ieee", "ieee_scirp"})

NOISE: dict[str, tuple[str, str]] = {
    "80aabf140e34": ("authors", "the label cuts the printed 'De Las Morenas, A.' to family Morenas, given 'De Las'"),
    "0563ff919f4e": ("authors", "the label cuts the printed 'De La Morenas, A.' to family Morenas, given 'De La'"),
    "ed37172c7f99": ("authors", "printed 'Elif Erson-Bensan, A.'; the label has given Elif and drops the A."),
    "36db28dc162a": ("authors", "the label takes the P-Y of the printed 'Plaçais P-Y' for the family name"),
    "1700c6a5342a": ("authors", "the label takes the P-Y of the printed 'Plaçais P-Y' for the family name"),
    "286ff4a150b8": ("authors", "the label takes the D of the printed 'Mutimer D' for the family name"),
    "8caf7a33494b": ("authors", "the label leaves Jr. in the family name; it is a suffix"),
    "ce4f2a6d7845": ("doi", "the printed DOI has a multiplication sign in it, an x spoilt; no DOI has that"),
    "91899184b475": ("title", "the label has the journal for title and the title for journal, as if it were a book"),
    "b455558431d2": ("title", "the label includes the journal in the title"),
    "f4de0a7f7708": ("title", "the label begins and ends the title in the midst of the printed one"),
    "327bb51a802b": ("container", "the label includes the medium, '[Internet].', in the journal's title"),
    "7529e9b603ea": ("container", "the label leaves out the '(London)' that is printed as part of the journal's title"),
    "9f3629480e1a": ("pages", "the label leaves out the P of the printed P01002"),
    "2bdc410736f1": ("pages", "printed as a span, '1098 – 1098'; the label has one page"),
}
"""Rows whose label does not say what is printed, by id: the field, and what is amiss with it."""


def rows(shared: Path) -> list[dict[str, Any]]:
    """The labelled strings. That ``et al.`` is listed as an author in some is no name, and is left out."""
    lines = (shared / "gold" / "references.jsonl").read_text().splitlines()
    found: list[dict[str, Any]] = [json.loads(line) for line in lines]
    for row in found:
        row["truth"]["authors"] = [name for name in row["truth"]["authors"] or [] if name["family"] != "et al."]
    return found


def module(path: Path) -> ModuleType:
    """A module of the shared folder; what it imports stands beside it."""
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec
        assert spec.loader
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
    finally:
        sys.path.remove(str(path.parent))
    return loaded


def fields(work: Work | None) -> dict[str, Any] | None:
    """A work as the labels spell it."""
    if work is None:
        return None
    names = [name for name in work.authors if isinstance(name, PersonName)]
    return {
        "authors": [{"family": name.family, "given": name.given} for name in names],
        "title": work.title,
        "container": work.container_title,
        "volume": work.volume,
        "issue": work.issue,
        "pages": str(work.pages) if work.pages else work.article_number,
        "year": str(work.date.year) if work.date else None,
        "doi": work.doi,
    }


def wrong_fields(row: dict[str, Any], score: ModuleType) -> set[str]:
    """The scored fields in which our answer differs from the label or lacks what the label has."""
    answer, truth = fields(citations.parsed(row["raw"])), row["truth"]
    assert answer
    scored = [field for field in FIELDS if field not in row["unscored"] and (answer[field] or truth.get(field))]
    return {
        field
        for field in scored
        if not (answer[field] and truth.get(field) and score.cmp(field, answer[field], truth[field]))
    }


def main(shared: Path) -> None:
    """Print the table by style, and each row that is answered and differs from its label."""
    score = module(shared / "gold" / "score.py")
    sketches = (
        module(shared / "prototypes" / "reference_strings_ieee.py"),
        module(shared / "prototypes" / "reference_strings_more.py"),
    )
    total: Counter[str] = Counter()
    write = sys.stdout.write
    write(f"{'style':24}{'rows':>6}{'sketch':>8}{'answered':>10}{'right':>7}{'noise':>7}{'wrong':>7}\n")
    all_rows = rows(shared)
    for style in sorted({row["style"] for row in all_rows}):
        own = [row for row in all_rows if row["style"] == style]
        answered = [row for row in own if citations.parsed(row["raw"])]
        differing = [row for row in answered if wrong_fields(row, score)]
        noise = [row for row in differing if row["id"] in NOISE]
        counts = {
            "rows": len(own),
            "sketch": sum(any(sketch.parse(row["raw"]) for sketch in sketches) for row in own),
            "answered": len(answered),
            "right": len(answered) - len(differing),
            "noise": len(noise),
            "wrong": len(differing) - len(noise),
        }
        total.update(counts)
        widths = zip(counts.values(), (6, 8, 10, 7, 7, 7), strict=True)
        write(f"{style:24}" + "".join(f"{count:>{width}}" for count, width in widths) + "\n")
        for row in differing:
            write(f"    {row['id']} {wrong_fields(row, score)}: {NOISE.get(row['id'], ('', 'ours'))[1]}\n")
    write(f"{'all':24}" + " ".join(f"{name} {count}" for name, count in total.items()) + "\n")
    ieee = [row for row in all_rows if row["style"] in IEEE]
    for name, parse in (("sketch", sketches[0].parse), ("ours", lambda raw: fields(citations.parsed(raw)))):
        counts, by_field, _ = score.score([(parse(row["raw"]), row["truth"], row["unscored"]) for row in ieee])
        score.show(f"IEEE rows, {name}", counts, by_field)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
