import { Random, Use } from './random';

const DIGITS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
// The largest prime below 2^32: multiplying by anything modulo a prime never maps two numbers to one.
const MODULUS = 4_294_967_291;
const MULTIPLIER_MAX = 60_000_000;
const SERIAL_DIGITS = 6;

/** More things of one kind than this cannot be told apart by id. */
export const MAX_INDEX = 100_000_000;

/** Makes ids as the real ones look: 22 digits of base 62, the first at most 7. */
export class IdMaker {
  private readonly multiplier: number;
  private readonly offset: number;

  constructor(seed: number, use: Use) {
    const random = Random.of(seed, Use.ID, use);
    this.multiplier = random.int(MULTIPLIER_MAX / 2, MULTIPLIER_MAX);
    this.offset = random.int(0, MODULUS - 1);
  }

  /** An id that no other index has: six of its digits are the index, scrambled; the others are random. */
  make(index: number, random: Random): string {
    const head = DIGITS[random.int(0, 7)];
    const body = Array.from({ length: 15 }, () => random.pick(DIGITS)).join('');
    return head + body + this.serial(index);
  }

  private serial(index: number): string {
    let rest = (index * this.multiplier + this.offset) % MODULUS;
    let digits = '';
    for (let place = 0; place < SERIAL_DIGITS; place++) {
      digits = DIGITS[rest % DIGITS.length] + digits;
      rest = Math.floor(rest / DIGITS.length);
    }
    return digits;
  }
}
