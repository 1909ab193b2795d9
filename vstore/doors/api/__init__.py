"""The HTTP API: one file of endpoints for each noun, and the frame that decodes, checks, encodes and describes them."""
