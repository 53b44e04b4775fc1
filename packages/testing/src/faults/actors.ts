import { MINUTE } from "@kz2050/core/kernel";
import * as fc from "fast-check";
import { inLane } from "./chance.ts";
import { type Answer, ask } from "./client.ts";
import { type Deed, orderOf, type Told } from "./deed.ts";
import { erase } from "./erase.ts";
import { gift } from "./gift.ts";
import { lecture } from "./lecture.ts";
import { membership } from "./membership.ts";
import type { Act, Model, Service } from "./model.ts";
import type { Play, Story } from "./play.ts";
import { proposal } from "./proposal.ts";
import { ROUGH } from "./wire.ts";

const ACTS: Service["acts"] = {
  ...membership.acts,
  ...gift.acts,
  ...lecture.acts,
  ...proposal.acts,
};

const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

/** Acts at once, then the clock moves. */
export class Burst implements fc.AsyncCommand<Model, Play> {
  readonly acts: readonly Act[];
  readonly wait: number;
  constructor(acts: readonly Act[], wait: number) {
    this.acts = acts;
    this.wait = wait;
  }
  check = (): boolean => true;
  toString = (): string => `${this.acts.map(({ does }) => does).join(" | ")}, then ${this.wait / MINUTE} min`;

  async run(model: Model, play: Play): Promise<void> {
    const { ground, story } = play;
    const name = `burst ${model.next()}`;
    const deeds = this.acts.flatMap((act) => {
      const deed = ACTS[act.does]?.(act, model, ground);
      return deed ? [[act.does, deed] as const] : [];
    });
    const now = ground.w.clock.now().toISOString();
    ground.wire.rate(ROUGH);
    const told = await Promise.all(
      deeds.map(([does, deed], nth) => {
        const key = `${name}-${nth}`;
        return inLane(key, async (): Promise<Told | undefined> => {
          try {
            const answer = await ask(ground, deed.actor, deed.run, { manner: deed.manner, key });
            note(story, does, deed, answer);
            return { deed, answer };
          } catch (error) {
            story.violations.push(`${deed.what}: ${error instanceof Error ? error.stack : error}`);
            return undefined;
          }
        });
      }),
    );
    await judge(
      play,
      told.filter((one) => one !== undefined),
      now,
    );
    for (const { who } of this.acts.filter(({ does }) => does === "erase")) await erase(play, who);
    ground.w.clock.advance(this.wait);
    if (story.violations.length > 0) throw new Error(`After ${name} (${this}):\n${story.violations.join("\n")}`);
  }
}

function note(story: Story, does: string, { audits }: Deed, { said, tries }: Answer): void {
  count(said === "done" ? story.done : said === "refused" ? story.refused : story.unanswered, does);
  if (tries > 1) story.again += 1;
  if (!audits || said === "refused") return;
  const [least, most] = story.audits.get(audits.join(" ")) ?? [0, 0];
  story.audits.set(audits.join(" "), [least + (said === "done" ? 1 : 0), most + 1]);
}

/** Finds for each cell an order in which all that was answered is right; where there is none, somebody was told a lie. */
async function judge({ ground, model, story }: Play, told: readonly Told[], now: string): Promise<void> {
  ground.wire.rate({});
  for (const name of new Set(told.map(({ deed }) => deed.cell))) {
    const cell = model.cells.get(name);
    if (!cell) throw new Error(`No cell ${name}`);
    const here = told.filter(({ deed }) => deed.cell === name);
    const stored = await cell.stored(now);
    const found = orderOf(cell, here, now, stored);
    if (found !== undefined) {
      cell.state = found;
      continue;
    }
    const answers = here.map(({ deed, answer }) => {
      const code = answer.said === "refused" ? ` ${answer.code}` : "";
      return `${deed.what} (${deed.manner}): ${answer.said}${code} after ${answer.tries}`;
    });
    story.violations.push(
      `${name}: no order of what was done tells what is stored.\n  before ${JSON.stringify(cell.view(cell.state, now))}` +
        `\n  stored ${JSON.stringify(stored)}\n  ${answers.join("\n  ")}`,
    );
  }
}

/** What carries things on is done more often than what ends them, so that there is something to break. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ apply: 3, "confirm an application": 5, approve: 5, leave: 1, "withdraw an application": 1, reject: 1 },
  ...{ pledge: 3, pay: 6, refund: 3, forge: 1 },
  ...{ hold: 5, "confirm a booking": 5, accept: 4, decline: 1, cancel: 2, expire: 1 },
  ...{ propose: 2, "confirm a proposal": 4, publish: 5, "withdraw a proposal": 1, revise: 2 },
  ...{ "ask to support": 5, support: 6, "take back a support": 2, "take up": 1, vote: 4, "close the vote": 1 },
};
const does = fc.oneof(
  ...Object.keys(ACTS).map((name) => ({ weight: WEIGHTS[name] ?? 2, arbitrary: fc.constant(name) })),
  { weight: 1, arbitrary: fc.constant("erase") },
);
const act: fc.Arbitrary<Act> = fc.record({ does, who: fc.nat(5), which: fc.nat(7), n: fc.nat(59) });
/** Mostly a short while, so that things meet; at times longer than a hold, a request or a confirmation stands. */
const wait = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 3, 11) },
  { weight: 3, arbitrary: fc.constantFrom(29, 31, 200) },
  { weight: 1, arbitrary: fc.constantFrom(25 * 60, 49 * 60, 73 * 60) },
);
/** The same is often asked by two at once. */
const acts = fc
  .tuple(fc.array(act, { minLength: 3, maxLength: 6 }), fc.boolean())
  .map(([some, twice]) => (twice ? [...some, ...some.slice(0, 1)] : some));

export const burst: fc.Arbitrary<fc.AsyncCommand<Model, Play>> = fc
  .tuple(acts, wait)
  .map(([some, minutes]) => new Burst(some, minutes * MINUTE));
