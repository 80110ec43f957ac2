"""Arrows at right angles between symbols that stand in a grid; the contract is docs/layout.md."""
