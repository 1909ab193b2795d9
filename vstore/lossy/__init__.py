"""A bad way between clients and a store, for whoever writes a client: late, stuttering, slow, and failing by plan.

It keeps what TCP promises: within a connection nothing is reordered, altered or doubled, and nothing is missing before
what arrives. Everything else happens: `link` is the machine that says when, `proxy` does it to real connections.
"""
