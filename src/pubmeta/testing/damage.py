"""Bytes as they come from the world: nothing, noise, documents that are cut, doubled and jumbled."""

from __future__ import annotations

from random import Random

GARBAGE = (b"", b" \n", b"\0\xff", b"\xef\xbb\xbf", b"{", b"[1, {}]", b"<a>", b"\xff\xfe<\0a\0/\0>\0", b"x" * 70_000)
"""What is not a document of any format."""

NOISE = (
    *(mark.encode() for mark in '{ } " \\ < > </ & &#0; &x; [ ] : , null [] {} 1e999 \\ud800 = # $ % \n'.split(" ")),
    *(b"\0", b"\xff", b"\xc3", b"<!--", b"<![CDATA[", b"<!DOCTYPE a [", b"\n@article{x,", b"TY  - JOUR\n", b"ER  - \n"),
    b"9" * 5_000,
    b" " * 50,
)


def of_bytes(random: Random, content: bytes) -> bytes:
    """Cut, with a part left out, doubled, replaced by noise, or copied elsewhere."""
    start = random.randrange(len(content) + 1)
    end = start + random.choice((0, 1, 2, 5, 20, 200, 2_000))
    before, part, after = content[:start], content[start:end], content[end:]
    other = random.randrange(len(content) + 1)
    return random.choice(
        (
            before,
            before + after,
            before + part * random.choice((2, 20)) + after,
            before + random.choice(NOISE) + after,
            before + bytes([random.randrange(256)]) + part[1:] + after,
            before + content[other : other + len(part)] + after,
        )
    )
