"""Fingerprints: what decides a result in few letters, so that the same is not made twice."""

from __future__ import annotations

import json
from hashlib import sha256

LENGTH = 16


def fingerprint(*facts: object) -> str:
    """Return the fingerprint of facts that JSON, or their own words, can tell."""
    text = json.dumps(facts, sort_keys=True, default=str, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:LENGTH]
