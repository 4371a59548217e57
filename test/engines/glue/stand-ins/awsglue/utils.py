"""Stands in for awsglue/utils.py."""


def getResolvedOptions(argv, options):  # noqa: N802
    """The arguments of these names, as `getResolvedOptions` gives them."""
    return {name: argv[argv.index(f"--{name}") + 1] for name in options}
