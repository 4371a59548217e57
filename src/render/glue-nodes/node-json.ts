import { placeAt } from '../../manifest/place';
import type { ManifestNode } from '../../manifest/schema';

/** Members of a node, by their names in Glue's API. */
export type GlueMembers = Record<string, unknown>;

/** A node of CodeGenConfigurationNodes: its type, and the members of that type. */
export type GlueNodeJson = Record<string, GlueMembers>;

/** What a node is in Glue. */
export interface GlueNodeModel {
  /** The one member of CodeGenConfigurationNode that is set, e.g. `S3CsvSource`. */
  readonly nodeType: string;
  /** All but Name and Inputs, in the order in which they are written. */
  readonly members: GlueMembers;
  /** What of the node the API has no words for. */
  readonly withoutWords?: readonly WithoutWords[];
  /** Options that are not shown, and that a script which Glue Studio generates from the node does without. */
  readonly notShown?: readonly string[];
}

/** What the API has no words for. */
export interface WithoutWords {
  /** The member that would say it. */
  readonly member: string;
  readonly problem: string;
}

/** GenericLimitedString of the API's model. */
export const LIMITED = /^[A-Za-z0-9_-]*$/;

/** That the API has no words for something, unless something else holds. */
export function unless(holds: boolean, member: string, problem: string): WithoutWords[] {
  return holds ? [] : [{ member, problem }];
}

/** Where a location lies, e.g. `s3://bucket/staging`, without a slash at its end. */
export type BaseOf = (location: string) => string;

type Field = ManifestNode['schema'][number];

/** The columns of a node, for the node types that carry them; nothing where they are not known. */
export function outputSchemas(schema: readonly Field[]): GlueMembers {
  if (schema.length === 0) return {};
  return { OutputSchemas: [{ Columns: schema.map((field) => ({ Name: field.name, Type: field.type })) }] };
}

/** The URL of a place under a location. The path `/` is the location as a whole. */
export function placeUrl(baseOf: BaseOf, place: { location: string; path: string }): string {
  return placeAt(baseOf(place.location), place.path);
}
