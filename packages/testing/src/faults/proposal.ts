import { Council } from "@kz2050/core/council";
import { form } from "@kz2050/core/fixture/council";
import { after, GUEST, HOUR, linkToken } from "@kz2050/core/kernel";
import type { Cell, Deed } from "./deed.ts";
import type { Ground } from "./ground.ts";
import { type Act, cellsOf, emailOf, type Model, pick, pickFor, type Service } from "./model.ts";

interface Support {
  readonly id: string;
  readonly supporter: string;
  readonly expiresAt: string;
  readonly isGiven: boolean;
}
interface State {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly version: number;
  readonly expiresAt: string;
  readonly supports: readonly Support[];
  /** Pseudonyms of those whose support stands. */
  readonly standing: readonly string[];
  readonly votes: Readonly<Record<string, string>>;
}
const SUPPORTABLE = ["published", "taken_up"];
const WAITS = 48 * HOUR;

const view = (state: State, now: string) => [
  state.id && (state.status === "unconfirmed" && now >= state.expiresAt ? "expired" : state.status),
  state.version,
  state.standing.toSorted(),
  Object.entries(state.votes).toSorted(),
];

function cellFor(ground: Ground, email: string, idOf: () => string): Cell<State> {
  return {
    state: { id: "", email, status: "", version: 1, expiresAt: "", supports: [], standing: [], votes: {} },
    view,
    async stored(now) {
      const row = await ground.row("Proposals", { proposalId: idOf(), item: "proposal" });
      const supports = (await ground.rows("Supports")).filter(
        ({ proposalShard }) => String(proposalShard).split("#")[0] === idOf(),
      );
      const votes = (await ground.rows("Proposals")).filter((one) => one.kind === "vote" && one.proposalId === idOf());
      const isLate = row?.status === "unconfirmed" && now >= String(row.expiresAt);
      return [
        String(isLate ? "expired" : (row?.status ?? "")),
        Number(row?.version ?? 1),
        supports.map(({ supporter }) => String(supporter)).toSorted(),
        votes.map(({ personId, choice }) => [String(personId), String(choice)]).toSorted(),
      ];
    },
  };
}

function propose({ who }: Act, model: Model, ground: Ground): Deed<State> {
  const cell = `proposal:${model.next()}`;
  const email = emailOf(model, who);
  let id = "";
  model.cells.set(cell, cellFor(ground, email, () => id || "none") as Cell);
  return {
    ...{ cell, what: `propose ${cell}`, actor: GUEST, manner: "keyed", may: ["limited"] },
    async run() {
      const made = await Council.propose(form({ email, title: `Өткел № ${cell.slice(9)}` }));
      id = made.proposalId;
      return made;
    },
    step: (state, now, value) => ({
      ...state,
      id: (value as { proposalId: string } | undefined)?.proposalId ?? "",
      status: "unconfirmed",
      expiresAt: after(new Date(now), WAITS),
    }),
  };
}

type Made = Omit<Deed<State>, "cell" | "what"> & { readonly what?: string };
/** A deed about one of the newest proposals. */
const about =
  (does: string, made: (state: State, act: Act, ground: Ground, model: Model) => Made | undefined) =>
  (act: Act, model: Model, ground: Ground): Deed<State> | undefined => {
    const now = ground.w.clock.now().toISOString();
    const deeds = cellsOf<State>(model, "proposal").flatMap(([cell, { state }]) => {
      const deed = state.id === "" ? undefined : made(state, act, ground, model);
      return deed ? [{ what: `${does} ${state.id}`, ...deed, cell, state }] : [];
    });
    return pickFor(deeds, act, ({ state, step }) => ![undefined, state].includes(step(state, now, undefined)));
  };

const link = (proposalId: string) => ({ proposalId, token: linkToken("proposal", proposalId) });
const mannerOf = (n: number) => (n % 4 === 0 ? ("once" as const) : ("keyed" as const));
const to =
  (status: string, ...from: readonly string[]) =>
  (state: State): State | undefined =>
    from.includes(state.status) ? { ...state, status } : undefined;

const confirm = about("confirm", ({ id }) => ({
  ...{ actor: GUEST, manner: "repeatable" },
  run: async () => Council.confirm(link(id)),
  step(state, now) {
    // Its author was erased: nobody is left whose mailbox it would be.
    if (state.email === "") return undefined;
    if (state.status !== "unconfirmed") return state;
    return now >= state.expiresAt ? undefined : { ...state, status: "confirmed" };
  },
}));

const publish = about("publish", ({ id }, { n }, { moderator }) => ({
  ...{ actor: moderator, manner: mannerOf(n), audits: [id, "council.publish"], may: ["number_taken"] },
  run: () => Council.publish({ proposalId: id }),
  step: to("published", "confirmed"),
}));

const withdraw = about("withdraw", ({ id }) => ({
  ...{ actor: GUEST, manner: "repeatable" },
  run: async () => Council.withdraw(link(id)),
  step: to("withdrawn", "confirmed", "published", "withdrawn"),
}));

const revise = about("revise", ({ id, version }, { n }) => {
  const { title, what, why, place } = form({ title: `Өткел, ${n} рет түзетілген` });
  return {
    ...{ actor: GUEST, manner: mannerOf(n) },
    run: async () => Council.revise({ ...link(id), version, text: { title, what: `${what} ${n}`, why, place } }),
    step: (state) =>
      state.status === "published" && state.version === version ? { ...state, version: version + 1 } : undefined,
    may: ["text_unchanged"],
  };
});

const takeUp = about("take up", ({ id }, { n }, { moderator }) => ({
  ...{ actor: moderator, manner: mannerOf(n), audits: [id, "council.take-up"] },
  run: () => Council.takeUp({ proposalId: id }),
  step: to("taken_up", "published"),
}));

const vote = about("vote on", ({ id }, { n, who }, { members }) => {
  const member = members[who % members.length];
  const choice = (["for", "against", "abstain"] as const)[n % 3] ?? "for";
  return (
    member && {
      ...{ actor: member, manner: mannerOf(n), audits: [id, "council.vote"] },
      run: () => Council.vote({ proposalId: id, choice, reason: "Қажет деп санаймын.", language: "kk" }),
      step: (state) =>
        state.status === "taken_up" ? { ...state, votes: { ...state.votes, [member.personId]: choice } } : undefined,
    }
  );
});

const close = about("close the vote on", ({ id }, { n }, { moderator }) => ({
  ...{ actor: moderator, manner: mannerOf(n), audits: [id, "council.close-voting"], may: ["vote_moved"] },
  run: () => Council.closeVoting({ proposalId: id, note: "Дауыс беру аяқталды.", language: "kk" }),
  step(state) {
    const choices = Object.values(state.votes);
    if (state.status !== "taken_up" || choices.length < 2) return undefined;
    const count = (choice: string) => choices.filter((one) => one === choice).length;
    return { ...state, status: count("for") > count("against") ? "accepted" : "declined" };
  },
}));

/** Somebody asks to support the text as the page shows it. */
const ask = about("ask to support", ({ id, version }, { who }, ground, model) => {
  const email = emailOf(model, who);
  let read: string | undefined;
  return {
    ...{ actor: GUEST, manner: "keyed", may: ["limited", "text_changed"] },
    async run() {
      read ??= String((await ground.row("Proposals", { proposalId: id, item: "proposal" }))?.textHash);
      const { supportId } = await Council.support({ proposalId: id, textHash: read, email, language: "kk" });
      return { ...(await ground.row("PendingSupports", { supportId })) };
    },
    step(state, now, value) {
      if (!SUPPORTABLE.includes(state.status) || state.version < version) return undefined;
      const { supportId, supporter } = (value ?? {}) as { supportId?: string; supporter?: string };
      const support = {
        ...{ id: String(supportId), supporter: String(supporter), isGiven: false },
        expiresAt: after(new Date(now), WAITS),
      };
      return { ...state, supports: [...state.supports, support] };
    },
  };
});

const supportLink = (supportId: string) => ({ supportId, token: linkToken("support", supportId) });

const support = about("support", ({ supports }, { n }) => {
  const found = pick(supports, n);
  return (
    found && {
      ...{ what: `support ${found.id}`, actor: GUEST, manner: "repeatable" },
      run: async () => Council.confirmSupport(supportLink(found.id)),
      step(state, now) {
        const one = state.supports.find(({ id }) => id === found.id);
        if (!one || one.isGiven) return one && state;
        if (now >= one.expiresAt || !SUPPORTABLE.includes(state.status)) return undefined;
        return {
          ...state,
          supports: state.supports.map((other) => (other === one ? { ...one, isGiven: true } : other)),
          standing: [...new Set([...state.standing, one.supporter])],
        };
      },
    }
  );
});

const unsupport = about("take back", ({ supports }, { n }) => {
  const found = pick(supports, n);
  return (
    found && {
      ...{ what: `take back ${found.id}`, actor: GUEST, manner: "repeatable" },
      run: async () => Council.withdrawSupport(supportLink(found.id)),
      step(state) {
        const one = state.supports.find(({ id }) => id === found.id);
        if (!one?.isGiven) return undefined;
        return { ...state, standing: state.standing.filter((each) => each !== one.supporter) };
      },
    }
  );
});

export const proposal: Service = {
  acts: {
    ...{ propose, "confirm a proposal": confirm, publish, "withdraw a proposal": withdraw, revise },
    ...{ "take up": takeUp, vote, "close the vote": close },
    ...{ "ask to support": ask, support, "take back a support": unsupport },
  },
};
