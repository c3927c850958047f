"""The state graph: everybody who could take a test, folded until it is small, and the search in it.

Read from `residues` upwards: each module stands on those before it. `states.explore` builds the graph,
`search.find_person` asks it for somebody. docs/checker.md tells how, and why it can be believed.
"""
