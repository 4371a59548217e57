/** Python: replaces what an earlier run wrote. */
export const PUBLICATION = String.raw`class Publication:
    """Puts new files in the place of those of an earlier run: in all folders, or in none.

    The new files are written to a hidden folder inside of the one that they belong to. When all of
    them are written they are moved in, and only then are the old ones deleted, so that the old rows
    can be read until that moment. A plan in the hidden folder says which files are new and which
    are old: by it a run finishes or undoes what an earlier one was ended in.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._run = uuid.uuid4().hex
        self._hidden: dict[str, str] = {}
        self._is_published = False

    def __enter__(self) -> Publication:
        return self

    def __exit__(self, *error: object) -> None:
        """Deletes what was written when the job fails before it is published."""
        if not self._is_published:
            for hidden in self._hidden.values():
                self._files.delete(hidden)

    def folder(self, location: str, path: str) -> str:
        """The hidden folder for what is to be published in a folder of the location."""
        folder = f"{location}/{path}".rstrip("/")
        self._hidden[folder] = f"{folder}/{HIDDEN}{self._run}"
        return self._hidden[folder]

    def recover(self) -> None:
        """Finishes or undoes what earlier runs were ended in."""
        runs: dict[str, dict[str, str]] = {}
        for folder in self._hidden:
            for hidden in self._files.hidden_folders(folder):
                runs.setdefault(hidden.rpartition("/")[2], {})[folder] = hidden
        for hidden_of_run in runs.values():
            self._settle(hidden_of_run)

    def publish(self) -> None:
        """Moves the new files in, then deletes the old ones; where a move fails, the new ones."""
        moves: dict[str, str] = {}
        for folder, hidden in self._hidden.items():
            plan = {"new": self._files.names(hidden), "old": self._files.names(folder)}
            self._files.write_plan(hidden, plan)
            moves.update({f"{hidden}/{name}": f"{folder}/{name}" for name in plan["new"]})
        self._is_published = True
        try:
            for source, destination in moves.items():
                self._files.move(source, destination)
        finally:
            self._settle(self._hidden)

    def _settle(self, hidden_of_run: dict[str, str]) -> None:
        """Deletes the old files when all new ones are in their places, and else the new ones."""
        plans = {folder: self._files.plan(hidden) for folder, hidden in hidden_of_run.items()}
        there = {folder: set(self._files.names(folder)) for folder in plans}
        complete = all(there[folder].issuperset(plan["new"]) for folder, plan in plans.items())
        for folder, plan in plans.items():
            names = set(plan["old" if complete else "new"])
            surplus = there[folder].intersection(names)
            self._delete(folder, surplus)
            # A partition that has no files any more is none, whatever marks its folder.
            gone = folders_of(names) - folders_of(there[folder] - surplus)
            for name in sorted(gone, reverse=True):
                self._files.delete_empty(f"{folder}/{name}")
            self._files.delete(hidden_of_run[folder])

    def _delete(self, folder: str, names: set[str]) -> None:
        try:
            for name in names:
                self._files.delete(f"{folder}/{name}")
        except Exception as error:
            raise JobError(
                f"{folder} holds the files of two runs, since these could not be deleted: "
                f"{', '.join(sorted(names))} ({error}). "
                "Let the job delete there and run it once more, or delete them by hand."
            ) from error


def folders_of(names: set[str]) -> set[str]:
    """The folders that files lie in, and those that these lie in."""
    return {name[:at] for name in names for at, letter in enumerate(name) if letter == "/"}
`;
