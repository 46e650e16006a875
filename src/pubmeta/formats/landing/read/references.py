"""The list of references on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pubmeta.citations import reference
from pubmeta.formats.landing.read.page import LABEL, Line, Section, joined, report_unplaced
from pubmeta.formats.landing.terms import BUTTONS, LAST_BUTTONS
from pubmeta.model import Reference
from pubmeta.problems import Log

PREFIX_ALONE = re.compile(r"\b10\.\d{4,9}/(?=[\s.,;)\]]|$)")
"""The prefix of a DOI where its suffix is wanting."""


def references(section: Section, log: Log) -> tuple[Reference, ...]:
    """The references of a section. `raw` is the printed text without its number, which is the `label`.

    A numbered reference goes on until the next number, or until a blank line; of a list without numbers each line is
    one, or each paragraph where blank lines are between.
    """
    section = Section(section.part, section.heading, section.line, _without_buttons(section.lines))
    if not section.lines:
        return ()
    entries = list(_numbered(section, log) if LABEL.match(section.lines[0].text) else _unnumbered(section, log))
    found: dict[str, Reference] = {}
    for label, line in entries:
        path = f"references[{len(found)}]"
        key = f"ref{label or len(found) + 1}"
        if key in found:
            log.invalid(f"{path}.label", f"two references have the number {label}", line=line.number)
            continue
        if not line.text:
            log.missing(
                f"{path}.raw", f"reference {label} has no text", line=line.number, remedy="add it, or remove the number"
            )
            continue
        if prefix := PREFIX_ALONE.search(line.text):
            log.guessed(
                f"{path}.work.doi",
                f"{prefix[0]} is a DOI prefix without a suffix; it is kept in the text and not read as a DOI",
                line=line.number,
            )
        found[key] = reference(line.text, key, label)
    return tuple(found.values())


def _without_buttons(lines: list[Line]) -> list[Line]:
    """The lines without those that only link a reference."""
    kept: list[Line] = []
    after_blank = False
    for line in lines:
        if BUTTONS.fullmatch(line.text):
            after_blank = True  # the next line is another reference
            continue
        text = LAST_BUTTONS.sub("", line.text)
        kept.append(replace(line, text=text, after_blank=line.after_blank or after_blank))
        after_blank = text != line.text
    return kept


def _numbered(section: Section, log: Log) -> Iterator[tuple[str, Line]]:
    """Each number with the reference after it, whose lines are joined."""
    form = next(filter(None, (label.lastgroup for line in section.lines if (label := LABEL.match(line.text)))))
    number: str | None = None
    entry: list[Line] = []
    for line in section.lines:
        label = LABEL.match(line.text)
        printed = label[form] if label else None
        # in brackets a number is surely one; before a full stop it is one if it is the next
        if label and printed and (form == "bracketed" or number is None or int(printed) == int(number) + 1):
            if number and entry:
                yield number, joined(entry)
            if number and int(printed) not in {int(number), int(number) + 1}:
                log.guessed(
                    "references", f"after {number} comes {printed}; references may be missing", line=line.number
                )
            number, entry = printed, [Line(line.number, line.text[label.end() :])]
        elif entry and not line.after_blank:
            entry.append(line)
        else:
            report_unplaced([line], log)
    if number and entry:
        yield number, joined(entry)


def _unnumbered(section: Section, log: Log) -> Iterator[tuple[None, Line]]:
    paragraphs = section.paragraphs
    if len(paragraphs) == 1 and len(section.lines) > 1:
        log.guessed("references", "have no numbers; each line is read as one reference", line=section.line)
        paragraphs = section.lines
    for paragraph in paragraphs:
        yield None, paragraph
