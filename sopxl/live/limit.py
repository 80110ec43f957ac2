"""A limit on the time that Python may think while Excel waits for it."""

from __future__ import annotations

import _thread
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_LONG = "Pekerjaan ini belum selesai setelah {seconds:g} detik, jadi dihentikan."
SMALLER = (
    "Lembar Anda tidak berubah. Pecah SOP yang sangat panjang, atau kerjakan berkasnya dari luar "
    "Excel dengan «sopxl draw»."
)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what is done here after so many seconds; only for work that has written nothing yet.

    Raises UserError when the time is over.
    """
    timer = Timer(seconds, _thread.interrupt_main)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt as error:
        raise UserError(TOO_LONG.format(seconds=seconds), SMALLER, "too-long") from error
    finally:
        timer.cancel()
