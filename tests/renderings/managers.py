"""What programs for references read from our BibTeX and RIS: title, authors, year and DOI, as the article has them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from lxml import etree

import pubmeta
from pubmeta import Article
from pubmeta.model import Anonymous, ContributorRole, Person

_MODS = {"m": "http://www.loc.gov/mods/v3"}
_TAG = re.compile("</?(?:i|b|sup|sub|span)(?: [^>]*)?>")
_SHORT_PREFIX = re.compile(r"10\.[0-9]{4}/")
"""Of DOIs that bibutils takes for such in RIS."""


class Fields(NamedTuple):
    """What is compared: words without signs, in lower case."""

    title: str
    authors: tuple[str, ...]
    year: str
    doi: str


def _folded(text: object) -> str:
    return re.sub(r"[\W_]+", "", str(text or "")).casefold()


def _of_article(article: Article) -> Fields:
    people = [one for one in article.contributors if one.role is ContributorRole.AUTHOR]
    families = (
        one.whole_family if isinstance(one, Person) else one.name for one in people if not isinstance(one, Anonymous)
    )
    date = article.dates.formally_published
    return Fields(
        _folded(article.title), tuple(map(_folded, families)), f"{date.year:04d}" if date else "", article.doi or ""
    )


def _pandoc(text: str, dialect: str) -> Fields:
    command = ["pandoc", "-f", dialect, "-t", "csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    (item,) = json.loads(done.stdout)
    parts = ("non-dropping-particle", "dropping-particle", "family", "literal")
    names = (" ".join(str(name[part]) for part in parts if part in name) for name in item.get("author", []))
    years: Any = item.get("issued", {}).get("date-parts", [[""]])[0][0]
    title = _TAG.sub("", item.get("title", ""))
    return Fields(_folded(title), tuple(map(_folded, names)), str(years), item.get("DOI", ""))


def _bibutils(text: str, command: str) -> Fields:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "entry"
        file.write_text(text)
        done = subprocess.run([command, str(file)], capture_output=True, check=True)
    (mods,) = etree.fromstring(done.stdout)

    def first(*paths: str) -> str:
        found = [element for path in paths for element in mods.iterfind(path, _MODS)]
        return "".join(map(str, found[0].itertext())) if found else ""

    names = []
    for name in mods.iterfind("m:name", _MODS):
        if any(role.text == "author" for role in name.iterfind("m:role/m:roleTerm", _MODS)):
            parts = name.findall("m:namePart[@type='family']", _MODS) or name.findall("m:namePart", _MODS)
            names.append("".join(part.text or "" for part in parts[:1]))
    title = first("m:titleInfo/m:title") + first("m:titleInfo/m:subTitle")
    year = first(".//m:dateIssued", "m:part/m:date")[:4]
    return Fields(_folded(title), tuple(map(_folded, names)), year, first("m:identifier[@type='doi']"))


Reader = Callable[[str], Fields]
READERS: Final[Mapping[str, tuple[str, Mapping[str, str], Reader]]] = {
    "pandoc, BibTeX": ("bibtex", {}, lambda text: _pandoc(text, "bibtex")),
    "pandoc, biblatex": ("bibtex", {"dialect": "biblatex"}, lambda text: _pandoc(text, "biblatex")),
    "bibutils, BibTeX": ("bibtex", {}, lambda text: _bibutils(text, "bib2xml")),
    "bibutils, RIS": ("ris", {}, lambda text: _bibutils(text, "ris2xml")),
}
"""For each program the format, its options, and what it reads."""


def _are_authors(found: tuple[str, ...], expected: tuple[str, ...], program: str) -> bool:
    """Whether these are the authors.

    For pandoc small words at the end of a given name are particles of the family name. bibutils has an author of the
    same name once, and of a group in RIS the last word.
    """
    if program.startswith("pandoc"):
        return len(found) == len(expected) and all(map(str.endswith, found, expected))
    return all(any(name.endswith(each) for each in found) for name in expected)


def faults(article: Article) -> Iterator[str]:
    """What a program reads otherwise. Of titles with markup, for which each has other macros, no more than the rest."""
    wanted = _of_article(article)
    for program, (name, options, read) in READERS.items():
        found = read(pubmeta.export(article, name, options).text)
        for field, expected in wanted._asdict().items():
            value = getattr(found, field)
            is_known = field != "title" or isinstance(article.title, str)
            if name == "ris" and field == "doi" and not _SHORT_PREFIX.match(str(expected)):
                is_known = False
            same = value.startswith(expected) if field == "title" else value == expected
            if field == "authors":
                same = _are_authors(value, expected, program)
            if is_known and not same:
                yield f"{program}: {field} is read as {value!r}, not {expected!r}"
