"""A Dask cluster as the engine: on this machine, or wherever its scheduler is."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from sopxl.model.errors import UserError
from sopxl.pipeline.batch.engines import JOB_SECONDS, Died, ctrl_c_held_back, each
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sopxl.pipeline.batch.engines import Chunk, Done, Job, Result


ANSWER_SECONDS = 10.0
"""A scheduler that is there answers sooner."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers of Dask distributed: those of a scheduler (`tcp://…`), else some on this machine.

    The workers of a scheduler must see the files under the same paths and have sopxl installed.
    """

    scheduler: str = ""
    workers: int = 2
    seconds: float = JOB_SECONDS

    def run(
        self, work: Callable[[Job], Result], chunks: Iterable[Chunk[Job]]
    ) -> Iterator[Done[Job, Result]]:
        """Yield each chunk with its results as they come; jobs of one that was lost come apart.

        Raises UserError where Dask is not installed or the scheduler does not answer.
        """
        distributed = _distributed()
        with self._client(distributed) as client:

            def handed_out(chunk: Chunk[Job]) -> Any:
                return client.submit(each, work, chunk, self.seconds, pure=False, retries=0)

            def by_itself(job: Job) -> Result:
                return cast("Result", handed_out((job,)).result()[0])

            running = {handed_out(chunk): chunk for chunk in chunks}
            lost: list[Job] = []
            for future in distributed.as_completed(list(running)):
                chunk = running.pop(future)
                try:
                    yield chunk, future.result()
                except distributed.KilledWorker:
                    lost += chunk
            # The scheduler suspects all that a dying worker had before it: so each by itself.
            for job in lost:
                again = partial(by_itself, job)
                yield (job,), (_alone(again, distributed.KilledWorker, self.seconds),)

    @contextmanager
    def _client(self, distributed: Any) -> Iterator[Any]:
        if self.scheduler:
            try:
                client = distributed.Client(self.scheduler, timeout=ANSWER_SECONDS)
            except (OSError, ValueError) as error:
                raise UserError(
                    f"Penjadwal Dask «{self.scheduler}» tidak menjawab.",
                    "Periksa alamatnya (tcp://nama:8786), atau jalankan dahulu: dask scheduler.",
                    "no-scheduler",
                ) from error
            with client:
                yield client
            return
        dask = import_module("dask")
        with (
            dask.config.set({"distributed.scheduler.allowed-failures": 0}),
            ExitStack() as opened,
        ):
            with ctrl_c_held_back():  # a cluster that is half started cannot be closed
                cluster = opened.enter_context(
                    distributed.LocalCluster(
                        n_workers=self.workers,
                        threads_per_worker=1,
                        dashboard_address=":0",
                        silence_logs=logging.CRITICAL,
                    )
                )
                client = opened.enter_context(distributed.Client(cluster))
            yield client


def _alone(work: Callable[[], Result], death: type[Exception], seconds: float) -> Result | Died:
    """Return the result of a job that runs by itself, or that it died and whether of slowness."""
    began = time.monotonic()
    try:
        return work()
    except death:
        return Died(too_slow=time.monotonic() - began >= seconds)


def _distributed() -> Any:
    """Return the library: an extra that most installations do without, and slow to load."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise UserError(
            "Dask tidak terpasang.",
            "Pasang dengan: pip install 'sopxl[cluster]', atau jalankan tanpa --engine dask.",
            "no-dask",
        ) from error
