"""Errors that end a run before it can report: the command prints them in one line, status 2."""


class DossierError(Exception):
    """An error that a user can mend: what is wrong, and what to do.

    Attributes:
        message: What is wrong, with the file or option.
        remedy: What to do.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class PackageError(DossierError):
    """The descriptor itself cannot be read, so there is nothing to report on."""


class OptionError(DossierError):
    """An option says what cannot be."""
