import { type Notice, secondsToWait } from "@kz2050/core/kernel";
import { readJson, writeJson } from "./store.ts";

/** The letters that wait for their time, as the queue hides them when deployed. */
export interface Held {
  /** Keeps those that have to wait; answers the others. */
  keep(notices: readonly Notice[], now: Date): Notice[];
  /** Those whose time has come. */
  due(now: Date): Notice[];
  /** Forgets one that was handed on. */
  drop(notice: Notice): void;
  readonly size: number;
}

/** Keeps letters in a file where one is named, so that a restart loses none, else in memory. */
export function holdLetters(path?: string): Held {
  let waiting = ((path !== undefined && readJson(path)) || []) as Notice[];
  const set = (notices: Notice[]): void => {
    waiting = notices;
    if (path !== undefined) writeJson(path, waiting);
  };
  return {
    keep(notices, now) {
      const late = notices.filter((notice) => secondsToWait(notice, now) > 0);
      if (late.length > 0) set([...waiting, ...late]);
      return notices.filter((notice) => !late.includes(notice));
    },
    due: (now) => waiting.filter((notice) => secondsToWait(notice, now) === 0),
    drop: (notice) => set(waiting.filter((one) => one !== notice)),
    get size() {
      return waiting.length;
    },
  };
}
