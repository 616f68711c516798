"""What was translated before: offered for drafts, taken in from elsewhere, written out, counted."""
