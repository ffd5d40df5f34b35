"""Errors that end a run before it can report, and the exit statuses of runs that end badly."""

FAILED = 2
"""Exit status where the command could not do its work; argparse uses the same."""

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of the signal, as shells have it."""

UNREAD = 141
"""Exit status where the reader of the output has gone (`| head`): the same, for SIGPIPE."""


class DossierError(Exception):
    """An error that a user can mend; the command prints it in two lines.

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
