"""What a repository says of itself, and the formats in which it offers its items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, get_args

from pubmeta.errors import UnsupportedError
from pubmeta.model import Url
from pubmeta.oai.datestamps import SECONDS, Granularity
from pubmeta.oai.store import require_name
from pubmeta.registry import Namespace, Options, get_format, options_from
from pubmeta.vocabularies.emails import is_email

DeletedRecords = Literal["no", "transient", "persistent"]
REQUIRED: Final = "oai-dc"
"""The format in which each repository offers all items (section 2.5)."""


class Offer(NamedTuple):
    """A format that is offered: its name, the options with which it is written, and what its documents are."""

    format: str
    options: Options
    namespace: Namespace


@dataclass(frozen=True, kw_only=True)
class Repository:
    """A repository, as it answers to Identify.

    base_url: where harvesters send requests. name: for people. admin_emails: of whom to write to, one at least.
    formats: the options of each format that is offered, by the names of the formats; ``oai-dc`` is always offered. The
    metadataPrefix of a format is its name with ``_`` for ``-``, and without ``-xml``, which all are: ``oai_dc``.
    deleted_records: whether the store keeps deleted items for ever (``persistent``), for some time (``transient``) or
    not (``no``). granularity: of datestamps. page_size: how many records or headers one answer has at most.

    Raises ValueError for values that the protocol does not allow, TypeError for the options of another format,
    UnsupportedError for a format that is not written, or not as XML of a namespace, UnknownFormatError for one that is
    not installed, pydantic.ValidationError for options that a format does not have.
    """

    base_url: str
    name: str
    admin_emails: tuple[str, ...]
    formats: Mapping[str, Options | Mapping[str, Any]] = field(default_factory=dict)
    deleted_records: DeletedRecords = "persistent"
    granularity: Granularity = SECONDS
    page_size: int = 100
    offers: Mapping[str, Offer] = field(init=False, compare=False, repr=False)
    """What is offered under each metadataPrefix."""

    def __post_init__(self) -> None:
        Url(self.base_url)
        require_name(self.name)
        if not self.admin_emails or not all(map(is_email, self.admin_emails)):
            raise ValueError("admin_emails has no e-mail address, or something else in it: give one at least")
        for field_, allowed in (("deleted_records", get_args(DeletedRecords)), ("granularity", get_args(Granularity))):
            if (value := getattr(self, field_)) not in allowed:
                raise ValueError(f"{field_} is {value!r}; it is one of {', '.join(allowed)}")
        if self.page_size < 1:
            raise ValueError(f"page_size is {self.page_size}: an answer has one record at least")
        offers = {_prefix(name): _offer(name, options) for name, options in {REQUIRED: {}, **self.formats}.items()}
        object.__setattr__(self, "offers", MappingProxyType(offers))


def _prefix(name: str) -> str:
    return name.removesuffix("-xml").replace("-", "_")


def _offer(name: str, given: Options | Mapping[str, Any]) -> Offer:
    found = get_format(name)
    if found.write is None or found.namespace is None:
        raise UnsupportedError(f"{name} cannot be offered to harvesters: it is not written as XML of a namespace")
    options: Options = options_from(found, given) if isinstance(given, Mapping) else given
    if not isinstance(options, found.options):
        raise TypeError(f"options for {name} are {found.options.__qualname__}, not {type(options).__qualname__}")
    return Offer(name, options, found.namespace(options))
