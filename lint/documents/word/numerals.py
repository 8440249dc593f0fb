"""Numerals: a number as a list of Word's writes it (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from lint.documents.labels import chinese

_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_COUNTING = frozenset((
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
    "koreanCounting",
))  # fmt: skip
_FORMAL = frozenset(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"))
_BY_DIGIT = frozenset(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"))
# A letter is repeated so often at most (z, aa, bb … zz, aaa …).
_LETTERS = 10
_TO_FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# The signs for the first numbers of these, and how the numbers beyond are written.
_SIGNS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_SIGNS["decimalEnclosedCircleChinese"] = _SIGNS["decimalEnclosedCircle"]
_BEYOND = {"decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}."}


def numeral(number: int, form: str) -> str:
    """A whole number from 0 in a form by its name there; one that is not known is written in Arabic digits."""
    if form in _COUNTING:
        return chinese(number)
    if form in _FORMAL:
        return chinese(number, full=True).translate(_TO_FORMAL)
    if form in _BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form in _SIGNS:
        signs = _SIGNS[form]
        return signs[number - 1] if 1 <= number <= len(signs) else _BEYOND.get(form, "{}").format(number)
    if form in ("ideographTraditional", "ideographZodiac"):
        signs = _STEMS if form == "ideographTraditional" else _BRANCHES
        return signs[(number - 1) % len(signs)] if number else ""
    if form in ("lowerLetter", "upperLetter") and number <= 26 * _LETTERS:
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and number < 10_000:
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return _arabic(number, form)


def _arabic(number: int, form: str) -> str:
    if form == "decimalZero":
        return f"{number:02}"
    if form.startswith("decimalFullWidth"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if form == "numberInDash":
        return f"- {number} -"
    return "" if form in ("none", "bullet") else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
