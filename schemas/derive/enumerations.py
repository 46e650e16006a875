"""Split long enumerations, which libxml2 searches from the first value to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from derive.bundle import XSD, Bundle

LONG = 500


def split_long_enumerations(bundle: Bundle, is_frequent: Callable[[str], bool]) -> None:
    """Rewrite each long enumeration as the union of its frequent values and the rest: the same set of values.

    A frequent value is then found at once, and a wrong one is reported in a line: libxml2 prints all the
    values of an enumeration, but only the name of a union.
    """
    for root in bundle.files.values():
        for restriction in list(root.iter(f"{XSD}restriction")):
            values = [node.get("value", "") for node in restriction.iterchildren(f"{XSD}enumeration")]
            simple_type = restriction.getparent()
            if len(values) < LONG or simple_type is None:
                continue
            if len(restriction) != len(values):
                message = f"an enumeration with further facets cannot be split: {simple_type.get('name')}"
                raise ValueError(message)
            simple_type.remove(restriction)
            union = etree.SubElement(simple_type, f"{XSD}union")
            first = [value for value in values if is_frequent(value)]
            rest = [value for value in values if not is_frequent(value)]
            for part in filter(None, (first, rest)):
                _enumeration(union, restriction.get("base", ""), part)


def _enumeration(union: etree._Element, base: str, values: Iterable[str]) -> None:
    member = etree.SubElement(union, f"{XSD}simpleType")
    restriction = etree.SubElement(member, f"{XSD}restriction", base=base)
    for value in values:
        etree.SubElement(restriction, f"{XSD}enumeration", value=value)
