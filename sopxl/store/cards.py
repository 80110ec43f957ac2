"""The SOPs of the store as merging sees them: cards, and what is said, all or some."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sopxl.register.entries import Card, Wording
from sopxl.register.entry import Key
from sopxl.store.revive import status_of

if TYPE_CHECKING:
    from sqlite3 import Row

CARDS = """
SELECT source.path, source.sha256, title, number, satker, sop_code, variant, revision, status,
  process_code, created, effective,
  (SELECT json_group_array(text) FROM related WHERE source = sop.source) AS related
FROM source JOIN sop ON sop.source = source.id
WHERE source.state = 'terbaca'
"""
CARD_AT = f"{CARDS} AND source.id = ?"
ALL_CARDS = f"{CARDS} ORDER BY source.path"

UNHUNG_CARDS = f"""{CARDS} AND EXISTS (
  SELECT 1 FROM standing WHERE source = source.id AND standing = 'utama'
) AND NOT EXISTS (
  SELECT 1 FROM hanging WHERE source = source.id AND hung_by <> 'usulan yang disetujui'
) ORDER BY source.path
"""  # noqa: S608 # queries of our own
"""The SOPs whose process is known from nothing but what a person has confirmed, if at all."""

WORDINGS = """
SELECT source.path, stems.title || ' ' || stems.activity || ' ' || stems.output AS said
FROM source JOIN stems ON stems.source = source.id
WHERE source.state = 'terbaca'
"""
WORDING_AT = f"{WORDINGS} AND source.id = ?"
ALL_WORDINGS = f"{WORDINGS} ORDER BY source.path"

NO_ITEMS = "[]"


def card_of(row: Row) -> Card:
    """Return a card from its row."""
    related = row["related"]
    return Card(
        path=row["path"],
        sha256=row["sha256"],
        key=Key.of_parts(row["satker"], row["sop_code"], row["variant"], row["revision"]),
        title=row["title"],
        number=row["number"],
        revision=row["revision"],
        status=status_of(row),
        process_code=row["process_code"],
        created=row["created"] or "",
        effective=row["effective"] or "",
        related=() if related == NO_ITEMS else tuple(json.loads(related)),
    )


def wording_of(row: Row) -> Wording:
    """Return what an SOP says from its row."""
    return Wording(row["path"], tuple(row["said"].split()))
