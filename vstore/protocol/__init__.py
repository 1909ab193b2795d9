"""Protocol v1: what clients and server say to each other, in MessagePack or JSON. Golden vectors in tests/wire."""
