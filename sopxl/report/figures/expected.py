"""What is expected of an office, and how far it has come."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from datetime import date


class Standing(Enum):
    """How far a required SOP has come."""

    ABSENT = "belum masuk"
    FAULTY = "masih bergalat"
    MET = "sudah masuk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """One SOP that one office has to send; `procedure` is the one that came, if one did."""

    satker: str
    office: str
    sop_code: str
    title: str
    due: date | None = None
    late: bool = False
    standing: Standing = Standing.ABSENT
    procedure: str = ""
