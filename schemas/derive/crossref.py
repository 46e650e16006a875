"""The Crossref deposit schemas as pubmeta validates with them: the same verdicts, loaded some thirty times faster.

From each official version three sets are derived. `complete` accepts what the official schema accepts, save that
the assertions of 5.5.0 (XML Schema 1.1, which libxml2 cannot load) are checked in code. `fast` is `complete`
without content MathML: what it accepts, the official schema accepts; what it refuses is refused, unless the
document holds a pruned element, when `complete` decides. `written` is `fast` without the elements of JATS that
pubmeta does not write: only whether it accepts is asked of it, of our own deposits, and `fast` decides otherwise.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from pathlib import Path, PurePosixPath

from derive.bundle import XSD, Bundle, Name, kind_of
from derive.enumerations import split_long_enumerations
from derive.projection import project_to_1_0
from derive.pruning import prune

ASSERTIONS = {"5.5.0": 3, "5.4.0": 0, "5.3.1": 0}
"""How many XML Schema 1.1 assertions each version has; pubmeta.formats.crossref.rules.asserts checks them."""

JATS_NAMESPACE = "http://www.ncbi.nlm.nih.gov/JATS1"
MATHML = "http://www.w3.org/1998/Math/MathML"
MATHML_FOLDER = "standard-modules/mathml3/"
CONTENT_MATHML = ("mathml3-content.xsd", "mathml3-strict-content.xsd")
LOCAL_COPIES = {
    "http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd": f"{MATHML_FOLDER}mathml3.xsd",
    "http://www.w3.org/2009/01/xml.xsd": "standard-modules/xml.xsd",
}

JATS_WRITTEN = frozenset(
    "abstract sec title p bold italic monospace sc strike sub sup underline"
    # Without these the model of a group would have to become optional, for which there is no rule.
    " glyph-data glyph-ref inline-graphic private-char".split()
)
"""What pubmeta writes of JATS: abstracts (`pubmeta.formats.crossref.write.titles`)."""

FREQUENT_MEDIA_TYPES = frozenset(
    {
        "application/epub+zip",
        "application/json",
        "application/octet-stream",
        "application/pdf",
        "application/xml",
        "application/zip",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/tiff",
        "text/csv",
        "text/html",
        "text/plain",
        "text/xml",
        "video/mp4",
    }
)

JATS = "the ANSI/NISO Z39.96 Journal Article Tag Suite (JATS)"
WORKS = {"JATS-": JATS, "module-ali": JATS, "mathml3": "MathML 3.0 of the W3C", "x": "the modules of JATS"}


def derive_crossref(schemas: Path) -> None:
    """Derive the sets of every version: `crossref/<version>` to `derived/crossref/<version>`.

    Beside each schema, `derived.json` says what it leaves to the code: the elements pruned, and the attributes that
    refer to ids, because libxml2 checks that an id is unique but not that it exists.
    """
    for version in ASSERTIONS:
        source, target = schemas / "crossref" / version, schemas / "derived/crossref" / version
        complete = _complete(source, version)
        _write(complete, target / "complete", version, pruned=frozenset())
        content_mathml = _content_mathml(complete)
        for name, pruned in (("fast", content_mathml), ("written", content_mathml | _jats_unwritten(complete))):
            smaller = _complete(source, version)
            prune(smaller, pruned, roots=[Name("element", _namespace(version), "doi_batch")])
            _write(smaller, target / name, version, pruned)


def _write(bundle: Bundle, folder: Path, version: str, pruned: frozenset[Name]) -> None:
    bundle.write(folder, _own_name, partial(_notice, version))
    left_to_code = {
        "pruned": sorted(f"{{{name.namespace}}}{name.local}" for name in pruned),
        "references": sorted(_references_to_ids(bundle)),
        "referring": f"{{{JATS_NAMESPACE}}}*",
    }
    (folder / "derived.json").write_text(json.dumps(left_to_code, indent=1) + "\n", encoding="utf-8")


def _references_to_ids(bundle: Bundle) -> set[str]:
    """The attributes that refer to an `id`. JATS alone has any, and none of such a name that is anything else."""
    types = defaultdict(set)
    for path, root in bundle.files.items():
        for attribute in root.iter(f"{XSD}attribute"):
            typed = attribute.get("type", "").rpartition(":")[2]
            types[attribute.get("name")].add(typed)
            if typed.startswith("IDREF") and not PurePosixPath(path).name.startswith("JATS-"):
                message = f"{path}, line {attribute.sourceline}: a reference to an id outside of JATS"
                raise ValueError(message)
    references = {name for name, found in types.items() if name and found <= {"IDREF", "IDREFS"}}
    others = {name for name, found in types.items() if name not in references and found & {"ID", "IDREF", "IDREFS"}}
    if others != {"id"} or types["id"] != {"ID"}:
        message = f"attributes that are ids or refer to ids in some elements only: {sorted(map(str, others))}"
        raise ValueError(message)
    return references


def _namespace(version: str) -> str:
    return f"http://www.crossref.org/schema/{version}"


def _complete(source: Path, version: str) -> Bundle:
    bundle = Bundle(source, f"crossref{version}.xsd", LOCAL_COPIES)
    if (removed := project_to_1_0(bundle)) != ASSERTIONS[version]:
        message = f"Crossref {version} has {removed} assertions; the code checks {ASSERTIONS[version]}"
        raise ValueError(message)
    bundle.remove_annotations()
    split_long_enumerations(bundle, _is_frequent)
    return bundle


def _is_frequent(value: str) -> bool:
    """Whether a value of a long enumeration is a two-letter language code or a common media type."""
    return len(value) == 2 or value in FREQUENT_MEDIA_TYPES


def _content_mathml(bundle: Bundle) -> frozenset[Name]:
    """The elements that the content modules of MathML declare."""
    modules = [bundle.files[MATHML_FOLDER + file] for file in CONTENT_MATHML]
    return frozenset(
        Name("element", MATHML, node.get("name", ""))
        for module in modules
        for node in module
        if kind_of(node) == "element" and node.get("abstract") != "true"
    )


def _jats_unwritten(bundle: Bundle) -> frozenset[Name]:
    """The elements of JATS that pubmeta does not write."""
    return frozenset(
        name
        for name in bundle.declared
        if name.kind == "element" and name.namespace == JATS_NAMESPACE and name.local not in JATS_WRITTEN
    )


def _own_name(path: str) -> str:
    """The name of a derived file: JATS asks that altered modules do not keep theirs."""
    official = PurePosixPath(path)
    return str(official.with_name(f"pubmeta-{official.name}"))


def _notice(version: str, path: str) -> str:
    file = PurePosixPath(path).name
    default = f"the Crossref deposit schema {version}"
    work = next((work for prefix, work in WORKS.items() if file.startswith(prefix)), default)
    return (
        f"Based in part on, but not fully compatible with, {work}. Derived by pubmeta from {file}, "
        "to validate faster; the official file is the reference."
    )
