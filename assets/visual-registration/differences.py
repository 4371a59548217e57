"""How a graph differs from the one that was registered."""

import hashlib
import json


def differences(registered, actual):
    """What somebody changed, a line for each node."""
    def named(node_id, nodes):
        return next((members.get("Name") for members in nodes[node_id].values() if isinstance(members, dict)), node_id)

    both = [node_id for node_id in registered if node_id in actual]
    return [
        *(f"node '{named(node_id, actual)}' was added" for node_id in actual if node_id not in registered),
        *(f"node '{named(node_id, registered)}' was removed" for node_id in registered if node_id not in actual),
        *(f"node '{named(node_id, registered)}' was changed" for node_id in both if said(registered[node_id]) != said(actual[node_id])),
    ]


def fingerprint(nodes):
    return hashlib.sha256(json.dumps(said(nodes), sort_keys=True).encode()).hexdigest()


def said(value):
    """Without what says nothing: Glue fills in members that are empty or false."""
    if isinstance(value, dict):
        members = {key: said(of) for key, of in value.items()}
        return {key: of for key, of in members.items() if of not in (None, False, "", [], {})}
    return [said(item) for item in value] if isinstance(value, list) else value
