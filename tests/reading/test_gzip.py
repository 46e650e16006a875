"""What is compressed with gzip is read as what is in it."""

from __future__ import annotations

import gzip
import json
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

import pubmeta
from pubmeta.reading.gzip import gunzipped
from pubmeta.registry import format_names, get_format
from tests.reading.json.test_lines import line
from tests.reading.test_damage import own_documents

LINES = b"".join(json.dumps({"title": f"Work {number}"}).encode() + b"\n" for number in range(300))


@pytest.mark.parametrize("name", [name for name in format_names() if get_format(name).read])
def test_a_compressed_document_is_recognised_and_read(name: str, tmp_path: Path) -> None:
    content = min(own_documents(name), key=len)
    path = tmp_path / "compressed"
    path.write_bytes(gzip.compress(content, mtime=0))
    expected = [getattr(found, "article", None) for found in pubmeta.read_many(content)]
    for source in (path, path.read_bytes()):
        assert pubmeta.detect(source) == pubmeta.detect(content)
        assert [getattr(found, "article", None) for found in pubmeta.read_many(source)] == expected


def test_members_follow_one_another(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl.gz"
    path.write_bytes(gzip.compress(LINES, mtime=0) + gzip.compress(LINES, mtime=0))
    assert sum(isinstance(found, pubmeta.Reading) for found in pubmeta.read_many(path)) == 600


def test_what_is_read_can_be_read_again() -> None:
    file = BytesIO(gzip.compress(LINES, mtime=0))
    with gunzipped(file) as stream:
        assert stream.read(40) == LINES[:40]
        assert stream.seek(0) == 0
        assert stream.read() == LINES
        assert stream.seek(100) == 100
        assert stream.tell() == 100
        assert stream.read() == LINES[100:]
    assert file.closed


@pytest.mark.parametrize(
    "damaged",
    [
        b"\x1f\x8b",
        gzip.compress(LINES, mtime=0)[:-4],
        gzip.compress(LINES, mtime=0)[:200],
        gzip.compress(LINES, mtime=0)[:-8] + bytes(8),
        gzip.compress(LINES, mtime=0) + b"more",
        gzip.compress(LINES, mtime=0)[:100] + b"\xff" * 300,
    ],
    ids=["no more", "no sum", "cut off", "wrong sum", "something after it", "overwritten"],
)
def test_damaged_data_cannot_be_read(damaged: bytes) -> None:
    message = "its gzip data is damaged or cut off"
    for verb in (pubmeta.read, pubmeta.validate):
        for name in ("article", None):
            with pytest.raises(pubmeta.ReadError, match=message):
                verb(damaged, name)
    with pytest.raises(pubmeta.ReadError, match=message):
        pubmeta.detect(damaged)
    for name in ("article", None):
        *_, last = pubmeta.read_many(damaged, name)
        assert isinstance(last, pubmeta.ReadError)
        assert message in str(last)


def test_a_decompression_bomb_is_given_up() -> None:
    bomb = gzip.compress(bytes(100_000_000), mtime=0)
    with pytest.raises(pubmeta.ReadError, match="becomes more than 200 times as large"):
        pubmeta.read(bomb, "article")
    (only,) = pubmeta.read_many(bomb, "article")
    assert "becomes more than 200 times as large" in str(only)


NUMBERS = gzip.compress(b"".join(f"{number * 7919 % 10_007}\n".encode() for number in range(20_000)), mtime=0)


@pytest.mark.parametrize(
    "damaged",
    [NUMBERS[:-5_000], NUMBERS[:-8] + bytes(8), NUMBERS[:20_000] + bytes(50) + NUMBERS[20_050:], NUMBERS + b"more"],
    ids=["cut off", "wrong sum", "overwritten", "something after it"],
)
@pytest.mark.parametrize("start", [0, 1, 4_000, 30_000])
def test_all_that_stands_before_the_damage_is_read(damaged: bytes, start: int) -> None:
    """Wherever reading begins, it comes to the same end."""
    inflating = zlib.decompressobj(31)
    whole = b""
    with suppress(zlib.error):
        for byte in damaged:
            whole += inflating.decompress(bytes([byte]))
    found: list[bytes] = []
    with gunzipped(BytesIO(damaged)) as stream:
        stream.seek(start)
        with pytest.raises(OSError, match="damaged or cut off"):
            found.extend(stream)
    assert b"".join(found) == whole[start : whole.rindex(b"\n") + 1]


@pytest.mark.parametrize("name", ["article", "crossref-rest", "schemaorg"])
def test_all_lines_before_the_damage_are_read(name: str) -> None:
    lines = b"\n".join(line(name, f"{number * 7919 % 10_007}") for number in range(3_000))
    damaged = gzip.compress(lines, mtime=0)[:-2_000]
    *found, last = pubmeta.read_many(damaged, name)
    assert "damaged or cut off" in str(last)
    assert len(found) == zlib.decompressobj(31).decompress(damaged).count(b"\n")
