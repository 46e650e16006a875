"""An XML Schema with every file that it includes or imports, as trees that can be changed and written again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class Name(NamedTuple):
    """The name of a global declaration."""

    kind: str
    """The declaring element: element, group, complexType, simpleType, attribute or attributeGroup."""
    namespace: str | None
    local: str


DECLARATIONS = frozenset({"element", "group", "complexType", "simpleType", "attribute", "attributeGroup"})


def kind_of(node: etree._Element) -> str:
    """The local name of an XML Schema element ("choice"), or "" for anything else."""
    return node.tag.removeprefix(XSD) if node.tag.startswith(XSD) else ""


class Bundle:
    """The files of one schema, by their path relative to the entry file, and an index of what they declare.

    `local_copies` maps the remote `schemaLocation`s that occur to the paths of local files.
    """

    def __init__(self, folder: Path, entry: str, local_copies: Mapping[str, str]) -> None:
        self.files: dict[str, etree._Element] = {}
        self.declared: dict[Name, etree._Element] = {}
        self._namespace_of: dict[etree._Element, str | None] = {}
        self._local_copies = local_copies
        self._read(folder, entry, including=None)

    def _read(self, folder: Path, path: str, including: str | None) -> None:
        if path in self.files:
            return
        root = _parsed(folder / path)
        # A file without a target namespace takes that of the file which includes it.
        namespace = root.get("targetNamespace") or including
        self.files[path] = root
        self._namespace_of[root] = namespace
        for node in root:
            if (kind := kind_of(node)) in DECLARATIONS:
                self.declared[Name(kind, namespace, node.get("name", ""))] = node
        for node, target in self._references(path):
            self._read(folder, target, namespace if kind_of(node) == "include" else None)

    def _references(self, path: str) -> Iterator[tuple[etree._Element, str]]:
        """Each include and import of a file, with the path of the file it means."""
        for node in self.files[path].iterchildren(f"{XSD}include", f"{XSD}import"):
            location = node.get("schemaLocation")
            if location:
                beside = str(PurePosixPath(path).parent / location)
                yield node, self._local_copies.get(location, beside)

    def name(self, kind: str, node: etree._Element, reference: str) -> Name:
        """The declaration that the text of a `ref`, `type` or `base` attribute at `node` means."""
        prefix, _, local = reference.rpartition(":")
        if prefix == "xml":
            return Name(kind, XML_NAMESPACE, local)
        namespace = node.nsmap.get(prefix or None)
        if namespace is None:
            namespace = self._namespace_of[node.getroottree().getroot()]
        return Name(kind, namespace, local)

    def remove(self, name: Name) -> None:
        """Delete a global declaration."""
        node = self.declared.pop(name)
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)

    def remove_annotations(self) -> None:
        """Delete the documentation, which is most of the text."""
        for root in self.files.values():
            etree.strip_elements(root, f"{XSD}annotation")

    def write(self, folder: Path, renamed: Callable[[str], str], notice: Callable[[str], str]) -> None:
        """Write every file, under the path that `renamed` gives, with `notice` as its first comment."""
        for path in self.files:
            target = PurePosixPath(renamed(path))
            for node, referenced in self._references(path):
                up = "../" * (len(target.parts) - 1)
                node.set("schemaLocation", up + renamed(referenced))
        for path, root in self.files.items():
            comment = f"<!-- {notice(path)} -->\n".encode()
            body = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
            file = folder / renamed(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' + comment + body + b"\n")


def _parsed(file: Path) -> etree._Element:
    """The root of a schema file. XML 1.1 is read as 1.0, which is all libxml2 knows; no file uses more."""
    text = re.sub(rb"^<\?xml version=(['\"])1\.1\1", rb'<?xml version="1.0"', file.read_bytes(), count=1)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, remove_blank_text=True, no_network=True)
    return etree.fromstring(text, parser)
