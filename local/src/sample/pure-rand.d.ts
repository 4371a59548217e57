// pure-rand offers its modules by an export map only, which the classic resolution of CommonJS packages does not read.
declare module 'pure-rand/generator/xoroshiro128plus' {
  export interface RandomGenerator {
    clone(): RandomGenerator;
    next(): number;
    getState(): readonly number[];
  }
  export function xoroshiro128plusFromState(state: readonly number[]): RandomGenerator;
}

declare module 'pure-rand/distribution/uniformInt' {
  import type { RandomGenerator } from 'pure-rand/generator/xoroshiro128plus';
  export function uniformInt(rng: RandomGenerator, from: number, to: number): number;
}
