"""The journal: every input of an open store, recorded, so that its outputs can be made again to the byte.

What an open store sends depends on its inputs alone: time, tokens and the answers to errands are arguments. A journal
holds them in order, with a digest of each message sent, and the documents that the store opened with.
"""
