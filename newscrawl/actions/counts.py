"""Counts in words: one is not many."""


def counted(number: int, one: str) -> str:
    """*number* with the noun *one*, in the plural where it is not 1.

    >>> counted(1, "entry"), counted(2, "entry"), counted(0, "article")
    ('1 entry', '2 entries', '0 articles')
    """
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{number} {one if number == 1 else many}"
