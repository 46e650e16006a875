"""The import arrows of the house: what may import what, read from the source."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "pubmeta"

FLOOR = {"problems", "model", "vocabularies", "errors"}
GROUND = FLOOR | {"registry", "reading", "xml"}
ALLOWED = {
    "problems": set(),
    "vocabularies": {"vocabularies"},
    "model": {"model", "problems", "vocabularies"},
    "errors": {"problems"},
    "version": set(),
    "lazy": set(),
    "registry": FLOOR | {"plugins"},
    "choices": FLOOR | {"registry"},
    "plugins": FLOOR | {"registry"},
    "reading": FLOOR | {"lazy", "reading"},
    "xml": FLOOR | {"reading", "xml"},
    "checks": GROUND | {"checks"},
    "citations": {"citations", "model", "vocabularies"},
    "formats": GROUND | {"checks", "citations"},
    "reports": {"reports", "model", "problems", "reading", "vocabularies"},
    "authoring": GROUND | {"checks"},
    "testing": GROUND | {"plugins", "reports", "testing"},
    "config": GROUND | {"config"},
    "api": GROUND | {"checks", "citations", "reports"},
    "pages": GROUND | {"api", "pages"},
    "oai": GROUND | {"api", "lazy", "oai"},
    "store": GROUND | {"api", "lazy", "oai", "run", "store"},
    "run": GROUND | {"api", "config", "reports", "run", "version"},
    "deposit": GROUND | {"api", "config", "deposit", "lazy", "run", "version"},
    "registered": GROUND | {"api", "config", "deposit", "lazy", "registered", "run", "version"},
    "web": GROUND
    | {
        "api",
        "checks",
        "choices",
        "config",
        "lazy",
        "oai",
        "pages",
        "registered",
        "reports",
        "run",
        "store",
        "version",
        "web",
    },
    "cli": GROUND
    | {
        "api",
        "checks",
        "choices",
        "cli",
        "config",
        "deposit",
        "pages",
        "registered",
        "reports",
        "run",
        "store",
        "version",
        "web",
    },
    "spark": GROUND | {"api", "cli", "config", "run", "spark", "version"},
    "__main__": {"cli"},
    "": GROUND | {"api", "config", "deposit", "lazy", "oai", "pages", "registered", "run", "store", "version"},
}
"""The parts of the package, and the parts each may import; the root package is the empty name."""


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "_schemas" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """The pubmeta modules that a file imports, in the dotted form, relative to the package."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "pubmeta":
                part = rest.split(".")[0]
                yield rest if (SOURCE / part).is_dir() or (SOURCE / f"{part}.py").exists() else ""


def test_the_page_on_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    rooms = {path.relative_to(SOURCE).parts[0] for path in modules()} - {"version.py"}
    assert {room for room in rooms if f"`src/pubmeta/{room}" not in page} == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    inside = path.relative_to(SOURCE).with_suffix("").parts
    part = "" if inside == ("__init__",) else inside[0]
    for name in imports(path):
        other = name.split(".")
        if part == "formats" and other[0] == "formats":
            assert inside[1] == other[1], f"{'/'.join(inside)} imports another format: {name}"
        else:
            assert other[0] in ALLOWED[part], f"{'/'.join(inside)} imports {name or 'the root package'}"


@pytest.mark.parametrize("path", sorted((SOURCE / "model").glob("*.py")), ids=lambda path: path.name)
def test_the_model_knows_no_format_no_lxml_and_no_json_library(path: Path) -> None:
    text = path.read_text()
    for word in ("lxml", "import json", "jsonschema"):
        assert word not in text


def imports_at_load(path: Path) -> Iterator[str]:
    """The pubmeta modules that a file imports when it is itself imported: not in functions, not for types alone."""
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "pubmeta":
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if module_path(whole) else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.partition(".")[0] == "pubmeta")


def module_path(name: str) -> Path | None:
    place = SOURCE.parent.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()), None)


def test_no_import_runs_in_a_circle() -> None:
    names = {path: ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in modules()}
    names = {path: name.removesuffix(".__init__") for path, name in names.items()}
    graph = {name: {other for other in imports_at_load(path) if other != name} for path, name in names.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_every_part_of_the_package_has_its_arrows() -> None:
    parts = {path.relative_to(SOURCE).with_suffix("").parts[0] for path in modules()} - {"__init__"}
    assert parts <= set(ALLOWED)


def test_no_file_prints_or_exits_but_the_command_line() -> None:
    for path in modules():
        if path.relative_to(SOURCE).parts[0] in {"cli", "cli.py", "__main__.py"}:
            continue
        calls = {
            ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)
        }
        assert not calls & {"print", "sys.exit", "exit", "quit", "os._exit"}, path


def top_level_names(path: Path) -> Iterator[str]:
    """The functions, classes and constants of a module."""
    for node in ast.parse(path.read_bytes()).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_every_name_of_a_module_is_used_somewhere() -> None:
    readers = [path for folder in ("tests", "schemas", "examples", "docs") for path in (ROOT / folder).rglob("*.py")]
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    texts = (path.read_text(encoding="utf-8") for path in (*modules(), *readers, *pages))
    uses = Counter(word for text in texts for word in re.findall(r"\w+", text))
    unused = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in modules()
        for name in top_level_names(path)
        if uses[name] == 1 and not name.startswith("__")  # such as __dir__, which Python asks for
    ]
    assert unused == []


def test_importing_the_package_loads_neither_lxml_nor_a_validator() -> None:
    heavy = ("lxml", "jsonschema", "jsonschema_rs", "typer", "rich")
    code = f"import pubmeta, sys; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"
