import type { Answered, Value } from '../../../local/test/queries/warehouse';

/** A page of a result: https://trino.io/docs/current/develop/client-protocol.html */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly Value[])[];
  readonly error?: { readonly message: string };
}

/** The types that Trino gives and, unlike it, the catalog. */
const CATALOG_TYPES: Readonly<Record<string, string>> = { integer: 'int' };

/** What Trino answers (its error NO_NODES_AVAILABLE) where its only node was too busy to say in time that it is there. */
const NO_NODES = 'No nodes available to run query';
const NO_NODES_SECONDS = 60;
const NO_NODES_PAUSE_MS = 1_000;

/** Runs statements in Trino as Athena runs them: tables are named without a database. */
export class TrinoClient {
  constructor(private readonly address: string) {}

  /** Whether the server answers, and has all that it needs to run a statement. */
  async isReady(): Promise<boolean> {
    try {
      const info = await (await fetch(`${this.address}/v1/info`)).json() as { starting: boolean };
      return !info.starting && (await this.ask('SELECT 1')).rows.length === 1;
    } catch {
      return false;
    }
  }

  /**
   * Runs a statement to its end; again, for a minute at most, where Trino finds no node to run it on.
   *
   * @throws Error with Trino's message when the statement fails
   */
  async ask(sql: string, schema = 'default'): Promise<Answered> {
    const deadline = Date.now() + NO_NODES_SECONDS * 1_000;
    for (;;) {
      try {
        return await this.run(sql, schema);
      } catch (error) {
        if (!(error as Error).message.includes(NO_NODES) || Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, NO_NODES_PAUSE_MS));
      }
    }
  }

  private async run(sql: string, schema: string): Promise<Answered> {
    const headers = { 'X-Trino-User': 'user', 'X-Trino-Catalog': 'hive', 'X-Trino-Schema': schema, 'X-Trino-Time-Zone': 'UTC' };
    let columns: Answered['columns'] = [];
    const rows: (readonly Value[])[] = [];
    let page = await this.page(`${this.address}/v1/statement`, { method: 'POST', headers, body: sql });
    for (;;) {
      if (page.error !== undefined) throw new Error(page.error.message);
      columns = page.columns?.map(({ name, type }) => [name, catalogType(type)] as const) ?? columns;
      rows.push(...page.data ?? []);
      if (page.nextUri === undefined) return { columns, rows };
      page = await this.page(page.nextUri, { headers });
    }
  }

  private async page(address: string, init: RequestInit): Promise<Page> {
    const response = await fetch(address, init);
    if (!response.ok) throw new Error(`Trino answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return await response.json() as Page;
  }
}

function catalogType(type: string): string {
  return type.startsWith('varchar') ? 'string' : CATALOG_TYPES[type] ?? type;
}
