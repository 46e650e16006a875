"""Documents that are almost like valid ones: what a schema and its derivation must judge alike."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from lxml import etree

VALUES = ("", "x", "1", "2020", "en", "en-US", "zzz", "author", "credit", "crossref", "full_text", "software", "first")
ATTRIBUTES = ("type", "vocab", "language", "id", "sequence", "contributor_role", "foo")

Fault = Callable[[etree._Element], None]


def single_faults(seed: etree._Element) -> Iterator[etree._Element]:
    """The seed with each of its elements taken away, doubled, emptied, and with each attribute gone or wrong."""
    for index, element in enumerate(seed.iter("*")):
        if element is seed:
            continue
        faults: list[Fault] = [_removed, _doubled, _moved_on, _with_text(""), _with_text("zzz")]
        for name in map(str, element.attrib):
            faults += [_without(name), _with_value(name, "zzz"), _with_value(name, "")]
        for fault in faults:
            root = copy.deepcopy(seed)
            fault(list(root.iter("*"))[index])
            yield root


def _removed(element: etree._Element) -> None:
    _parent(element).remove(element)


def _doubled(element: etree._Element) -> None:
    element.addnext(copy.deepcopy(element))


def _moved_on(element: etree._Element) -> None:
    """Behind the element that follows, if there is one."""
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def _with_text(text: str) -> Fault:
    return lambda element: setattr(element, "text", text)


def _with_value(name: str, value: str) -> Fault:
    return lambda element: element.set(name, value)


def _without(name: str) -> Fault:
    return lambda element: element.attrib.__delitem__(name)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


class Mutants:
    """Seeds with one to three random faults, the same for the same random numbers.

    names: the elements that may be put in, by namespace.
    """

    def __init__(self, seeds: Sequence[etree._Element], names: Mapping[str, Sequence[str]], random: Random) -> None:
        self.seeds = seeds
        self.names = names
        self.random = random
        self.parts = [element for seed in seeds for element in seed.iter("*") if element is not seed]

    def take(self, count: int) -> Iterator[etree._Element]:
        """So many mutants; each is parsed again, so that no earlier state of the tree survives."""
        for _ in range(count):
            root = copy.deepcopy(self.random.choice(self.seeds))
            for _ in range(self.random.choice((1, 1, 1, 2, 3))):
                self._mutate(root)
            yield etree.fromstring(etree.tostring(root))

    def _mutate(self, root: etree._Element) -> None:
        elements = [element for element in root.iter("*") if element is not root]
        marked_up = [element for element in elements if "JATS" in element.tag or "MathML" in element.tag]
        # Abstracts and formulas have most of the grammar and few of the seeds' elements.
        element = self.random.choice(marked_up if marked_up and self.random.random() < 0.6 else elements)
        self.random.choice(
            (
                _removed,
                _doubled,
                self._renamed,
                self._with_new,
                self._with_another,
                self._with_attribute,
                self._shuffled,
            )
        )(element)

    def _renamed(self, element: etree._Element) -> None:
        element.tag = self._name(element)

    def _with_new(self, element: etree._Element) -> None:
        new = etree.Element(self._name(element))
        new.text = self.random.choice((None, "x"))
        element.insert(self._place(element), new)

    def _with_another(self, element: etree._Element) -> None:
        element.insert(self._place(element), copy.deepcopy(self.random.choice(self.parts)))

    def _with_attribute(self, element: etree._Element) -> None:
        names = [*map(str, element.attrib), self.random.choice(ATTRIBUTES)]
        element.set(self.random.choice(names), self.random.choice(VALUES))

    def _shuffled(self, element: etree._Element) -> None:
        children = list(_parent(element))
        self.random.shuffle(children)
        _parent(element)[:] = children

    def _name(self, like: etree._Element) -> str:
        namespace = like.tag.partition("}")[0].removeprefix("{")
        return f"{{{namespace}}}{self.random.choice(self.names[namespace])}"

    def _place(self, parent: etree._Element) -> int:
        return self.random.randrange(len(parent) + 1)
