/** A node made before, by its variable. */
export class Ref {
  constructor(readonly variable: string) {}
}

/** The schema of a node made before. */
export class SchemaOf {
  constructor(readonly variable: string) {}
}

/** A constant of a class or an enum of the library: `JoinType.LEFT`, `DataType.INT`. */
export class Member {
  constructor(readonly className: string, readonly member: string) {}
}

/** A call of a static method of the library: `Field.text('genre')`. */
export class StaticCall {
  constructor(
    readonly className: string,
    readonly method: string,
    readonly args: readonly Value[],
    /** Methods without arguments that are called on the result: `FilterCondition.isNull('genre').negate()`. */
    readonly then: readonly string[] = [],
  ) {}
}

/** An object of a class of the library: `new KpiVisual({ … })`. */
export class New {
  constructor(readonly className: string, readonly args: readonly Value[]) {}
}

/** Properties that an interface of the library names; other languages than TypeScript name the interface. */
export class Struct {
  constructor(readonly interfaceName: string, readonly props: Props) {}
}

/** A list of values. */
export interface Values extends ReadonlyArray<Value> {}

/** Properties by name. What is undefined is left out. */
export interface Props {
  readonly [name: string]: Value | undefined;
}

/** An argument of a call of the library, as data: it can be evaluated, and printed as TypeScript. */
export type Value = string | number | boolean | null | Ref | SchemaOf | Member | StaticCall | New | Struct | Values | Props;

/** A call that makes one node of a job graph. */
export interface JobCall {
  /** Name of the variable that holds the node. */
  readonly variable: string;
  /** Class of the library. */
  readonly className: string;
  /** Id of the node in Glue. */
  readonly id: string;
  /** Name of the node in the graph; that in Glue where it is unique there. */
  readonly name: string;
  readonly props: Props;
  /** What a reader should know of the node: what has no typed place, and why. */
  readonly notes: readonly string[];
  /** Of a node that passes through: why the library has no words for it. */
  readonly whyPassed?: string;
}

/** The calls that build the graph of a job. */
export interface JobCalls {
  readonly graphName: string;
  /** Each after those that it refers to. */
  readonly calls: readonly JobCall[];
  /** The logical names of the places that the graph names, and the bucket that each is. */
  readonly locations: { readonly [location: string]: string };
}
