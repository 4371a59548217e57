import { stripVTControlCharacters } from 'util';
import { Assembly, readAssembly } from './assembly';
import { step } from './steps';

/** Somebody who uses the library in a language, in a folder of its own. */
export interface Consumer {
  /** The language, and which of several consumers it is. */
  readonly name: string;
  /** The version of aws-cdk-lib that it uses. */
  readonly awsCdkVersion: string;
  /** What must be done before anything can be synthesized: each by what it is, in this order. */
  readonly preparation: Preparation[];
  /** What the machine lacks for it besides Node: a line each. */
  missing?(): Promise<string[]>;
  /** Synthesizes the example. @returns the folder of the cloud assembly */
  example(): Promise<string>;
  /** Synthesizes the example on other data, where there is one in the language. @returns the folder of the cloud assembly */
  shop?(): Promise<string>;
  /** Synthesizes the app that uses more of the interface. @returns the folder of the cloud assembly, and what the app printed */
  apiApp(): Promise<{ assembly: string; printed: string }>;
}

/** Something to do, and what it is. */
export type Preparation = [title: string, action: () => Promise<unknown>];

/** What a consumer got from the library. */
export interface Synthesized {
  readonly example: Assembly;
  readonly shop?: Assembly;
  readonly apiApp: Assembly;
  /** What the app that uses more of the interface was told about a graph that cannot work, line by line. */
  readonly problems: string[];
}

/**
 * Lets a consumer do all it can.
 *
 * @throws when the machine lacks something, or something fails
 */
export async function consume(consumer: Consumer): Promise<Synthesized> {
  const missing = await consumer.missing?.() ?? [];
  if (missing.length > 0) throw new Error(missing.join('\n'));
  for (const [title, action] of consumer.preparation) await step(consumer.name, title, action);
  const example = await step(consumer.name, 'the example synthesized', () => consumer.example());
  const shop = consumer.shop && await step(consumer.name, 'the example on other data synthesized', () => consumer.shop!());
  const { assembly, printed } = await step(consumer.name, 'the app that uses more of the interface synthesized', () => consumer.apiApp());
  return {
    example: readAssembly(example),
    shop: shop === undefined ? undefined : readAssembly(shop),
    apiApp: readAssembly(assembly),
    problems: problemsIn(printed),
  };
}

/**
 * The lines of an error that say what is wrong, once each: Java repeats them in the stack trace that it adds to a message.
 *
 * @throws when there are none: there would be nothing to compare
 */
function problemsIn(printed: string): string[] {
  const lines = [...new Set(stripVTControlCharacters(printed).split(/\r?\n/).filter((line) => /^(The job of graph|  - )/.test(line)))];
  if (lines.length === 0) throw new Error(`the app was told of no problem; it printed: ${printed.trim()}`);
  return lines;
}
