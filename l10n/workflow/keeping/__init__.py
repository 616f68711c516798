"""Nothing that people wrote is lost: put aside, missed, refused, brought back."""
