"""Privacy: what a store may keep about its visitors, how long, who has looked at it, and how it is shown and erased.

Pure rules and use cases over ports, as in `vstore.commerce`; `PrivacyOffice` joins them for the composition root.
"""
