import type { New, StaticCall } from '../../glue-job/calls/call-values';

/** A statement of an app, in whatever language: what it makes, and the variable that holds it. */
export interface Statement {
  readonly variable?: string;
  readonly value: New | StaticCall;
  /** Of the statements that follow, up to the next one that has a comment. */
  readonly comment?: string;
}
