"""How the files end that contacts come in."""

from __future__ import annotations

CARDS = (".vcf", ".vcard")
WORKBOOKS = (".xlsx", ".xlsm")
OLD_WORKBOOKS = (".xls", ".xlt", ".xltx")
"""Known only to say that they have to be saved as XLSX first."""
TEXT_TABLES = (".csv", ".tsv", ".tab", ".txt")
TABLES = (*TEXT_TABLES, *WORKBOOKS, *OLD_WORKBOOKS)
"""Files whose columns have to be told."""
LISTS = (".ldif", ".ldi", ".json", ".jsonl", ".ndjson")
"""Files that tell their own fields."""
READ = (*CARDS, *TEXT_TABLES, *WORKBOOKS, *LISTS)
"""All that is read."""
