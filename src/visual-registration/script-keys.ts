/** The keys of the scripts of a visual job. */
export interface ScriptKeys {
  /** Where the job points, and Glue Studio saves. */
  readonly location: string;
  /** The script as it was deployed: nothing but a deployment writes there. */
  readonly deployed: string;
  /** Where the job points while it is given its graph, so that Glue generates a script there: none is run from it. */
  readonly generated: string;
}

/** The keys that go with the one that a job points to. */
export function scriptKeys(location: string): ScriptKeys {
  const stem = location.replace(/\.py$/, '');
  return { location, deployed: `${stem}.deployed.py`, generated: `${stem}.generated.py` };
}
