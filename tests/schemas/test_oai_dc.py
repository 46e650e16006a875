"""The schema of ``oai_dc`` as it is derived: as the official one, but found without a network."""

from __future__ import annotations

from lxml import etree

from derive.oai_dc import LOCAL_COPIES
from pubmeta.checks.schemas import FOLDER


def canonical(text: bytes) -> bytes:
    """Everything but comments, documentation and the white space between elements."""
    root = etree.fromstring(text, etree.XMLParser(remove_comments=True, remove_pis=True))
    etree.strip_elements(root, "{http://www.w3.org/2001/XMLSchema}annotation", with_tail=False)
    for each in root.iter():
        each.text, each.tail = (each.text or "").strip() or None, None
    return etree.tostring(root, method="c14n")


def test_nothing_but_what_it_imports_from_is_changed() -> None:
    for name in ("oai_dc.xsd", "simpledc20021212.xsd", "xml.xsd"):
        derived = (FOLDER / "derived/oai-dc" / f"pubmeta-{name}").read_bytes()
        for address, file in LOCAL_COPIES.items():
            derived = derived.replace(f'"pubmeta-{file}"'.encode(), f'"{address}"'.encode())
        assert canonical(derived) == canonical((FOLDER / "oai-dc" / name).read_bytes()), name


def test_it_imports_from_nowhere_else() -> None:
    for file in (FOLDER / "derived/oai-dc").iterdir():
        for each in etree.parse(file).iter("{*}import", "{*}include"):
            assert (file.parent / str(each.get("schemaLocation"))).is_file()
