"""Which sentences of a translation were made from which sentences of the article."""
