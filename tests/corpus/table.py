"""The measures as Markdown tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tests.corpus.counts import FIELDS
from tests.corpus.exports import LACKING, TARGETS
from tests.corpus.measure import Measured

Files = Sequence[Measured]


def _valid(target: str, *, completed: bool = False) -> Callable[[Files], str]:
    """How many articles leave in a target, of all."""

    def share(files: Files) -> str:
        found = [outcome for file in files for outcome in file.outcomes if outcome.target == target]
        valid = sum(not (outcome.completed if completed else outcome.plain) for outcome in found)
        return f"{valid}/{len(found)}"

    return share


def _unlike(files: Files) -> str:
    outcomes = [outcome for file in files for outcome in file.outcomes]
    written = [outcome for outcome in outcomes if not outcome.completed]
    return f"{sum(not outcome.unlike for outcome in written)}/{len(written)}"


def _recall(field: str) -> Callable[[Files], str]:
    def share(files: Files) -> str:
        values = sum(file.values[field] for file in files)
        return f"{values - sum(file.missed[field] for file in files)}/{values}" if values else "–"

    return share


def _all_fields(files: Files) -> str:
    values, missed = (sum(getattr(file, name).total() for file in files) for name in ("values", "missed"))
    return f"{values - missed}/{values} = {100 * (values - missed) / values:.2f} %" if values else "–"


def _read(files: Files) -> str:
    articles, unread = sum(len(file.articles) for file in files), sum(len(file.unread) for file in files)
    return f"{articles}/{articles + unread}"


ROWS: dict[str, Callable[[Files], str]] = {
    "files": lambda files: str(len(files)),
    "records": lambda files: str(sum(file.records for file in files)),
    "of other works than articles, refused": lambda files: str(sum(file.others for file in files)),
    "articles read without error": _read,
    **{f"valid {target}": _valid(target) for target in TARGETS},
    **{f"valid {target}, journal known": _valid(target, completed=True) for target in LACKING},
    "read back equal": _unlike,
    **{field: _recall(field) for field in FIELDS},
    "all fields": _all_fields,
    "told of in reading": lambda files: str(sum(file.warnings for file in files)),
    "silent": lambda files: str(sum(len(file.silent) for file in files)),
    "crashes": lambda files: str(sum(len(file.crashes) for file in files)),
}
"""The measures; journal known: its id and its articles' pages come from the journal's profile."""
_OF_A_FILE = ("records", "articles read without error", *(f"valid {target}" for target in TARGETS), "all fields")


def table(kinds: Mapping[str, Files]) -> str:
    """One row for each measure, one column for each kind of file."""
    every = [file for files in kinds.values() for file in files]
    rows = ([name, *map(row, kinds.values()), row(every)] for name, row in ROWS.items())
    return _markdown(["", *kinds, "all"], rows)


def files_table(kinds: Mapping[str, Files]) -> str:
    """One row for each file, with the measures that differ from file to file."""
    rows = ([file.name, *(ROWS[name]([file]) for name in _OF_A_FILE)] for files in kinds.values() for file in files)
    return _markdown(["file", *_OF_A_FILE], rows)


def reasons(kinds: Mapping[str, Files]) -> str:
    """Why articles do not leave in a format: with what their records say, and with their journals' profiles."""
    plain, completed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    by_kind: dict[tuple[str, str], Counter[str]] = {}
    for kind, files in kinds.items():
        for outcome in (outcome for file in files for outcome in file.outcomes):
            for reason in outcome.plain | outcome.completed:
                by_kind.setdefault((outcome.target, reason), Counter())[kind] += 1
            plain.update((outcome.target, reason) for reason in outcome.plain)
            completed.update((outcome.target, reason) for reason in outcome.completed)
    rows = (
        [key[0], key[1], str(plain[key]), str(completed[key]), ", ".join(f"{kind} {n}" for kind, n in found.items())]
        for key, found in sorted(by_kind.items(), key=lambda item: (item[0][0], -plain[item[0]]))
    )
    return _markdown(["format", "reason", "articles", "journal known", "kinds"], rows)


def listed(kinds: Mapping[str, Files]) -> str:
    """What is not as it should be: unread records, missed values, what is silent, crashes; each with its file."""
    return "\n".join(line for files in kinds.values() for file in files for line in _listed(file))


def _listed(file: Measured) -> Iterator[str]:
    missed = (
        f"{field}: {value}" for counted in file.counted for field, values in counted.missed.items() for value in values
    )
    for what, found in (("unread", file.unread), ("missed", missed), ("silent", file.silent), ("crash", file.crashes)):
        yield from (f"- {file.name}: {what}: {one}" for one in found)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    )
