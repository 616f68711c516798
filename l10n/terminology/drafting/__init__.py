"""Terms put into drafts: written anew by the engine, or in the place of what stands there."""
