"""Terms found in texts and translations, in every form that a language gives them."""
