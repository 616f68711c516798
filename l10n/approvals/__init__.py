"""What editors approved: who, when, and over which words."""
