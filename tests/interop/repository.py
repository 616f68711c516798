"""Git without the settings of whoever runs the tests."""

AUTHOR = (
    *("-c", "user.name=Test"),
    *("-c", "user.email=test@example.org"),
    *("-c", "commit.gpgsign=false"),
)
"""Options before a git command that commits."""
