import type { CfnResource } from '../synthesis/templates';

/** A statement of a policy, and what has it. */
export interface Statement {
  /** Logical id of the resource that has the policy. */
  readonly owner: string;
  readonly type: string;
  readonly effect: string;
  readonly actions: string[];
  readonly resources: unknown[];
  /** Services that it is about, when it is one of a trust or resource policy. */
  readonly services: string[];
  readonly condition: Record<string, Record<string, unknown>>;
}

const list = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** All statements of a resource, wherever in its properties its policies are. */
export function statementsOf(owner: string, { Type, Properties }: CfnResource): Statement[] {
  const search = (value: unknown): unknown[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = 'Statement' in value && 'Version' in value ? list(value.Statement) : [];
    return [...own, ...Object.values(value).flatMap(search)];
  };
  return search(Properties).map((statement: any) => ({
    owner,
    type: Type,
    effect: statement.Effect,
    actions: list(statement.Action) as string[],
    resources: list(statement.Resource),
    services: list(statement.Principal?.Service) as string[],
    condition: statement.Condition ?? {},
  }));
}
