import { isObject } from '../glue-job';

type Members = Readonly<Record<string, unknown>>;

/** What tells a job that Glue's source control wrote from something else; Glue Studio's own download has these elsewhere. */
const TELLING = ['codeGenConfigurationNodes', 'jobMode'];

/** Members whose names are the user's own. */
const OWN_NAMES = ['DefaultArguments', 'NonOverridableArguments', 'Tags', 'CodeGenConfigurationNodes'];

/**
 * The job of a file that Glue pushed to a Git repository, in the shape of Glue's API: there its members are in camelCase.
 *
 * @returns nothing where a value is no such job
 */
export function sourceControlJob(value: Members): Record<string, unknown> | undefined {
  return TELLING.some((name) => name in value) ? inPascalCase(value) : undefined;
}

function inPascalCase(value: Members): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1);
    return [pascal, isObject(member) && !OWN_NAMES.includes(pascal) ? inPascalCase(member) : member];
  }));
}
