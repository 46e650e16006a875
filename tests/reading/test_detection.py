"""The format of a file by its signature: in every encoding that a byte order mark names, and never on a doubt."""

from __future__ import annotations

import gzip
from time import process_time

import pytest

import pubmeta
from pubmeta import ReadError, Reading, UnknownFormatError
from pubmeta.registry import format_names, get_format
from tests.reading.test_damage import own_documents

MARKED = ["utf-8-sig", "utf-16", "utf-32"]
TOLD_BY_XML = ["utf-16-le", "utf-16-be"]
TAKEN_FOR = {"highwire": "html"}
"""Formats whose documents are parts of another's, which recognises them."""
READ = [name for name in format_names() if get_format(name).read]


@pytest.mark.parametrize("name", format_names())
def test_every_document_of_ours_is_recognised(name: str) -> None:
    for content in own_documents(name):
        assert pubmeta.detect(content) == TAKEN_FOR.get(name, name)


@pytest.mark.parametrize("codec", MARKED)
@pytest.mark.parametrize("name", format_names())
def test_with_a_byte_order_mark(name: str, codec: str) -> None:
    for content in own_documents(name):
        assert pubmeta.detect(content.decode().encode(codec)) == TAKEN_FOR.get(name, name)


@pytest.mark.parametrize("codec", TOLD_BY_XML)
@pytest.mark.parametrize("name", ["jats", "crossref"])
def test_xml_without_a_mark(name: str, codec: str) -> None:
    for content in own_documents(name):
        assert pubmeta.detect(content.decode().encode(codec)) == name


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", sorted(set(READ) - {"article"}))
def test_what_is_recognised_is_read(name: str, codec: str) -> None:
    """But for our own articles, which are UTF-8 as JSON has to be."""
    content = min(own_documents(name), key=len)
    expected = [getattr(found, "article", None) for found in pubmeta.read_many(content)]
    text = content.decode().replace('encoding="UTF-8"', "")
    assert [getattr(found, "article", None) for found in pubmeta.read_many(text.encode(codec))] == expected


def test_a_text_that_is_not_closed_is_looked_through_once() -> None:
    begun = process_time()
    with pytest.raises(UnknownFormatError):
        pubmeta.detect(b'{"a": {"title": 1}, "b": "' + rb"\"" * 32_000)
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0",
        b"plain text",
        b"[]",
        b"{}",
        b'{"a": 1}',
        b"<a/>",
        b"<article>no article</article>",
        b"<html-like/>",
        b"%PDF-1.7\n@article{a, title = {A}}"[:8],
        b'"a string"',
        b"TY is no tag\n",
        b"someone@article{x}.example.org",
        b'{"@context": "https://www.w3.org/ns/activitystreams", "name": "A"}',
        "\ufeff".encode(),
        b"\xff\xfe",
    ],
)
def test_what_bears_no_signature_is_not_guessed(content: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        pubmeta.detect(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'<html><body><pre>TY  - JOUR\nER  -</pre></body></html>', "html"),
        (b'<!-- @article{a, title={x}} --><article article-type="x"><front/></article>', "jats"),
        (b'<article xmlns="http://www.w3.org/1999/xhtml"><h1>A</h1></article>', None),
        (b'[{"id": "a", "type": "book", "title": "TY  - JOUR", "note": "@article{x, title={A}}"}]', "csl"),
        (b'{"@context": "https://schema.org", "@type": "Article", "message-type": "work"}', None),
        (b"@article{a, title = {Share and Cite:}}", "bibtex"),
        (b'{"id": "x", "type": "article-journal", "title": "T", "abstract": "A"}', "csl"),
        (b'{"id": "x", "type": "paper-conference", "title": "T"}', "csl"),
        (b'{"id": "x", "type": "article", "title": "T"}', None),
        (b'{"id": "https://openalex.org/W1", "type": "article", "title": "T", "language": "en"}', None),
        (b'{"type": "article-journal", "title": "T"}', None),
        (b'{"type": "research-article", "title": "T", "language": "id"}', "article"),
    ],
)  # fmt: skip
def test_what_looks_like_several(content: bytes, name: str | None) -> None:
    if name is None:
        with pytest.raises(UnknownFormatError):
            pubmeta.detect(content)
    else:
        assert pubmeta.detect(content) == name


STRAY = b'{"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "S"}'


@pytest.mark.parametrize(
    "stray", [STRAY, b'{"id": "m", "message": "none", "DOI": "10.5555/m"}', b"{broken", b"", b"[]"]
)
def test_a_stray_line_is_not_the_format_of_the_others(stray: bytes) -> None:
    lines = [
        b'{"id": "%d", "type": "article-journal", "title": "T", "DOI": "10.5555/%d"}' % (at, at) for at in range(9)
    ]
    lines.insert(2, stray)
    content = b"\n".join(lines)
    assert pubmeta.detect(content) == "csl"
    read = [isinstance(found, Reading) for found in pubmeta.read_many(content)]
    assert (read.count(True), read.count(False)) == (9, int(stray not in {b"", b"[]"}))


def test_the_first_line_that_one_format_knows_decides() -> None:
    both = STRAY.replace(b"{", b'{"message-type": "work", ')
    article, unknown = b'{"title": "A"}', b'{"a": 1}'
    assert pubmeta.detect(b"\n".join((both, unknown, article, STRAY))) == "article"
    assert pubmeta.detect(b"\n".join((b"{broken", STRAY, article))) == "schemaorg"
    for lines in ((unknown, unknown), (both, both)):
        with pytest.raises(UnknownFormatError, match="name the format"):
            pubmeta.detect(b"\n".join(lines))


def test_a_line_that_is_cut_off_by_the_end_of_what_is_looked_at_decides_nothing() -> None:
    unknown = b'{"a": 1}\n'
    with pytest.raises(UnknownFormatError):
        pubmeta.detect(unknown * 7_281 + b'{"title": "' + b"A" * 100 + b'", "DOI": "10.5555/x"}')
    assert pubmeta.detect(unknown * 7_000 + b'{"title": "A"}') == "article"


@pytest.mark.parametrize(
    "content", [b"", b" \n\t", "\ufeff".encode(), " ".encode("utf-16"), gzip.compress(b"", mtime=0)]
)
def test_of_what_is_empty_nothing_else_is_said(content: bytes) -> None:
    with pytest.raises(UnknownFormatError, match=r"\Athe content is empty\Z"):
        pubmeta.detect(content)


def test_a_signature_that_deceives_ends_in_a_reason() -> None:
    for content in (b"TY  - JOUR\n", b"@article{a, title", b'<doi_batch version="5.4.0">', b'[{"id": "a", "type": 1'):
        found = list(pubmeta.read_many(content, pubmeta.detect(content) if content[:1] != b"[" else "csl"))
        assert found
        assert all(isinstance(one, ReadError) for one in found)
