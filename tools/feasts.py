"""Prints the dates of the feasts of the lunar calendar as the table `moving` of rule NU059.

    pip install lunar-python && python tools/feasts.py 2012 2036

The library reckons by GB/T 33661-2017.
Nothing of it is needed to run the linter.
"""

from __future__ import annotations

import sys

LUNAR = {"春节": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "七夕节": (7, 7), "中秋节": (8, 15), "重阳节": (9, 9)}


def main() -> None:
    from lunar_python import Lunar  # type: ignore[import-not-found]

    first, last = map(int, sys.argv[1:3])
    table: dict[str, list[tuple[int, str]]] = {"除夕": [], "清明节": []}
    for year in range(first, last + 1):
        for name, (month, day) in LUNAR.items():
            table.setdefault(name, []).append((year, _written(Lunar.fromYmd(year, month, day).getSolar())))
        table["除夕"].append((year, _written(Lunar.fromYmd(year, 1, 1).next(-1).getSolar())))
        table["清明节"].append((year, _written(Lunar.fromYmd(year, 6, 1).getJieQiTable()["清明"])))
    for name, dates in table.items():
        written = ", ".join(f'{year} = "{date}"' for year, date in dates)
        print(f'"{name}" = {{ {written} }}')


def _written(solar: object) -> str:
    return f"{solar.getMonth()}月{solar.getDay()}日"  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
