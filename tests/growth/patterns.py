"""Every regular expression of pubmeta, found in its modules and in their source, with the ways in which it is used."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

import pubmeta
from pubmeta.model.identifiers import Identifier

SCANNING = frozenset({"search", "sub", "subn", "split", "findall", "finditer"})
METHODS = SCANNING | {"match", "fullmatch"}
_NOT_IMPORTED = ("pubmeta.spark", "pubmeta.__main__")  # needs what is not installed; runs


@dataclass(eq=False)
class Pattern:
    """A compiled pattern, the first module that has it, and the methods that are called on it."""

    compiled: re.Pattern[Any]
    module: str
    methods: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{self.module}: {self.compiled.pattern!r} by {', '.join(sorted(self.methods))}"


def all_patterns() -> list[Pattern]:
    """The patterns of all modules: values of modules and of what they hold, and arguments of the functions of `re`."""
    found: dict[re.Pattern[Any], Pattern] = {}
    modules = list(_modules())
    seen: set[int] = set()
    for module in modules:
        for value in vars(module).values():
            for compiled in _held(value, seen):
                found.setdefault(compiled, Pattern(compiled, module.__name__))
    for module in modules:
        for compiled, method in _used(module):
            found.setdefault(compiled, Pattern(compiled, module.__name__)).methods.update({method} & METHODS)
    for identifier in _subclasses(Identifier):
        compiled = re.compile(identifier.json_pattern)
        found.setdefault(compiled, Pattern(compiled, identifier.__module__)).methods.add("fullmatch")
    for pattern in found.values():
        pattern.methods = pattern.methods or {"search"}  # held in a table: whoever takes it from there may search
    return sorted(found.values(), key=str)


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(pubmeta.__path__, "pubmeta."):
        if not info.name.startswith(_NOT_IMPORTED):
            yield importlib.import_module(info.name)


def _held(value: object, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: in collections, in attributes of objects and classes of pubmeta, in closures."""
    if isinstance(value, re.Pattern):
        yield value
    elif id(value) not in seen:
        seen.add(id(value))
        for part in _parts(value):
            yield from _held(part, seen)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from list(value.keys())
        yield from list(value.values())
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif inspect.isfunction(value):
        for cell in value.__closure__ or ():
            yield cell.cell_contents
    elif (type(value).__module__ or "").startswith("pubmeta.") or (
        isinstance(value, type) and value.__module__.startswith("pubmeta.")
    ):
        yield from list(vars(value).values()) if hasattr(value, "__dict__") else ()
        yield from (getattr(value, name, None) for name in getattr(type(value), "__slots__", ()))


def _used(module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str]]:
    """What the source of a module does with patterns: `NAME.search(...)`, `re.search("...", ...)`, `NAME` handed on."""
    tree = ast.parse(inspect.getsource(module))
    called: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            compiled = _value(node.value, module)
            if isinstance(compiled, re.Pattern):
                called.add(node.value)
                yield compiled, node.attr
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_re = node.func.attr in METHODS | {"compile"} and _value(node.func.value, module) is re
            if of_re and node.args:
                yield from _in_call(node, module)
        if isinstance(node, ast.Call):
            for argument, methods in _in_function(node, module):
                called.add(argument)
                for compiled in _held(_value(argument, module), set()):
                    yield from ((compiled, method) for method in methods)
        if isinstance(node, ast.For | ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
            yield from _in_loop(node, module)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and node not in called:
            compiled = _value(node, module)
            if isinstance(compiled, re.Pattern):
                yield compiled, "search"


def _in_loop(loop: ast.AST, module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str]]:
    """What a loop or comprehension over patterns, or a table of them, does with each."""
    for source, names in _targets(loop):
        for compiled in _held(_value(source, module), set()):
            yield from ((compiled, method) for method in _methods_on(names, loop))


def _targets(loop: ast.AST) -> Iterator[tuple[ast.expr, set[str]]]:
    """What a loop or comprehension goes through, and the names that it gives to each item."""
    for part in [loop] if isinstance(loop, ast.For) else getattr(loop, "generators", []):
        source = part.iter
        if isinstance(source, ast.Call) and isinstance(source.func, ast.Attribute):  # TABLE.items()
            source = source.func.value
        yield source, {node.id for node in ast.walk(part.target) if isinstance(node, ast.Name)}


def _methods_on(names: set[str], tree: ast.AST) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    }


def _in_function(call: ast.Call, module: ModuleType) -> Iterator[tuple[ast.expr, set[str]]]:
    """The arguments of a call of a function of pubmeta that hold patterns, with the methods that it calls on these."""
    function = _value(call.func, module)
    if not inspect.isfunction(function) or not function.__module__.startswith("pubmeta."):
        return
    parameters = list(inspect.signature(function).parameters)
    given = [*zip(parameters, call.args, strict=False), *((word.arg, word.value) for word in call.keywords)]
    for name, argument in given:
        if name and isinstance(argument, ast.Name | ast.Attribute) and any(_held(_value(argument, module), set())):
            body = _body_of(function)
            names = {name}
            for loop in ast.walk(body):
                for source, targets in _targets(loop):
                    if isinstance(source, ast.Name) and source.id == name:
                        names |= targets
            if methods := _methods_on(names, body) & METHODS:
                yield argument, methods


@cache
def _body_of(function: FunctionType) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def _in_call(call: ast.Call, module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str]]:
    """The pattern that is given to a function of `re`, and this function; of ``TABLE[name]``, each in the table."""
    assert isinstance(call.func, ast.Attribute)
    method, first = call.func.attr, call.args[0]
    table = _value(first.value, module) if isinstance(first, ast.Subscript) else None
    flags = [_value(word.value, module) for word in call.keywords if word.arg == "flags"]
    if len(call.args) > (1 if method == "compile" else 2) and method in {"compile", "search", "match", "fullmatch"}:
        flags.append(_value(call.args[-1], module))
    for source in table.values() if isinstance(table, Mapping) else [_value(first, module)]:
        if isinstance(source, str | bytes):
            yield re.compile(source, flags[0] if flags and isinstance(flags[0], int) else 0), method


class _Names(dict[str, Any]):
    """The names of a module; what only a function knows is a plain word."""

    def __missing__(self, name: str) -> Any:
        return getattr(builtins, name, "x")


def _value(node: ast.expr, module: ModuleType) -> Any:
    """What an expression is in a module, as far as it can be told without the function around it."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_value(node.value, module), node.attr, None)
    if isinstance(node, ast.Call):
        return None
    try:
        return eval(compile(ast.Expression(node), "<source>", "eval"), {}, _Names(vars(module)))  # noqa: S307 (our source)
    except Exception:  # noqa: BLE001 (an expression that needs the function around it)
        return None


def _subclasses(cls: type[Any]) -> Iterator[Any]:
    for each in cls.__subclasses__():
        if hasattr(each, "json_pattern"):
            yield each
        yield from _subclasses(each)
