"""The referral table: whom its rules cover, as boxes of facts and as people from the state graph.

`rules.check_tables` gives the findings; the other modules are what it stands on.
"""
