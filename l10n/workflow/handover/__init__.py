"""Work given to translators and other programs, and taken back."""
