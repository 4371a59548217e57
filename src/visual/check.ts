import type { DashboardFinding } from './dashboard-finding';
import { FindingSeverity } from '../job-graph';

/** What a name in the manifest looks like (`VisualId` of its schema). */
const ID = /^[a-z][a-z0-9-]{0,99}$/;

/** Collects what is wrong with a part of a dashboard; knows where that part is. */
export class Check {
  constructor(private readonly findings: DashboardFinding[], private readonly path: string[]) {}

  /** The same for a part of this part. */
  public at(part: string): Check {
    return new Check(this.findings, [...this.path, part]);
  }

  /** Reports an error. */
  public error(id: string, message: string): void {
    const where = this.path.join(', ');
    this.findings.push({ severity: FindingSeverity.ERROR, id, where, message: `${where}: ${message}` });
  }

  /** Reports an error unless a reason is given for what looks wrong. */
  public suspicious(because: string | undefined, id: string, message: string): void {
    if (!/\S/.test(because ?? '')) this.error(id, `${message}; where it is meant, say why in 'because'`);
  }

  /** Reports an id that cannot be one. */
  public id(id: string): void {
    if (!ID.test(id)) {
      this.error('invalidId', `an id is 1 to 100 lower-case letters, digits and '-', a letter first, got: '${id}'`);
    }
  }

  /** Reports a title that says nothing. */
  public title(title: string | undefined, prop = 'title'): void {
    if (title !== undefined && !/\S/.test(title)) this.at(prop).error('emptyText', `it is empty, got: '${title}'; give a text`);
  }

  /** Reports a number that is not a whole one of a range. */
  public whole(prop: string, value: number, least: number, most?: number): void {
    if (Number.isInteger(value) && value >= least && value <= (most ?? value)) return;
    const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`;
    this.at(prop).error('invalidNumber', `it is a whole number ${range}, got: ${value}`);
  }
}
