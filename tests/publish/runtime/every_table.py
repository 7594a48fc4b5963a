"""What CPython says by its large tables, in numbers: run by this Python and by the one that ships, to be compared."""

import binascii
import unicodedata

CODECS = {
    "_codecs_cn": ("gb2312", "gbk", "gb18030", "hz"),
    "_codecs_hk": ("big5hkscs",),
    "_codecs_jp": ("shift_jis", "cp932", "euc_jp", "euc_jis_2004", "euc_jisx0213", "shift_jis_2004", "shift_jisx0213"),
    "_codecs_kr": ("euc_kr", "cp949", "johab"),
    "_codecs_tw": ("big5", "cp950"),
}
EVERY = [chr(number) for number in range(0x110000)]
CODED = [each for each in EVERY[:0x30000] if not "\ud800" <= each <= "\udfff"]
PAIRS = [bytes([first, second]) for first in range(0x80, 0x100) for second in range(0x21, 0x100)]


def run() -> str:
    """Checksums of names, properties and normal forms of every character, and of every encoding both ways."""
    told = [_sum(unicodedata.name(each, "") + unicodedata.decomposition(each) + unicodedata.category(each) for each in EVERY)]
    told += [_sum(unicodedata.normalize(form, each) for each in EVERY) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    told.append(_sum(unicodedata.ucd_3_2_0.category(each) for each in EVERY))
    told.append(sum(unicodedata.lookup(name) == each for each in EVERY if (name := unicodedata.name(each, ""))))
    for module, names in CODECS.items():
        for codec in map(__import__(module).getcodec, names):
            told.append(_sum(codec.decode(each, "replace")[0] for each in PAIRS))
            told.append(binascii.crc32(b"|".join(codec.encode(each, "replace")[0] for each in CODED)))
    return str(told)


def _sum(texts) -> int:
    return binascii.crc32("|".join(texts).encode("utf-8", "surrogatepass"))
