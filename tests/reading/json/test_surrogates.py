"""Half a surrogate pair is refused wherever it stands; whole pairs and what only looks like one are not."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import product

import pytest

import pubmeta
from pubmeta import ReadError
from pubmeta.reading.json.surrogates import HalfPairError, WholePairs
from tests.reading.json.test_lines import RECORDS, TITLES, line, outcomes

WHOLE = (rb"\ud83d\ude00", rb"\uD83D\uDE00", rb"\\ud83d", rb"\\\\udc00", rb"\\\ud83d\ude00", rb"\ud7ff\ue000", rb"\"")
HALVES = (
    rb"\ud83d",
    rb"\uDC00",
    rb"\ud83d\ud83d\ude00",
    rb"\ud83d\u0041",
    rb"\ude00\ud83d",
    rb"\\\ud83d",
    rb"\uDBFF\\udc00",
)


def read_in(size: int, content: bytes) -> bytes:
    """All of it, so many bytes at a time."""
    whole = WholePairs(BytesIO(content))
    return b"".join(iter(lambda: whole.read(size), b""))


@pytest.mark.parametrize("size", [*range(1, 30), 65_536])
def test_whole_pairs_pass_in_pieces_of_any_size(size: int) -> None:
    for parts in product(WHOLE, WHOLE):
        content = b'"x' + b"".join(parts) + b'"'
        assert read_in(size, content) == content
    for end in range(len(rb"\"\ud83")):  # of what is cut off the parser says it
        assert read_in(size, rb"\"\ud83"[:end]) == rb"\"\ud83"[:end]


@pytest.mark.parametrize("size", [*range(1, 30), 65_536])
def test_all_before_a_half_is_given_and_then_it_is_told(size: int) -> None:
    for before, half in product(WHOLE, HALVES):
        start = b'["' + before
        whole = WholePairs(BytesIO(start + half + b'"]'))
        pieces: list[bytes] = []
        with pytest.raises(HalfPairError, match=r"contains half of a surrogate pair, \\u[dD]...,"):
            pieces.extend(iter(lambda: whole.read(size), b""))  # noqa: B023 (called before the next round)
        said = json.loads(start + half + b'"]')[0]
        alone = next(place for place, character in enumerate(said) if "\ud800" <= character <= "\udfff")
        assert json.loads(b"".join(pieces) + b'"]')[0] == said[:alone]


def test_nothing_is_kept_of_what_was_read() -> None:
    whole = WholePairs(BytesIO(b"\\" * 1_000_000 + b"\\u4e2d" * 100_000))
    while piece := whole.read(1_000):
        assert len(piece) < 1_020


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", RECORDS)
def test_every_reader_of_json_refuses_it(name: str, half: bytes) -> None:
    good = line(name, "A")
    of_text, of_key = good.replace(b'"A"', b'"' + half + b' x"'), good.replace(b"{", b'{"' + half + b'": 1, ', 1)
    for bad in (of_text, of_key):
        with pytest.raises(ReadError) as raised:
            pubmeta.read(bad, name)
        assert {problem.kind for problem in raised.value.problems} == {pubmeta.Kind.MALFORMED}
        assert list(outcomes(name, bad)) == [("malformed", None)]
        assert list(outcomes(name, b"\n".join((good, bad, good)))) == ["A", ("malformed", 2), "A"]


@pytest.mark.parametrize("name", RECORDS)
def test_every_reader_takes_whole_pairs(name: str) -> None:
    for text in WHOLE:
        content = line(name, "A").replace(b'"A"', b'"a ' + text + b'"')
        title = json.loads(content)[TITLES.get(name, "title")]
        assert list(outcomes(name, content)) == [title[0] if isinstance(title, list) else title]


def test_a_list_ends_where_it_is() -> None:
    items = [line("csl", f"{number}" + "x" * 9_000) for number in range(20)]
    items[17] = items[17].replace(b'"17', rb'"\ud83d 17')
    *read, broken = pubmeta.read_many(b"[" + b",".join(items) + b"]", "csl")
    assert len(read) == 17
    assert isinstance(broken, ReadError)
    (problem,) = broken.problems
    assert str(problem) == (
        r"malformed: [17]: contains half of a surrogate pair, \ud83d, which is not a character;"
        " nothing after it was read"
    )
