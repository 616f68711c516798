"""What an editor decides, and needs to know."""
