"""Writes src/report/emoji-table.ts: the emoji that rich 15.0.0, which prints Keras 3.15.1's summary, puts in the place
of codes such as `:rocket:` in names. Run with the Python of the oracle: python emoji_codes.py > src/report/emoji-table.ts
"""

from rich._emoji_codes import EMOJI

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

entries, before = [], ""
for code, emoji in sorted(EMOJI.items()):
    assert not set(" ='\\\n") & set(code + emoji), code
    same = 0
    while same < min(len(code), len(before), 35) and code[same] == before[same]:
        same += 1
    entries.append(f"{DIGITS[same]}{code[same:]}={emoji}")
    before = code

print("// The emoji of rich's codes: how many characters of the code before stay, in base 36, the rest of the code, the emoji.")
print("// Written by conformance/summaries/emoji_codes.py; not edited by hand.\n")
print("/** The packed codes, sorted. */\nexport const EMOJI_CODES =")
lines, line = [], ""
for entry in entries:
    if len(line) + len(entry) > 180:
        lines.append(line)
        line = ""
    line += entry + " "
lines.append(line.rstrip())
print(" +\n".join(f"  '{line}'" for line in lines) + ";")
