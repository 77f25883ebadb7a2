"""Checks in a summary.json that every row of every input is told of: rows = facts + rejected + skipped."""

import json
import sys


def number(value):
    """A count, or counts by reason; a refused file has none."""
    return sum(value.values()) if isinstance(value, dict) else value or 0


with open(sys.argv[1], encoding="utf-8") as summary:
    inputs = json.load(summary)["inputs"]

lost = [
    i for i in inputs if number(i["rows"]) != number(i["facts"]) + number(i["rejected"]) + number(i["skipped"])
]
for i in lost:
    print(f"{i['file']}: {i['rows']} rows, {i['facts']} facts, {i['rejected']} rejected, {i['skipped']} skipped")
if not any(number(i["rows"]) for i in inputs):
    sys.exit("no rows were read at all")
sys.exit(1 if lost else 0)
