"""The text of a page, divided into its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pubmeta.formats.landing.terms import HEADINGS, OPEN_ACCESS, STATEMENTS, Part
from pubmeta.problems import Log
from pubmeta.vocabularies.statements import statement_headed

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COPYRIGHT_LINE = re.compile(r"(?i)(?:copyright\b|©|\(c\)\s).*\b(?:1[89]|20)\d\d\b")
GRANT = re.compile(r"(?i)\blicen[cs]ed? under\b|creative commons|\bCC[- ]?(?:BY|0)\b")
"""What a sentence that grants a licence says."""
LABEL = re.compile(r"(?:\[(?P<bracketed>\d{1,4})\]|\((?P<rounded>\d{1,4})\)|(?P<dotted>\d{1,4})[.)](?=\s))\s*")
# Parts in which a sentence on a licence begins the part on the licence; a page of references may end in one.
_BEFORE_A_GRANT = STATEMENTS | {Part.REFERENCES, Part.CITATION}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page that is not blank, its white space made single; `number` counts from 1."""

    number: int
    text: str
    after_blank: bool = False


@dataclass(slots=True)
class Section:
    """A part of the page: its heading as printed, if it has one, and its lines."""

    part: Part
    heading: str | None = None
    line: int = 1
    lines: list[Line] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Line]:
        """The lines joined to paragraphs, which blank lines divide; each has the number of its first line."""
        return [joined(lines) for lines in divided(self.lines)]


def divided(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not line.after_blank:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def joined(lines: Sequence[Line]) -> Line:
    """Lines as one, which has the number of the first."""
    first = lines[0]
    return first if len(lines) == 1 else replace(first, text=" ".join(line.text for line in lines).strip())


def decoded(content: bytes, log: Log) -> str | None:
    """The text of the bytes, or None with the reason in the log."""
    if not content.strip():
        log.malformed("is empty", remedy="paste the text of the article's page")
        return None
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    if b"\x00" in content and encoding != "utf-16":
        log.malformed("is a binary file, not text")
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        log.malformed("is neither UTF-8 nor Windows-1252", remedy="save it as UTF-8")
        return None
    log.guessed("", "is not UTF-8; read as Windows-1252", remedy="save it as UTF-8")
    return text


def lines_of(text: str, log: Log) -> list[Line]:
    """The lines of the text that are not blank; characters that no document can hold are reported."""
    lines: list[Line] = []
    blank = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if found := _FORBIDDEN.search(line):
            log.malformed(f"contains the control character U+{ord(found[0]):04X}", line=number, remedy="remove it")
        if single := re.sub(r"[ \t]+", " ", line).strip():
            lines.append(Line(number, single, after_blank=blank))
        blank = not single
    return lines


def sections(lines: list[Line]) -> list[Section]:
    """The lines under the headings that they follow; references and the copyright line begin a section of their own."""
    found = [Section(Part.FRONT)]
    for index, line in enumerate(lines):
        current = found[-1]
        part, heading, rest = _heading(line.text, current.part)
        if part is Part.LICENSE and (heading or "").casefold() == OPEN_ACCESS:
            following = f"{rest} {lines[index + 1].text if index + 1 < len(lines) else ''}"
            if not GRANT.search(following) and not re.search(r"(?i)licen[cs]e", following):
                part, rest = None, line.text
        if part:
            found.append(Section(part, heading, line.number))
        if rest:
            found[-1].lines.append(Line(line.number, rest, line.after_blank))
    return [section for section in found if section.lines or section.heading]


def report_unplaced(lines: Iterable[Line], log: Log) -> None:
    """Report lines of the page that nothing was made of."""
    for line in lines:
        log.dropped(
            "", f"this line was not understood and is not in the article: {shortened(line.text)}", line=line.number
        )


def shortened(text: str) -> str:
    """The text in quotation marks, not longer than a message bears."""
    return repr(text if len(text) <= 70 else f"{text[:69]}…")


def _heading(text: str, current: Part) -> tuple[Part | None, str | None, str]:
    """The part that a line begins, its heading, and what the line says after the heading."""
    whole = text.strip(" :")
    before, colon, after = text.partition(":")
    if part := _part_called(whole):
        return part, whole, ""
    if colon and (part := _part_called(before)) and part is not current:
        return part, before.strip(), after.strip()
    if current is not Part.COPYRIGHT and _COPYRIGHT_LINE.match(text):
        return Part.COPYRIGHT, None, text
    if current in _BEFORE_A_GRANT and GRANT.search(text) and not LABEL.match(text):
        return Part.LICENSE, None, text
    if current is not Part.REFERENCES and (label := LABEL.match(text)) and label["bracketed"] == "1":
        return Part.REFERENCES, None, text
    return None, None, text


def _part_called(heading: str) -> Part | None:
    if statement := statement_headed(heading):
        return Part(statement)
    return HEADINGS.get(heading.strip(" .").replace("’", "'").casefold())
