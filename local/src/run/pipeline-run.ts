import * as fs from 'fs';
import * as path from 'path';
import { isSource, isTarget, OptionalColumn, optionalOrigins, TargetNode } from 'cdk-spotify-analytics/manifest';
import { Database } from '../engine/database/database';
import { readingProblems, sqlOfDataSet, sqlOfQuery } from '../engine/database/user-sql';
import { interrupted } from '../engine/engine-error';
import { runJob } from '../engine/job';
import { MissingColumns, missingInStatement, missingOf, splitRules, TableColumns } from '../engine/left-out';
import { statementsProblems, translatedStatements } from '../engine/nodes/sql-node';
import { notesOf } from '../engine/notes';
import type { Layout } from '../engine/output/layout';
import { Places } from '../engine/output/places';
import { writesTable } from '../engine/output/target-places';
import { CheckedRule, checkTable, endsRun } from '../engine/quality/quality';
import { writeFailingRows } from '../engine/quality/quality-rejects';
import { answerQuery } from '../engine/queries';
import type { RunRequest } from '../engine/run-request';
import type { Start } from '../engine/start';
import { stopwatch } from '../engine/stopwatch';
import { openTable } from '../engine/tables';
import { UserError } from '../errors';
import type { ManifestDashboard, ManifestTable, PipelineManifest } from '../manifest';
import { ANSWERS, PAGE, REJECTS, REPORT_FILE } from '../output/out-folder';
import type { Workspace } from '../output/workspace';
import type { PackedDashboardData } from '../packed-data';
import type { Answer, JobReport, LeftOutReport, QueryReport, RejectReport, RunReport, TableReport } from '../run-report';
import { visibleJson } from '../text/unseen';
import { localVersion } from '../version';

/** What a run gave. */
export interface RunOutcome {
  readonly report: RunReport;
  readonly answers: readonly Answer[];
  /** False where a rule failed: the earlier results are there still. */
  readonly published: boolean;
  /** Seconds that it took to pack the dashboard, where there is one. */
  readonly dashboardSeconds?: number;
}

/** One run of a pipeline, in a workspace that it holds alone. */
export class PipelineRun {
  private readonly started = new Date().toISOString();
  private readonly seconds = stopwatch();
  private readonly jobs: JobReport[] = [];
  private readonly rejects: RejectReport[] = [];
  private readonly tables: TableReport[] = [];
  private readonly rules: CheckedRule[] = [];
  private readonly queries: QueryReport[] = [];
  private readonly answers: Answer[] = [];
  private readonly leftOut: LeftOutReport[] = [];
  private readonly lacking: OptionalColumn[] = [];
  private dashboard?: { readonly drawn: ManifestDashboard; readonly data: PackedDashboardData; readonly seconds: number };

  /**
   * @param names entries of the output folder that the results take the place of
   */
  constructor(
    private readonly request: RunRequest,
    private readonly layout: Layout,
    private readonly start: Start,
    private readonly workspace: Workspace,
    private readonly names: readonly string[],
  ) {}

  async run(): Promise<RunOutcome> {
    const { work, next } = this.workspace;
    const database = await Database.open(path.join(work, 'spill'), { files: this.inputFiles(), folders: [work, next] });
    const interrupt = () => database.interrupt();
    this.request.signal.addEventListener('abort', interrupt);
    try {
      await this.checkSql(database);
      await this.runJobs(database);
      if (this.failed().length === 0) await this.checkTables(database);
      if (this.failed().length > 0) return await this.leaveRejects();
      await this.draw(database);
      await this.answer(database);
    } finally {
      this.request.signal.removeEventListener('abort', interrupt);
      database.close();
    }
    return this.publish();
  }

  /** All files of the user's that sources read. */
  private inputFiles(): string[] {
    const sources = this.start.jobs.flatMap((job) => job.nodes).filter(isSource);
    return sources.flatMap((source) => this.layout.source(source)?.files ?? []);
  }

  /** Before anything is read, and of all at once. */
  private async checkSql(database: Database): Promise<void> {
    const { tables, queries, dashboard } = this.request.manifest;
    const ofNodes = this.start.jobs.flatMap(statementsProblems);
    const reading = ofNodes.filter(({ kind }) => kind !== 'columns');
    const problems = [...reading.map(({ line }) => line), ...await readingProblems(database, [
      ...ofNodes.length > 0 ? [] : this.start.jobs.flatMap(translatedStatements),
      ...queries.map((query) => sqlOfQuery(query, tables)),
      ...dashboard?.dataSets.map((dataSet) => sqlOfDataSet(dataSet, tables)) ?? [],
    ])];
    if (problems.length > 0) throw new UserError('Correct this SQL: give one SELECT each that reads its inputs alone. Nothing was changed.', problems);
    if (ofNodes.length > 0) throw new UserError('Let this SQL give the columns that it declares. Nothing was changed.', ofNodes.map(({ line }) => line));
  }

  private async runJobs(database: Database): Promise<void> {
    const places = this.places();
    for (const job of this.start.jobs) {
      const outcome = await runJob(job, {
        database,
        places,
        maxRejects: this.request.maxRejects,
        maxUnmatched: this.request.maxUnmatched,
        rejectsFolder: this.next(REJECTS),
        workFolder: this.workspace.work,
        step: (name) => this.step(`${job.name}: ${name}`),
      });
      this.jobs.push(outcome.report);
      this.rejects.push(...outcome.rejects);
      this.rules.push(...outcome.rules);
      this.leftOut.push(...outcome.leftOut);
      this.lacking.push(...outcome.lacking);
      this.request.onJob(outcome.report);
      if (this.failed().length > 0) return;
      places.markWritten(job);
    }
  }

  private async checkTables(database: Database): Promise<void> {
    for (const table of this.request.manifest.tables) {
      this.step(`Checking table ${table.name}`);
      this.tables.push(await openTable(database, this.places().target(this.writerOf(table)), table));
      const { rules, leftOut } = splitRules(table.name, table.rules, this.missingOf(table));
      this.rules.push(...await checkTable(database, { ...table, rules: [...rules] }));
      this.leftOut.push(...leftOut);
    }
    if (this.failed().length > 0) await writeFailingRows(database, this.failed(), this.next(REJECTS));
  }

  private async draw(database: Database): Promise<void> {
    const { dashboard, tables } = this.request.manifest;
    if (dashboard === undefined) return;
    this.step('Packing the dashboard');
    const seconds = stopwatch();
    const [{ dashboardData }, { withoutMissing }] = await Promise.all([import('../dashboard/dashboard-data'), import('../dashboard/missing-fields')]);
    const { dashboard: drawn, leftOut } = withoutMissing(dashboard, this.tableColumns());
    this.leftOut.push(...leftOut);
    if (drawn !== undefined) this.dashboard = { drawn, data: await dashboardData(database, drawn, tables), seconds: seconds() };
  }

  private async answer(database: Database): Promise<void> {
    await database.keepOrder();
    const { queries, tables } = this.request.manifest;
    const columns = this.tableColumns();
    for (const query of queries) {
      this.step(`Answering ${query.name}`);
      const needs = await missingInStatement(database, query.sql, columns);
      if (needs.length > 0) {
        this.leftOut.push({ kind: 'query', name: query.name, needs });
        continue;
      }
      const { answer, report } = await answerQuery(database, query, tables, this.next(ANSWERS));
      this.answers.push(answer);
      this.queries.push(report);
    }
  }

  private async leaveRejects(): Promise<RunOutcome> {
    this.step('Keeping what failed');
    await this.switchIn([REJECTS]);
    return { report: this.report(), answers: [], published: false };
  }

  private async publish(): Promise<RunOutcome> {
    this.step('Writing the page');
    // Loaded here: a run that fails before need not wait for the chart library.
    const { renderPage } = await import('../report/page');
    const report = this.report();
    const manifest: PipelineManifest = { ...this.request.manifest, dashboard: this.dashboard?.drawn };
    const page = renderPage({ report, manifest, answers: this.answers, dashboardData: this.dashboard?.data });
    fs.writeFileSync(this.next(PAGE), page);
    fs.writeFileSync(this.next(REPORT_FILE), `${visibleJson(report)}\n`);
    this.step('Switching to the new results');
    await this.switchIn(this.names);
    return { report, answers: this.answers, published: true, dashboardSeconds: this.dashboard?.seconds };
  }

  /** An interrupt that comes while the new entries are flushed to the disk is the last one that is heard. */
  private async switchIn(names: readonly string[]): Promise<void> {
    await this.workspace.flush();
    this.checkSignal();
    this.workspace.publish(names);
  }

  private report(): RunReport {
    return {
      version: 1,
      pipeline: this.request.manifest.pipeline,
      from: this.start.from,
      started: this.started,
      seconds: this.seconds(),
      versions: { engine: `DuckDB ${Database.version}`, local: localVersion(), node: process.version },
      jobs: this.jobs,
      tables: this.tables,
      rejects: this.rejects,
      rules: this.rules.map(({ failing, ...rule }) => rule),
      queries: this.queries,
      leftOut: this.leftOut,
      notes: [...this.request.notes ?? [], ...notesOf(this.start.jobs)],
    };
  }

  private failed(): CheckedRule[] {
    return this.rules.filter(endsRun);
  }

  private places(): Places {
    return new Places(this.layout, this.workspace.next);
  }

  private writerOf(table: ManifestTable): TargetNode {
    const target = this.start.jobs.flatMap((job) => job.nodes).filter(isTarget).find((node) => writesTable(node, table));
    if (!target) throw new Error(`table ${table.name}: no target writes it`);
    return target;
  }

  private tableColumns(): TableColumns[] {
    return this.request.manifest.tables.map((table) => ({ table, missing: this.missingOf(table) }));
  }

  /** The columns of a table that no file has a value for. */
  private missingOf(table: ManifestTable): MissingColumns {
    return missingOf(optionalOrigins(this.start.jobs).get(this.writerOf(table)), this.lacking);
  }

  private next(name: string): string {
    return path.join(this.workspace.next, name);
  }

  private step(name: string): void {
    this.checkSignal();
    this.request.onStep(name);
  }

  private checkSignal(): void {
    if (this.request.signal.aborted) throw interrupted();
  }
}
