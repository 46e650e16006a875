"""Records to export in bulk, and a format that is bad for the process that reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Install

DEADLY = """
import os, signal, time
from pubmeta.formats.article.read import read as read_article
from pubmeta.registry import Format, Options, Record

def read(content, log):
    if b"kill" in content:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"hang" in content:
        time.sleep(600)
    if b"hoard" in content:
        bytearray(10**9)
    if b"exit" in content:
        os._exit(3)
    if b"slow" in content:
        time.sleep(0.02)
    return read_article(content, log)

def read_many(stream):
    for line in stream:
        if line.startswith(b"{"):
            yield Record(article=read(line, None))

def write(article, options, log):
    if "fatal to write" in str(article.title):
        os.kill(os.getpid(), signal.SIGKILL)
    return "no bytes" if "of text" in str(article.title) else b"<written/>"

FORMAT = Format(name="deadly", title="-", media_type="text/xml", suffix=".deadly.xml", options=Options, read=read,
                read_many=read_many, write=write)
"""


NO_JSON_LINES = "# three such lines at the start, and the file is read as a whole\n" * 3


def line(number: int, title: str = "", **fields: Any) -> str:
    return json.dumps({"title": title or f"Article {number}", "doi": f"10.5555/{number}", **fields}) + "\n"


@pytest.fixture
def deadly(install: Install) -> str:
    """The name of an installed format whose records kill, exit or hang when they say so."""
    install("deadly", DEADLY)
    return "deadly"
