import type { Needs } from './needs';

/** Python: files of any file system that Hadoop knows. */
export function files(needs: Needs): string {
  return [HEAD, ...(needs.files ? [FILES_AT] : []), ...(needs.csv ? [CSV_HEADER] : []), PUBLISHED].join('\n');
}

const HEAD = String.raw`# What the name of a folder begins with that Spark, Athena and crawlers pass over.
HIDDEN = "_new-"


def is_hidden(name: str) -> bool:
    """Whether Spark, Athena and crawlers pass over a file or what is in a folder."""
    parts = name.split("/")
    return any(part[0] == "." or (part[0] == "_" and "=" not in part) for part in parts)


class Files:
    """Files by Hadoop's FileSystem API, which serves S3 and local disks alike."""

    PLAN = "_plan.json"

    def __init__(self, spark: SparkSession) -> None:
        self._jvm = spark._jvm
        self._configuration = spark._jsc.hadoopConfiguration()
`;

const FILES_AT = String.raw`    def at(self, place: str, endings: tuple[str, ...], in_partitions: bool) -> list[str]:
        """The file, or those in the folder that end so; of folders in it only partitions count."""
        system, path = self._locate(place)
        if not system.exists(path):
            return []
        if system.getFileStatus(path).isFile():
            return [place]
        if in_partitions:
            names = [n for n in self.names(place) if all("=" in f for f in n.split("/")[:-1])]
        else:
            files = [each for each in system.listStatus(path) if each.isFile()]
            names = sorted(each.getPath().getName() for each in files)
        wanted = [n for n in names if n.lower().endswith(endings) and not is_hidden(n)]
        return [f"{place.rstrip('/')}/{name}" for name in wanted]
`;

const CSV_HEADER = String.raw`    def header(
        self, file: str, separator: str, quote: str, escape: str, encoding: str
    ) -> tuple[list[str], str]:
        """The names in the header of a CSV file, and what its lines end with."""
        system, path = self._locate(file)
        stream = system.open(path)
        if file.lower().endswith(".gz"):
            stream = self._jvm.java.util.zip.GZIPInputStream(stream)
        scanner = self._jvm.java.util.Scanner(stream, encoding).useDelimiter("\n")
        text = ""
        try:
            while scanner.hasNext():
                text += scanner.next() + "\n"
                bare = re.sub(re.escape(escape) + ".", "", text) if escape else text
                if bare.count(quote) % 2 == 0:
                    break
        finally:
            scanner.close()
        plain = text.removeprefix("\ufeff")
        if escape:
            plain = doubled_quotes(plain, separator, quote, escape)
        lines = io.StringIO(plain, newline="")
        names = next(csv.reader(lines, delimiter=separator, quotechar=quote), [])
        return names, "\r\n" if text.endswith("\r\n") else "\n"
`;

const PUBLISHED = String.raw`    def names(self, folder: str) -> list[str]:
        """The names, from the folder on, of the files under it that are not hidden."""
        system, path = self._locate(folder)
        if not system.exists(path):
            return []
        root = system.makeQualified(path).toUri()
        names = []
        files = system.listFiles(path, True)
        while files.hasNext():
            names.append(root.relativize(files.next().getPath().toUri()).getPath())
        return sorted(name for name in names if not is_hidden(name))

    def hidden_folders(self, folder: str) -> list[str]:
        """The hidden folders that runs made in a folder."""
        system, path = self._locate(folder)
        if not system.exists(path):
            return []
        names = [each.getPath().getName() for each in system.listStatus(path)]
        return [f"{folder}/{name}" for name in names if re.fullmatch(HIDDEN + "[0-9a-f]{32}", name)]

    def is_half_replaced(self, folder: str) -> bool:
        """Whether a run was ended while it published there."""
        return any(self.plan(hidden)["new"] for hidden in self.hidden_folders(folder))

    def plan(self, hidden: str) -> dict[str, list[str]]:
        """The plan in a hidden folder; an empty one where there is none."""
        system, path = self._locate(f"{hidden}/{self.PLAN}")
        if not system.exists(path):
            return {"new": [], "old": []}
        stream = system.open(path)
        try:
            return json.loads(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write_plan(self, hidden: str, plan: dict[str, list[str]]) -> None:
        """Writes the plan that a hidden folder is published by."""
        system, path = self._locate(f"{hidden}/{self.PLAN}")
        stream = system.create(path, True)
        try:
            stream.write(json.dumps(plan).encode("utf-8"))
        finally:
            stream.close()

    def move(self, source: str, destination: str) -> None:
        """Moves a file; the folder that it goes to is made."""
        system, path = self._locate(source)
        _, new_path = self._locate(destination)
        system.mkdirs(new_path.getParent())
        if not system.rename(path, new_path):
            raise JobError(f"{source} could not be moved to {destination}")

    def delete(self, place: str) -> None:
        """Deletes a file, or a folder with all that is in it."""
        system, path = self._locate(place)
        if not system.delete(path, True) and system.exists(path):
            raise JobError(f"{place} could not be deleted")

    def delete_empty(self, folder: str) -> None:
        """Deletes a folder that nothing is in."""
        system, path = self._locate(folder)
        if system.exists(path) and not len(system.listStatus(path)):
            system.delete(path, False)

    def _locate(self, place: str) -> tuple[JavaObject, JavaObject]:
        path = self._jvm.org.apache.hadoop.fs.Path(place)
        return path.getFileSystem(self._configuration), path
`;
