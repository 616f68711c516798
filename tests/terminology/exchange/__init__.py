"""Terms leave for other programs and come back."""
