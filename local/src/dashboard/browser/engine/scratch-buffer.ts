/**
 * Memory for a number a row, used again and again: to ask for megabytes at each step costs more than the step. What is in it holds until
 * the next time that it is asked for; what is to stay is copied out of it.
 */
export class ScratchBuffer {
  private numbers = new Int32Array(0);

  /** @returns room for at least as many numbers; what was in it is still there */
  of(length: number): Int32Array {
    if (this.numbers.length < length) this.numbers = new Int32Array(length);
    return this.numbers;
  }
}

const NOTHING = new ScratchBuffer();

/** So many zeros, which nobody may change. */
export function zeros(length: number): Int32Array {
  return NOTHING.of(length).subarray(0, length);
}
