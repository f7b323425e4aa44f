"""Texts that run a script wherever they are taken for HTML, for an attribute or for an address.

Most are those of a public list, the section “Script Injection” of the Big List of Naughty Strings (Max Woolf, MIT;
npm's `big-list-of-naughty-strings`). They are old, and many were made for browsers that are gone; `OWN` are few, and
all run in a browser of today when nothing stops them (`tests/browser/test_hostile.py` shows it).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).parents[1] / "node_modules/big-list-of-naughty-strings/blns.txt"

ELEMENTS: Final = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate attributeName=x dur=1s onbegin=alert(1)></svg>",
    '<svg><a href="javascript:alert(1)"><text y=9>x</text></a></svg>',
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    '<iframe src="javascript:parent.alert(1)"></iframe>',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)" onerror=alert(1)></object>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&Tab;script&colon;alert(1)">x</a>',
    "<b onmouseover=alert(1)>x</b>",
    "<b tabindex=0 onfocus=alert(1)>x</b>",
    "<b onclick=alert(1)>x</b>",
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<form><button formaction="javascript:alert(1)">x</button></form>',
    "<style>@keyframes x{}</style><b style=animation-name:x onanimationstart=alert(1)>x</b>",
    "<template><b></template><img src=x onerror=alert(1)>",
)
"""Elements that run a script by being there, by being pointed at, entered or pressed."""

_OUT: Final = "'\"></title></textarea></select></style></script></svg></noscript>-->]]>"
OUT_ELEMENTS: Final = tuple(_OUT + element for element in ELEMENTS)
"""The same after what ends every place in which an element would be mere text."""

ATTRIBUTES: Final = (
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    ' x="" onmouseover=alert(1) ',
    '"onclick="alert(1)',
    '" tabindex="0" onfocus="alert(1)',
    '"><img src=x onerror=alert(1)>',
)
"""What ends an attribute and adds another."""

ADDRESSES: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://example.org/%0Aalert(1)",
)
"""Addresses that are scripts."""

MARKDOWN: Final = (
    *(f"[x]({address})" for address in ADDRESSES),
    *(f"[x](<{address}>)" for address in ADDRESSES),
    *(f"<{address}>" for address in ADDRESSES),
    "[x](javascript&colon;alert&lpar;1&rpar;)",
    "[x](vbscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    '[x](https://example.org/"onmouseover="alert(1))',
    '[x](https://example.org/ "\\"onmouseover=\\"alert(1)")',
    '![x](x"onerror="alert(1))',
    '![x"onerror="alert(1)](x)',
    "[<img src=x onerror=alert(1)>](https://example.org/)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "`<img src=x onerror=alert(1)>`",
    "**<img src=x onerror=alert(1)>**",
    "- <img src=x onerror=alert(1)>",
    "\\<img src=x onerror=alert(1)\\>",
    "&lt;img src=x onerror=alert(1)&gt;",
)
"""What Markdown might make of these."""

OWN: Final = (*ELEMENTS, *OUT_ELEMENTS, *ATTRIBUTES, *ADDRESSES, *MARKDOWN)


def known() -> list[str]:
    r"""Return the texts of the public list, each escape (`\x0B`) as the character that it names."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    start, end = (lines.index(f"#\t{title}") for title in ("Script Injection", "SQL Injection"))
    found = [line for line in lines[start:end] if line and not line.startswith("#")]
    return list(dict.fromkeys(map(_unescaped, found)))


def _unescaped(text: str) -> str:
    return re.sub(r"\\x([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), text)
