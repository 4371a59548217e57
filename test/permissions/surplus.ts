import type { Call } from './calls';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** What a role may do that no call needs. */
export interface Surplus {
  readonly actions: string[];
  /** Of statements whose actions are needed, on other resources. */
  readonly resources: string[];
}

/** What of the statements of a role none of its calls needs. */
export function surplusOf(statements: Statement[], calls: Call[]): Surplus {
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow').map(({ Action, Resource }) => ({ actions: [Action].flat(), resources: [Resource].flat() }));
  const unneeded = allowed.map(({ actions, resources }) => {
    const used = calls.filter(({ action, resource }) => actions.some((each) => fits(each, action)) && resources.some((each) => fits(each, resource)));
    return {
      actions: actions.filter((each) => !used.some(({ action }) => fits(each, action))),
      resources: used.length === 0 ? [] : resources.filter((each) => !used.some(({ resource }) => fits(each, resource))),
    };
  });
  return { actions: distinct(unneeded.flatMap(({ actions }) => actions)), resources: distinct(unneeded.flatMap(({ resources }) => resources)) };
}

const distinct = (texts: string[]) => [...new Set(texts)].sort();

/** Whether a text fits a pattern of a policy: `*` stands for any text, `?` for any letter. */
function fits(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
