import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";

/** A lane is what one client does, one thing after another; several lanes run at once. */
interface Lane {
  readonly name: string;
  drawn: number;
}
const lanes = new AsyncLocalStorage<Lane>();
const shared: Lane = { name: "", drawn: 0 };

/** Draws from a seed. What is drawn in a lane depends on the seed, the lane and how much was drawn in it, never on the others. */
export interface Chance {
  /** From 0 up to 1. */
  draw(what: string): number;
  bytes(length: number): Uint8Array;
}

/** Runs `work` in a lane of its own. */
export const inLane = <T>(name: string, work: () => Promise<T>): Promise<T> => lanes.run({ name, drawn: 0 }, work);

export function chance(seed: number): Chance {
  const digest = (what: string): Buffer => {
    const lane = lanes.getStore() ?? shared;
    return createHash("sha256")
      .update(`${seed}:${lane.name}:${what}:${lane.drawn++}`)
      .digest();
  };
  return {
    draw: (what) => digest(what).readUInt32BE(0) / 2 ** 32,
    bytes(length) {
      const blocks: Buffer[] = [];
      for (let made = 0; made < length; made += 32) blocks.push(digest("bytes"));
      return Buffer.concat(blocks).subarray(0, length);
    },
  };
}
