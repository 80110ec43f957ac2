"""What the numbers of a report take for granted, printed with every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.reference.units import units
from sopxl.register.outliers import NOTICEABLE_SHARE, REACH
from sopxl.report.wording import day, number
from sopxl.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from sopxl.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was taken for granted, with the value used and what depends on it."""

    name: str
    value: str
    meaning: str


ALWAYS = (
    Assumption(
        "pengulangan",
        "hanya pada perkiraan",
        "Waktu terpendek dan terpanjang memakai jalur tanpa kembali ke langkah sebelumnya.",
    ),
    Assumption(
        "rentang waktu",
        "nilai tengah",
        "Perkiraan memakai tengah rentang; «maks 3 hari» dihitung satu setengah hari.",
    ),
    Assumption(
        "beban",
        "waktu terlama",
        "Setiap langkah dikerjakan sekali; langkah bersama dibebankan penuh kepada semua "
        "pelaksananya.",
    ),
    Assumption(
        "beban sebulan",
        "kasus × perkiraan",
        "Kasus per bulan dikalikan perkiraan waktu dengan pengulangan; satu orang bekerja "
        "sebanyak hari kerja dalam satu bulan menurut satuan panjang.",
    ),
    Assumption(
        "jauh berbeda",
        f"lebih dari {number(100 * NOTICEABLE_SHARE)}% dan 1 jam",
        "SOP sejenis dilaporkan bila waktu terlamanya sejauh itu dari nilai tengah semua satker, "
        f"dan lebih dari {number(REACH, 1)} kali jarak antarkuartil dari kuartil terdekat.",
    ),
    Assumption(
        "hari kalender",
        "dipisahkan",
        "Tidak pernah dijumlahkan atau dibandingkan dengan hari kerja.",
    ),
)


def assumptions(settings: Settings, today: date) -> tuple[Assumption, ...]:
    """Return everything that was assumed, with the values in force."""
    return (
        *_day_lengths(settings),
        _chance(settings),
        *_dates(settings, today),
        *ALWAYS,
        _long_units(),
    )


def _day_lengths(settings: Settings) -> tuple[Assumption, ...]:
    return (
        Assumption(
            "menit_hari_kerja",
            f"{number(settings.minutes_per_working_day)} menit",
            "Panjang satu hari kerja dalam hitungan lama penyelesaian.",
        ),
        Assumption(
            "menit_efektif",
            f"{number(settings.effective_minutes)} menit",
            "Panjang satu hari kerja efektif dalam hitungan beban pelaksana.",
        ),
    )


def _chance(settings: Settings) -> Assumption:
    return Assumption(
        "peluang_ya",
        f"{number(settings.yes_percent)}%",
        "Peluang setiap keputusan menjawab Ya dalam perkiraan waktu dengan pengulangan.",
    )


def _dates(settings: Settings, today: date) -> tuple[Assumption, ...]:
    return (
        Assumption("tanggal", day(today), "Hari penilaian jatuh tempo dan status peraturan."),
        Assumption(
            "bulan_monitoring",
            f"{number(settings.review_months)} bulan",
            "Jarak pemantauan sesudah Tanggal Efektif.",
        ),
        Assumption(
            "bulan_evaluasi",
            f"{number(settings.evaluation_months)} bulan",
            "Jarak evaluasi sesudah Tanggal Efektif.",
        ),
    )


def _long_units() -> Assumption:
    long = (unit for unit in units() if unit.approximate)
    amounts = (f"1 {unit.name} = {number(unit.amount)} {unit.measure.value}" for unit in long)
    return Assumption("satuan panjang", ", ".join(amounts), "Diperkirakan, maka jumlahnya juga.")
