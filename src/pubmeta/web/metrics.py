"""What the service did, in figures: the text format of Prometheus at ``/metrics``."""

from __future__ import annotations

from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.run.isolation import Cause
from pubmeta.web.bodies import Bodies
from pubmeta.web.keeping import Keeping
from pubmeta.web.workers import Workers

_ADDRESS: Final = "/metrics"
_MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one service."""

    def __init__(self, workers: Workers, bodies: Bodies, keeping: Keeping | None) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Now(workers, bodies, keeping))
        self._requests = Counter(
            "pubmeta_requests", "Requests answered.", ["address", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "pubmeta_request_seconds",
            "From the head of a request to the end of its answer.",
            ["address"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._failures = Counter(
            "pubmeta_failures", "Work without a result, by what ended it.", ["cause"], registry=self._registry
        )
        for cause in Cause:
            self._failures.labels(cause.value)

    def answered(self, address: str, method: str, status: int, seconds: float) -> None:
        """Count an answer; address: the pattern of the route, which no client can choose."""
        self._requests.labels(address, method, str(status)).inc()
        self._seconds.labels(address).observe(seconds)

    def failed(self, cause: Cause) -> None:
        """Count work that has no result."""
        self._failures.labels(cause.value).inc()

    def route(self) -> Route:
        """``/metrics``."""

        async def figures(_: Request) -> Response:
            return Response(generate_latest(self._registry), media_type=_MEDIA_TYPE)

        return Route(_ADDRESS, figures)


class _Now:
    """What is the case when the figures are asked for."""

    def __init__(self, workers: Workers, bodies: Bodies, keeping: Keeping | None) -> None:
        self._workers = workers
        self._bodies = bodies
        self._keeping = keeping

    def collect(self) -> list[GaugeMetricFamily]:
        pending, held = self._workers.pending, self._bodies.held
        found = [
            GaugeMetricFamily("pubmeta_pending", "Requests that wait for a process or are worked on.", value=pending),
            GaugeMetricFamily("pubmeta_held_bytes", "Bytes of the bodies that are in memory.", value=held),
        ]
        if self._keeping:
            text = "Whether the records of the store are those that are there (1), or older (0)."
            found.append(GaugeMetricFamily("pubmeta_store_current", text, value=int(self._keeping.is_current)))
        return found


def paths() -> dict[str, Any]:
    """The address, as /openapi.json describes it."""
    answer = {"description": "The figures.", "content": {"text/plain": {"schema": {"type": "string"}}}}
    summary = "What the service did, in the text format of Prometheus"
    return {_ADDRESS: {"get": {"operationId": "metrics", "summary": summary, "responses": {"200": answer}}}}
