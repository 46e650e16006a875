"""XML Schema 1.1 to 1.0, for the part of 1.1 that Crossref uses: assertions on a complex type."""

from __future__ import annotations

from derive.bundle import XSD, Bundle, kind_of

MINIMUM_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"

# Constructs that exist in 1.1 alone. One that is not handled here must stop the build, not weaken a check.
ONLY_IN_1_1 = frozenset({"alternative", "assertion", "defaultOpenContent", "openContent", "override"})


def project_to_1_0(bundle: Bundle) -> int:
    """Remove what an XML Schema 1.0 processor cannot read; give the number of assertions removed.

    The caller answers for the assertions: pubmeta checks them in code (`pubmeta.formats.crossref.rules.asserts`).
    """
    removed = 0
    for path, root in bundle.files.items():
        if MINIMUM_VERSION in root.attrib:
            del root.attrib[MINIMUM_VERSION]
        for node in root.iter(f"{XSD}*"):
            if kind_of(node) in ONLY_IN_1_1:
                message = f"{path}, line {node.sourceline}: no rule for xsd:{kind_of(node)} of XML Schema 1.1"
                raise ValueError(message)
        for node in list(root.iter(f"{XSD}assert")):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
                removed += 1
    return removed
