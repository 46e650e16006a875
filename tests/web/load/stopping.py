"""A service that is told to stop under load: every request that it took is answered, whole.

What it took is in its log. A connection that the system had queued for it when it closed its listener is not: HTTP has
no word for such a client, who may ask again.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic, sleep

from .connections import Connection, CutOffError
from .serving import Served


@dataclass(slots=True)
class Told:
    """What one client saw: whole answers, and answers that are not right."""

    answered: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Stopped:
    """What all clients saw, how the service ended, and the seconds from the signal to its end.

    lost: requests that the service took, by its log, and no client has an answer to.
    """

    answered: int
    after_signal: int
    lost: int
    wrong: int
    status: int
    seconds: float


def stopped(service: Served, requests: Sequence[tuple[bytes, bytes]], *, clients: int, seconds: float) -> Stopped:
    """Send requests, each with the body of its answer, from so many clients, and stop the service after some time."""
    taken_before = service.requests_taken()
    with ThreadPoolExecutor(clients) as pool:
        told = [Told() for _ in range(clients)]
        done = [pool.submit(_ask, service.port, requests, each) for each in told]
        sleep(seconds)
        before, begun = sum(each.answered for each in told), monotonic()
        status = service.stop()
        taken = monotonic() - begun
        for each in done:
            each.result()
    answered = sum(each.answered for each in told)
    lost = service.requests_taken() - taken_before - answered
    wrong = sum(each.wrong for each in told)
    return Stopped(answered, answered - before, lost, wrong, status, taken)


def _ask(port: int, requests: Sequence[tuple[bytes, bytes]], told: Told) -> None:
    """Ask until nobody listens any more; a new connection for each that the service wants to be closed."""
    asked = 0
    while True:
        try:
            with Connection.to(port) as connection:
                keeps = True
                while keeps:
                    request, body = requests[asked % len(requests)]
                    asked += 1
                    answered = connection.exchange(request)
                    told.answered += 1
                    told.wrong += answered.status != 200 or answered.body != body
                    keeps = answered.headers.get("connection") != "close"
        except CutOffError:  # whether it was taken, the log of the service tells
            continue
        except ConnectionRefusedError:
            return
