"""Writes src/report/cell-width-table.ts: the cells that rich 15.0.0, which prints Keras 3.15.1's summary, gives to
each character (Unicode 17). Run with the Python of the oracle: python cell_widths.py > src/report/cell-width-table.ts
"""

import textwrap

from rich._unicode_data import load

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text


def packed(ranges):
    """Each range as the gap after the one before and its length, in base 36."""
    parts, after = [], 0
    for start, end in ranges:
        parts.append(base36(start - after) + ("" if end == start else "-" + base36(end - start)))
        after = end + 1
    return " ".join(parts)


def joined(ranges):
    out = []
    for start, end in ranges:
        if out and out[-1][1] + 1 == start:
            out[-1][1] = end
        else:
            out.append([start, end])
    return out


def literal(name, about, text):
    lines = textwrap.wrap(text, 130, break_long_words=False, break_on_hyphens=False)
    body = " +\n".join(f"  '{line}{' ' if i + 1 < len(lines) else ''}'" for i, line in enumerate(lines))
    print(f"\n/** {about} */\nexport const {name} =\n{body};")


table = load("17.0.0")
print("// Which characters take no cell or two cells of a terminal (Unicode 17), each range as gap and length in base 36.")
print("// Written by conformance/summaries/cell_widths.py; not edited by hand.")
for width, name, about in ((0, "ZERO_CELLS", "Characters without width: combining marks, joiners, selectors."), (2, "TWO_CELLS", "Characters two cells wide: East Asian wide and full width, emoji.")):
    literal(name, about, packed(joined([(a, b) for a, b, w in table.widths if w == width])))
wide = joined([(ord(c), ord(c)) for c in sorted(table.narrow_to_wide)])
literal("WIDENED_BY_SELECTOR", "Characters that the emoji selector U+FE0F makes two cells wide.", packed(wide))
