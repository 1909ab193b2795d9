"""The ways in: the websocket, and HTTP on the same address."""
