"""The model, its loss and optimizer, and one training from first step to last."""
