"""What stands beside the store: the findings for machines, and what could not be read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sopxl.pipeline.files import replacing
from sopxl.register.entry import State

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.store.store import Store

JUDGED, NOT_JUDGED = "judged", "no"
"""The note that the SOPs were read without checking them: no findings mean nothing then."""

QUARANTINE_HEADINGS = ("Berkas", "Alasan", "Cara memperbaiki", "Kode")
QUARANTINE_SEPARATOR = ";"
"""What Excel in Indonesian takes for the next column."""


def write_findings(store: Store, target: Path) -> None:
    """Write all files with their SOPs and findings, as `sopxl check --format json` does."""
    with replacing(target) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for position, row in enumerate(store.rows("file_record")):
            file.write(",\n" if position else "\n")
            file.write(row["record"])
        file.write("\n]\n")


def write_quarantine(store: Store, target: Path) -> None:
    """Write the files that could not be read, each with its reason and the remedy."""
    with (
        replacing(target) as beside,
        beside.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        table = csv.writer(file, delimiter=QUARANTINE_SEPARATOR)
        table.writerow(QUARANTINE_HEADINGS)
        for source in store.sources():
            if source.state is State.QUARANTINED and (refusal := source.refusal):
                table.writerow((source.path, refusal.message, refusal.remedy, refusal.code))
