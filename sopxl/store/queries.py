"""What the store asks of its tables, where that is more than the rows of one source."""

from __future__ import annotations

ROLE_USES = """
SELECT actor.name, count(*) AS sops
FROM actor JOIN source ON source.id = actor.source AND source.state = ?
WHERE actor.name <> '' GROUP BY actor.name
"""

HOLDERS = """
SELECT source.* FROM holder JOIN source ON source.id = holder.source
WHERE :satker IN ('', holder.satker)
ORDER BY holder.satker, source.path
"""

LINKS = """
SELECT source.path, link.item, related.text, link.match, meant.path AS target, link.mutual,
  link.confidence
FROM link
JOIN source ON source.id = link.source
JOIN sop ON sop.source = link.source
JOIN related ON related.source = link.source AND related.item = link.item
JOIN source AS meant ON meant.id = link.target
WHERE :satker IN ('', sop.satker)
ORDER BY link.source, link.item
"""

HUNG = "SELECT source.path, hanging.code FROM hanging JOIN source ON source.id = hanging.source"

FIELD_PLACE = "SELECT sheet, cell FROM place WHERE source = ? AND field = ?"
ITEM_PLACE = "SELECT sheet, cell FROM related WHERE source = ? AND item = ?"

RIPE = """
SELECT source.path FROM sop JOIN source ON source.id = sop.source
WHERE EXISTS (
  SELECT 1 FROM (
    SELECT sop.created AS day UNION SELECT sop.revised UNION SELECT sop.effective
    UNION SELECT sop.monitoring_due UNION SELECT sop.evaluation_due
  )
  WHERE day > min(source.imported, :day) AND day <= max(source.imported, :day)
)
"""
