/** Choices that are the same for the same seed, on every system. */
export interface Random {
  /** A whole number from 0 to below the limit; 0 where the limit is. */
  readonly below: (limit: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** Whether something happens that does so once in so many times. */
  readonly once: (inTimes: number) => boolean;
}

/** Numbers that differ in the smallest part give other choices from the first one on. */
export function createRandom(...seed: readonly number[]): Random {
  let state = seed.reduce((mixed, number) => scatter(mixed ^ number), 0x5eed);
  const below = (limit: number) => {
    state = (state + 0x9e3779b9) | 0;
    return limit < 1 ? 0 : (scatter(state) >>> 0) % limit;
  };
  return {
    below,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    once: (times) => below(times) === 0,
  };
}

/** Each bit of what comes out depends on every bit that goes in. */
function scatter(number: number): number {
  let bits = number | 0;
  for (const shift of [15, 13]) bits = Math.imul(bits ^ (bits >>> shift), 0x2c1b3c6d);
  return bits ^ (bits >>> 16);
}
