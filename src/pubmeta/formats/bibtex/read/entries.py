"""BibTeX files as entries: macros put in, what an entry inherits from another included, its fields still LaTeX.

bibtexparser finds the parts of a block; a file is given to it block by block, so that memory does not grow with it. A
block starts where bibtexparser itself says that one does, at an ``@`` that starts a line.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from pubmeta.formats.bibtex.read.macros import Allowance, Macros
from pubmeta.formats.bibtex.read.values import evaluated
from pubmeta.formats.bibtex.terms import CONTAINERS, CONTROLS, INHERITED
from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading import Field, lines_of, quoted

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_DEEPEST = 20
"""How many entries may inherit from one another in a row; more are a circle or a joke."""
_START = re.compile(r"\s*@\w*[ \t]*[{(]")
_COMMENT = re.compile(r"(?i)@comment\s*[{(]")
_NO_ENTRY = re.compile(r"(?i)@(?:comment|preamble|string)\s*[{(]")
_STRAY = re.compile(r"@\s*\w+\s*[{(]")
_NEXT_FIELD = re.compile(r"([A-Za-z][\w.:+-]*)\s*=\s*(?=\S)")
_PARENT = re.compile(r"(?i)\b(?:crossref|xdata)\s*=\s*[{\"]?([^{}\"=]*)")


@dataclass
class BibEntry:
    """One entry; `type` is empty where it could not be read, and then the log says why."""

    type: str
    key: str
    line: int
    fields: list[Field] = field(default_factory=list)
    log: Log = field(default_factory=Log)
    is_whole: bool = False
    """Whether the fields that it inherits are among its own."""

    @cached_property
    def length(self) -> int:
        """How many characters its fields have, asked for once it is whole."""
        return sum(len(field.path) + len(field.text) for field in self.fields)

    def get(self, name: str) -> Field | None:
        """The first field of this name."""
        return next((field for field in self.fields if field.path == name), None)


def entries(stream: BinaryIO) -> Iterator[BibEntry]:
    """The entries of a file in their order.

    An entry that inherits from others has their fields too; these are looked up beforehand, for which the stream is
    read twice.
    """
    start = stream.tell() if stream.seekable() else None
    parents: dict[str, BibEntry] = {}
    if start is not None and (keys := _parent_keys(stream)):
        stream.seek(start)
        for entry in _own_entries(stream, Allowance()):
            if entry.key.casefold() in keys:
                parents.setdefault(entry.key.casefold(), entry)
    if start is not None:
        stream.seek(start)
    allowance = Allowance()
    for entry in _own_entries(stream, allowance):
        _inherit(entry, parents, allowance)
        yield entry


def _parent_keys(stream: BinaryIO) -> set[str]:
    values = (found[1] for line in lines_of(stream, _unreported) for found in _PARENT.finditer(line))
    return {key.strip().casefold() for value in values for key in value.split(",")} - {""}


def _unreported(problem: Problem) -> None:
    """The lines are read again, and then it is reported."""


def _inherit(entry: BibEntry, parents: Mapping[str, BibEntry], allowance: Allowance, depth: int = 0) -> None:
    """Add the fields of the parents that the entry does not have; the title of a container is its container's title."""
    if entry.is_whole:
        return
    entry.is_whole = True
    own = {field.path for field in entry.fields}
    for link in ("crossref", "xdata"):
        named = entry.get(link)
        if named is None:
            continue
        for key in named.text.split(","):
            parent = parents.get(key.strip().casefold())
            if parent is None or not parent.type or depth == _DEEPEST:
                named.dropped(f"there is no entry {quoted(key.strip())} to inherit from")
                continue
            _inherit(parent, parents, allowance, depth + 1)
            if not allowance.spend(parent.length):
                entry.log.malformed("what it inherits makes the file too long", link, line=named.line)
                return
            container = CONTAINERS.get(parent.type) if link == "crossref" else None
            for given in parent.fields:
                name = {"title": container, "subtitle": None}.get(given.path, given.path) if container else given.path
                if name and name not in INHERITED and name not in own:
                    own.add(name)
                    entry.fields.append(Field(name, given.text, entry.log, given.line))


def _own_entries(stream: BinaryIO, allowance: Allowance) -> Iterator[BibEntry]:
    """The entries with the macros put in, and nothing inherited."""
    macros = Macros(allowance)
    doubts: list[Problem] = []
    for first_line, text in _blocks(stream, doubts.append):
        allowance.earn(text)
        for block in _parts(text):
            entry = _entry(block, first_line, macros, doubts)
            if entry:
                entry.log.extend(doubts)
                doubts.clear()
                yield entry


def _blocks(stream: BinaryIO, report: Callable[[Problem], None]) -> Iterator[tuple[int, str]]:
    """The text from the start of each block to that of the next, with the number of its first line."""
    lines: list[str] = []
    first = 1
    for number, line in enumerate(lines_of(stream, report), 1):
        if _START.match(line) and lines:
            yield first, "\n".join(lines)
            lines, first = [], number
        lines.append(line)
    if lines:
        yield first, "\n".join(lines)


def _parts(text: str) -> list[Block]:
    from bibtexparser.splitter import Splitter

    # What it warns of it also gives back; without a handler the warnings would go to standard error.
    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return Splitter(text).split().blocks


def _entry(block: Block, first_line: int, macros: Macros, doubts: list[Problem]) -> BibEntry | None:
    """The entry that a block is; None for what is none.

    A macro's definition is added to the macros; what is wrong with it is reported with the next entry.
    """
    from bibtexparser.model import (
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        Entry,
        ExplicitComment,
        ImplicitComment,
        ParsingFailedBlock,
        String,
    )

    line = first_line + (block.start_line or 0)
    if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock) and block.ignore_error_block:
        block = block.ignore_error_block
    log = Log()
    raw = block.raw or ""
    if isinstance(block, Entry):
        if block.entry_type:
            return None if block.entry_type.casefold() in CONTROLS else _made(block, first_line, line, macros)
        log.malformed(f"an entry has no type: {quoted(raw)}", line=line, remedy="write it after the @: @article")
    elif isinstance(block, String):
        value, end = evaluated(block.value, macros, log, block.key, line)
        macros.define(block.key, None if log.has_errors else value + block.value[end:])
        doubts.extend(problem for problem in log if not problem.is_error)  # the entries that use it have the error
        return None
    elif isinstance(block, ParsingFailedBlock):
        reason = getattr(block.error, "abort_reason", str(block.error)).strip(" .")
        if "end of file" in reason:  # of the block, which is all that bibtexparser sees
            reason = "a brace or quotation mark is not closed"
        message = f"is not BibTeX: {reason}; left out: {quoted(raw)}"
        if not _NO_ENTRY.match(raw):
            log.malformed(message, line=line)
        elif not _COMMENT.match(raw):
            doubts.append(Problem(kind=Kind.DROPPED, message=message, line=line))
    elif isinstance(block, ExplicitComment) and not _COMMENT.match(raw):
        log.malformed(f"cannot be read as an entry: {quoted(raw)}", line=line)
    elif isinstance(block, ImplicitComment) and (stray := _STRAY.search(raw)):
        log.malformed(f"an entry starts a line with @ and its type: {quoted(raw[stray.start() :])}", line=line)
    return BibEntry("", "", line, log=log) if log.has_errors else None


def _made(entry: Entry, first_line: int, line: int, macros: Macros) -> BibEntry:
    made = BibEntry(entry.entry_type.casefold(), entry.key, line)
    for given in entry.fields:
        name, at = given.key.casefold(), first_line + (given.start_line or 0)
        value, end = evaluated(given.value, macros, made.log, name, at)
        made.fields.append(Field(name, value, made.log, at))
        while end < len(given.value):  # no comma parts the next field from this one
            following = _NEXT_FIELD.match(given.value, end)
            if following is None:
                made.log.dropped(name, f"the text after its value is left out: {quoted(given.value[end:])}", line=at)
                break
            made.log.guessed(name, f"a comma is missing after it, before {following[1]}", line=at)
            name = following[1].casefold()
            value, end = evaluated(given.value, macros, made.log, name, at, following.end())
            made.fields.append(Field(name, value, made.log, at))
    return made
