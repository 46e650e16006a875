"""What Chromium makes of a page with the head that pubmeta wrote: every element that was planned, and no message."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import html

import pubmeta
from pubmeta import Article

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --enable-logging=stderr --log-level=0 --virtual-time-budget=2000"
).split()
_MESSAGE = re.compile(r"CONSOLE[^\n]*")
_PAGE = "https://www.example.org/article"


def chromium() -> str | None:
    """The program, or None where it is not installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def faults(article: Article) -> Iterator[str]:
    """How the head in the browser is unlike the one that was written."""
    try:
        head = pubmeta.head(article, page=_PAGE, documents={}).html
    except pubmeta.ProblemError:
        return  # of an article that Google Scholar would not take
    document, messages = _shown(head)
    planned, found = _planned(head), _children(document.head)
    for unlike, what in ((planned - found, "lacks"), (found - planned, "has besides")):
        for element, times in unlike.items():
            yield f"chromium: the head {what} {element!r}, {times} times"
    yield from (f"chromium: {message}" for message in messages)
    if (document.body.text_content() or "").strip():
        yield "chromium: something of the head is in the body"


def _shown(head: str) -> tuple[html.HtmlElement, list[str]]:
    """The page as the browser has it, and what it says on its console."""
    program = chromium()
    assert program, "chromium is not installed"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n{head}\n</head><body></body></html>')
        command = [program, *_OPTIONS, f"--user-data-dir={folder}/user", "--dump-dom", page.as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    parsed = html.document_fromstring(done.stdout.decode())
    return parsed, _MESSAGE.findall(done.stderr.decode(errors="replace"))


def _planned(head: str) -> Counter[tuple[str, ...]]:
    page: html.HtmlElement = html.document_fromstring(f"<html><head>\n{head}\n</head><body></body></html>")
    return _children(page.head)


def _children(elements: Iterable[html.HtmlElement]) -> Counter[tuple[str, ...]]:
    """Each child of a head: its name, its attributes, and the text in it."""
    return Counter(
        (str(child.tag), *(f"{name}={value}" for name, value in sorted(child.items())), (child.text or "").strip())
        for child in elements
        if child.get("charset") is None
    )
