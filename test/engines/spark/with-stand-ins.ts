import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Spark } from './spark';

/** Runs a script where modules stand in for those that only AWS Glue has; afterwards they are forgotten. */
const WITH_STAND_INS = `import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
script = sys.argv.pop(1)
try:
    runpy.run_path(script, run_name="__main__")
finally:
    del sys.path[0]
    for name in [name for name in sys.modules if name.startswith("awsglue")]:
        del sys.modules[name]
`;

/** A Spark whose scripts find the modules of a folder. */
export function withStandIns(spark: Pick<Spark, 'run'>, folder: string): Pick<Spark, 'run'> {
  return {
    run: (script, args) => {
      const program = path.join(path.dirname(script), 'with-stand-ins');
      writeFileSync(program, WITH_STAND_INS);
      return spark.run(program, [folder, script, ...args]);
    },
  };
}
