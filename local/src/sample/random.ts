/// <reference path="./pure-rand.d.ts" />
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { RandomGenerator, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** What a stream of random numbers is for: streams of different uses never run in step. */
export enum Use { ARTIST = 1, ALBUM = 2, TRACK = 3, ID = 4 }

// Neighbouring states give similar first numbers: these are thrown away.
const WARM_UP = 24;
const UNIT_STEPS = 1_000_000;

/** Random numbers that are the same on every machine. */
export class Random {
  /** The stream of one thing, by its place: any artist can be made again without those before it. */
  static of(seed: number, use: Use, index: number): Random {
    const generator = xoroshiro128plusFromState([seed, use, index, 0x2545f491]);
    for (let step = 0; step < WARM_UP; step++) generator.next();
    return new Random(generator);
  }

  private constructor(private readonly generator: RandomGenerator) {}

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** From 0 to below 1, in steps of a millionth. */
  unit(): number {
    return this.int(0, UNIT_STEPS - 1) / UNIT_STEPS;
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of the list. */
  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)];
  }

  /** One of the list, the first ones more often. */
  pickEarly<T>(list: readonly T[]): T {
    const unit = this.unit();
    return list[Math.floor(list.length * unit * unit)];
  }
}
