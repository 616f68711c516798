"""What is done with glossaries: entries, imports, audits of a change."""
