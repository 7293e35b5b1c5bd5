/**
 * A source of random numbers that depends on nothing but the call, so that the same calls give the
 * same data. (Marsaglia's xorshift with 32 bits.)
 *
 * @param {string} requestId the id of the call, which begins with 8 hexadecimal digits
 * @returns {() => number} numbers from 0 to below 1
 */
export function randomFrom(requestId) {
  // Zero is the one state the generator never leaves.
  let state = Number.parseInt(requestId.slice(0, 8), 16) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}
