"""What the parts of a rule are called: in the terminal, in the manual, in a cell's note."""

from __future__ import annotations

SEVERITY = "Bobot"
IN_LEGACY_PROFILE = "{severity}; pada profil lama {legacy}"
REMEDY = "Cara memperbaiki"
BASIS = "Dasar"
SOURCE = "Sumber dasar"
PRINCIPLE = "Asas yang dijaga"
RAISED = "Catatan"
