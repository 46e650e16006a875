"""Items as documents that can be in an answer."""

from __future__ import annotations

from lxml import etree

from pubmeta.api import export
from pubmeta.errors import ProblemError, problem_of_fault
from pubmeta.model import Article
from pubmeta.oai.repository import Offer
from pubmeta.problems import Problem
from pubmeta.xml.build import Inline, escaped, parsed


def document(article: Article, offer: Offer) -> Inline | tuple[Problem, ...]:
    """The root element of the article in a format; the errors, where there is no valid document of it.

    In an answer each element has a namespace: one without is in that which the format names.
    """
    try:
        content = export(article, offer.format, offer.options).content
    except ProblemError as error:
        return tuple(problem for problem in error.problems if problem.is_error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (one item must not keep harvesters from all others)
        return (problem_of_fault(error),)
    root = parsed(content)
    if isinstance(root, Problem):
        return (root,)
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    if root.tag.startswith("{"):
        return Inline(text)
    start = f"<{root.tag}"
    return Inline(f'{start} xmlns="{escaped(offer.namespace.uri)}"{text.removeprefix(start)}')
