"""What a long run says of itself where there is no terminal."""

from __future__ import annotations

from itertools import count

import pytest

from sopxl.cli import progress
from sopxl.cli.progress import counting
from sopxl.cli.register import OF_RETURNING
from sopxl.pipeline.progress import Progressed


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock on which six seconds pass between two looks."""
    ticks = count(0, 6)
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(ticks)))


@pytest.mark.usefixtures("seconds")
def test_plain_lines_tell_counts_rate_and_remaining_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = Progressed(total=100, unchanged=10, read=27, quarantined=3)
    with counting("Membaca", quiet=False) as told:
        told(Progressed(total=100, unchanged=10))
        told(now)
        told(now)
        told(Progressed(total=100, unchanged=10, read=87, quarantined=3, stage="Menggabungkan"))
    assert capsys.readouterr().err.splitlines() == [
        "Membaca: 40 dari 100 (27 dibaca, 10 tetap, 3 tidak terbaca), 2.5 berkas/detik; "
        "sisa 24 detik",
        "Menggabungkan (87 dibaca, 10 tetap, 3 tidak terbaca) …",
    ]


@pytest.mark.usefixtures("seconds")
def test_a_return_trip_counts_in_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("Mengembalikan", quiet=False, counted=OF_RETURNING) as told:
        for _ in range(2):
            told(Progressed(total=20, read=10))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Mengembalikan: 10 dari 20 (10 buku kerja selesai), ")


@pytest.mark.usefixtures("seconds")
def test_a_short_run_and_a_quiet_one_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("Membaca", quiet=False) as told:
        told(Progressed(total=3, read=3))
    with counting("Membaca", quiet=True) as told:
        for _ in range(5):
            told(Progressed(total=3, read=3))
    assert capsys.readouterr().err == ""
