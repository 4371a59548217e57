/// <reference lib="dom" />
import { booleanText } from '../../../../charts/keys';
import type { ManifestDashboard, ManifestFilter } from '../../../../manifest';
import type { CategoryChoice, ControlOptions, RangeChoice } from '../../engine/types';

export type Choice = CategoryChoice | RangeChoice;

/** What a control is made from. */
export interface ControlInput {
  readonly filter: ManifestFilter;
  readonly options: ControlOptions;
  /** How many rows there are from one end of the range to the other, at even steps. */
  readonly distribution: readonly number[];
  /** A value of a category as people read it. */
  readonly text: (value: string) => string;
  readonly onChange: (choice: Choice) => void;
}

/** Where people set a filter. */
export interface Control {
  readonly element: HTMLElement;
  /** Shows what is chosen. */
  set(choice: Choice): void;
}

/** Whether anything is chosen at all. */
export function isOpen(choice: Choice): boolean {
  return isCategory(choice) ? choice.values.length === 0 : choice.from === undefined && choice.to === undefined;
}

/** Whether the same is chosen, in whatever order it was. */
export function isSameChoice(one: Choice, other: Choice): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}

function partsOf(choice: Choice): readonly unknown[] {
  return isCategory(choice) ? [...choice.values].sort() : [choice.from ?? null, choice.to ?? null];
}

/** Whether the choice is one of values. */
export function isCategory(choice: Choice): choice is CategoryChoice {
  return 'values' in choice;
}

/** What is chosen, in a few words. @param text a value as people read it */
export function choiceText(choice: Choice, text: (value: string) => string = (value) => value): string {
  if (isCategory(choice)) return listText(choice.values.map(text));
  const { from, to } = choice;
  if (from === undefined) return `up to ${String(to)}`;
  return to === undefined ? `from ${String(from)}` : `${String(from)} to ${String(to)}`;
}

function listText(values: readonly string[]): string {
  return values.length <= 2 ? values.join(', ') : `${values[0]} and ${values.length - 1} more`;
}

/** How the values of a filter's field are read: those of booleans are words. */
export function textOf({ dataSets }: ManifestDashboard, filter: ManifestFilter): (value: string) => string {
  const field = dataSets.find(({ name }) => name === filter.dataSet)?.fields.find(({ name }) => name === filter.field);
  return field?.type === 'boolean' ? (value) => booleanText(value === 'true') : (value) => value;
}
