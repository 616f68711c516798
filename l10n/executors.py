"""Where jobs run: in this process, in worker processes, or on a Dask cluster."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from l10n.errors import BrokenError, MissingError, UsageError

T = TypeVar("T")
R = TypeVar("R")

KINDS = ("serial", "processes", "dask")


class SerialExecutor(Executor):
    """Runs each call at once, in this process. The default, and the one to debug with."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``fn`` now; its result or exception waits in the future."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def open_executor(kind: str, workers: int | None = None) -> Iterator[Executor]:
    """Open an executor of ``kind`` (one of `KINDS`), and close it behind you.

    ``dask`` starts a cluster on this machine; a result that a killed worker took with it is
    computed again, where ``processes`` gives up. Functions must be importable by the workers.
    """
    if kind == "serial":
        yield SerialExecutor()
    elif kind == "processes":
        # Spawned workers start clean on every system; forked ones inherit locks and threads.
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            yield pool
    elif kind == "dask":
        yield from _dask(workers)
    else:
        raise UsageError(
            f"“{kind}” is no executor.", advice=f"Use one of: {', '.join(KINDS)}.", code="executor"
        )


def _dask(workers: int | None) -> Iterator[Executor]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise MissingError(
            "Dask is not installed.",
            advice="Run: pip install 'article-l10n[cluster]', or use --executor processes.",
            code="dask-missing",
        ) from error
    with (
        LocalCluster(
            n_workers=workers or multiprocessing.cpu_count(),
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs="ERROR",
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client.get_executor(pure=False)


def run_all(executor: Executor, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """``function`` of each item, in the order of the items, whatever finishes first (law 6).

    Raises `BrokenError` when a worker process died (killed, or out of memory) and took results along.
    """
    futures = [executor.submit(function, item) for item in items]
    try:
        return [future.result() for future in futures]
    except BrokenExecutor as error:
        raise BrokenError(
            "a worker process died before it was done.",
            advice="What was finished is saved. Run the command again, with fewer --workers if"
            " memory is short.",
            code="worker-died",
        ) from error
