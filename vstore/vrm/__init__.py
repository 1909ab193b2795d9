"""Pure: what a visitor's own VRM 1.0 avatar holds, whose it is, and why one is not taken."""
