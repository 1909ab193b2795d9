"""Commerce: catalog, carts, orders and payments as pure rules and use cases. The outside comes in through ports.

What must change together changes in one `Books.write`; no lock or transaction is held while a provider is asked. The
provider is asked under the order's number, so however often a checkout is repeated there is one order and one charge.
"""
