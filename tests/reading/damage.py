"""Documents as they come from the world: cut, doubled, jumbled, with values that nobody expects."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from lxml import etree

from pubmeta.testing.damage import of_bytes

_TEXTS = ["", " \n ", "x", "10.1097/", "2001", "13", "0000-0000-0000-0000", "1234-5678", "http://[", "\u202e"]
_VALUES: list[Any] = [
    *(None, True, 7, -1.5, 10**400, [], {}, [[]], [None], ["x"], {"x": "y"}, {"@id": "#a"}, {"@value": 7}),
    *({"date-parts": [[2001, 2, 30]]}, {"date-parts": 1}, [[2001, 13]], "<i>x", "<mml:math>", "&lt;i&gt;x", "\0"),
    *_TEXTS,
]

Damage = Callable[[Random, bytes], bytes]


def of_lines(random: Random, content: bytes) -> bytes:
    """Lines left out, moved, cut, or with a word more."""
    lines = content.split(b"\n")
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[place]
    lines[place : place + 1] = random.choice(
        (
            [],
            [line, lines[other]],
            [*lines[other : other + 3], line],
            [line[: random.randrange(len(line) + 1)]],
            [line + random.choice(_TEXTS).encode()],
            [b" ".join(random.sample(words := line.split(b" "), len(words)))],
        )
    )
    return b"\n".join(lines)


def of_json(random: Random, content: bytes) -> bytes:
    """A value replaced by one of another kind or place, left out, or doubled."""
    document = json.loads(content)
    parent, key, _ = random.choice(list(places([document])))
    value = random.choice((random.choice(_VALUES), [parent[key]] * 2, *(inner[at] for inner, at, _ in places(parent))))
    if isinstance(parent, dict) and random.randrange(4) == 0:
        del parent[key]
    else:
        parent[key] = copy.deepcopy(value)
    return json.dumps(document).encode()


def of_xml(random: Random, content: bytes) -> bytes:
    """An element left out, emptied, doubled, renamed, moved into another, or with other texts and attributes."""
    root = etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True))
    elements = [element for element in root.iter("*") if element is not root]
    element, other = random.choice(elements), random.choice(elements)
    parent = element.getparent()
    assert parent is not None
    match random.randrange(8):
        case 0:
            parent.remove(element)
        case 1:
            element[:] = []
        case 2:
            parent.append(copy.deepcopy(element))
        case 3:
            element.tag = other.tag
        case 4:
            element.append(copy.deepcopy(other))
        case 5:
            element.text, element.tail = random.choice(_TEXTS), random.choice(_TEXTS)
        case 6:
            element.attrib.clear()
        case _:
            for name in element.keys():  # noqa: SIM118 (not a dictionary)
                element.set(name, random.choice(_TEXTS))
    return etree.tostring(root, encoding="utf-8")


def damaged(random: Random, contents: Sequence[bytes], kinds: Sequence[Damage], count: int) -> Iterator[bytes]:
    """So many documents, each damaged once or a few times, by structure first, since few bytes leave none."""
    for _ in range(count):
        content = random.choice(contents)
        for _ in range(random.choice((1, 1, 2, 4))):
            try:
                content = random.choice(kinds)(random, content)
            except (ValueError, IndexError, etree.XMLSyntaxError):  # damaged so far that it has no structure any more
                content = of_bytes(random, content)
        yield content


def places(value: Any, kind: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any, tuple[str, ...]]]:
    """Each array or object with each place in it, and the kind of the place: the keys that lead there."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        here = (*kind, key if isinstance(key, str) else "")
        yield value, key, here
        yield from places(inner, here)
