"""Names in the cases of the contract: PascalCase, camelCase, UPPER_CASE."""

import re


def words(name: str) -> list[str]:
    """`viewerHasLiked` → viewer, Has, Liked; digits belong to the word before them."""
    return re.findall(r"[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*|\d+", name)


def pascal_case(name: str) -> str:
    return "".join(word[0].upper() + word[1:].lower() for word in words(name))


def camel_case(name: str) -> str:
    title = pascal_case(name)
    return title[:1].lower() + title[1:]


def upper_case(name: str) -> str:
    return "_".join(words(name)).upper()


def upper_first(name: str) -> str:
    return name[:1].upper() + name[1:]


def lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
