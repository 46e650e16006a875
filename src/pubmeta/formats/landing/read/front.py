"""What is at the head of a page: its title and abstract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pubmeta.formats.landing.read.page import Line, Section, report_unplaced, shortened
from pubmeta.formats.landing.terms import ABSTRACT_SECTIONS, Part
from pubmeta.model import Abstract, AbstractSection, Language, Work, plain_text
from pubmeta.problems import Log

_MOST_TITLE_LINES = 5
_MOST_LINES_BEFORE_TITLE = 12
"""How many lines a page may have before its title: the journal, the kind of article, where it is."""
_FEWEST_WORDS = 8
_SECTION = re.compile(r"(?P<title>[A-Z][A-Za-z]*(?:(?: and| &|,|/)? [A-Za-z]+){0,5})\s?(?::(?:\s|$)|$)")
_RUN_IN = re.compile(r"(?<=[.?!)\]”]\s)(?=[A-Z][A-Za-z]*(?:(?: and| &|,|/)? [A-Za-z]+){0,3}\s?:\s)")
_ENGLISH = frozenset("the of and in to with for was were is are by on that we this from as at be".split())
_ENGLISH_SHARE = 0.15


def title_of(
    front: Section | None, work: Work, citation: int, page: Sequence[Line], log: Log
) -> tuple[str | None, list[Line]]:
    """The page's title, which may go over some lines, and the lines after it.

    The citation, in the line of the given number, repeats the title and so shows where it ends; it is a problem when
    the two differ in more than case and punctuation. A page that starts with another part has the citation's title.
    """
    cited = plain_text(work.title) if work.title else None
    lines = front.lines if front else []
    if not lines:
        if not cited:
            log.missing(
                "title", "neither the head of the page nor the citation has it", remedy="add it as the first line"
            )
        return cited, []
    key = key_of(cited) if cited else ""
    for start in range(min(len(lines), _MOST_LINES_BEFORE_TITLE) if key else 0):
        for end in range(start + 1, min(len(lines), start + _MOST_TITLE_LINES) + 1):
            title = " ".join(line.text for line in lines[start:end])
            if key_of(title) == key:
                report_unplaced(lines[:start], log)
                return title, lines[end:]
    first = lines[0]
    if cited and any(key_of(line.text) == key for line in page):  # under another heading
        return cited, lines
    if cited:
        log.invalid(
            "title",
            f"line {first.number} says {shortened(first.text)}, and the citation in line {citation} {shortened(cited)}",
            line=first.number,
            remedy="correct one of them",
        )
    return first.text, lines[1:]


def abstract_of(section: Section | None, after_title: list[Line], log: Log) -> Abstract | None:
    """The abstract under its heading, or else the prose after the title; other lines there are reported."""
    if section:
        report_unplaced(after_title, log)
        paragraphs = _paragraphs(section.lines)
    else:
        found = _paragraphs(after_title)
        paragraphs = [line for line in found if _is_prose(line.text)]
        report_unplaced([line for line in found if not _is_prose(line.text)], log)
    if not paragraphs:
        return None
    parts: list[tuple[str | None, list[str]]] = []
    for paragraph in (text for line in paragraphs for text in _run_in(line.text)):
        label = _section_title(paragraph)
        text = paragraph[label.end() :] if label else paragraph
        if label or not parts:
            parts.append((label["title"] if label else None, []))
        if text:
            parts[-1][1].append(text)
    return Abstract(
        sections=tuple(AbstractSection(title=title, paragraphs=tuple(texts)) for title, texts in parts if texts),
    )


def language_of(abstract: Abstract | None) -> Language | None:
    """English, where the abstract is; the headings that this reader knows are all English, so it finds no other."""
    if abstract is None:
        return None
    text = " ".join(plain_text(paragraph) for section in abstract.sections for paragraph in section.paragraphs)
    words = re.findall(r"[a-z]+", text.lower())
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    return Language("en") if share >= _ENGLISH_SHARE else None


def _paragraphs(lines: list[Line]) -> list[Line]:
    """The paragraphs of the lines; the title of an abstract's section begins one without a blank line too."""
    lines = [replace(line, text=f"{line.text}:") if _is_title(line.text) else line for line in lines]
    apart = [Line(line.number, line.text, line.after_blank or bool(_section_title(line.text))) for line in lines]
    return Section(Part.ABSTRACT, lines=apart).paragraphs


def _is_title(text: str) -> bool:
    """Whether a line is the title of a section and nothing else."""
    return ":" not in text and (found := _section_title(text)) is not None and found.end() == len(text)


def _run_in(text: str) -> list[str]:
    """The parts of a paragraph that each begin with a section's title: ``Background: … Methods: …``."""
    starts = [found.start() for found in _RUN_IN.finditer(text) if _section_title(text, found.start())]
    if len(starts) == 1 and not _section_title(text):
        return [text]
    return [text[start:end].strip() for start, end in pairwise([0, *starts, len(text)])]


def _section_title(text: str, start: int = 0) -> re.Match[str] | None:
    found = _SECTION.match(text, start)
    if found is None:
        return None
    words = re.findall(r"[a-z]+", found["title"].lower())
    return found if all(word in ABSTRACT_SECTIONS or word in {"and", "of"} for word in words) else None


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and text.endswith((".", "?", "!", ".)", ".”", '."'))


def key_of(title: str) -> str:
    """The title for comparison: without case, punctuation and typographic variants."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", title).casefold()).strip()
