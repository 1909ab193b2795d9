"""Language in processes of its own: understanding and the model, so that the world's beat never waits for them."""
