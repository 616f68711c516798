"""Run the command line from a checkout: `python cli.py …` is `l10n …`."""

from l10n.cli import app

if __name__ == "__main__":
    app()
