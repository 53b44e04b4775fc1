import { form } from "@kz2050/core/fixture/membership";
import { after, GUEST, HOUR, linkToken } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import type { Cell, Deed } from "./deed.ts";
import type { Ground } from "./ground.ts";
import { type Act, cellsOf, emailOf, type Model, pickFor, type Service } from "./model.ts";

interface Application {
  readonly id: string;
  readonly status: string;
  readonly confirmBy: string;
}
type State = readonly Application[];

const statusAt = ({ status, confirmBy }: Application, now: string): string =>
  status === "unconfirmed" && now >= confirmBy ? "expired" : status;

/** What is seen of a person's applications: each one's state, and which of them the guard of memberships stands for. */
const seen = (applications: State, guards: readonly string[], now: string) => ({
  applications: applications.map((one) => [one.id, statusAt(one, now)]).toSorted(),
  guards: guards.toSorted(),
});
const approved = (state: State): string[] => state.filter(({ status }) => status === "approved").map(({ id }) => id);

function cellFor(ground: Ground, email: string): Cell<State> {
  return {
    state: [],
    view: (state, now) => seen(state, approved(state), now),
    async stored(now) {
      const rows = await ground.rows("Memberships");
      const mine = rows.filter((row) => row.kind === "application" && row.email === email);
      const ids = new Set(mine.map(({ membershipKey }) => membershipKey));
      const guards = rows.filter((row) => row.kind === "guard" && ids.has(row.of)).map((row) => String(row.of));
      return seen(
        mine.map((row) => ({
          id: String(row.membershipKey),
          status: String(row.status),
          confirmBy: String(row.confirmBy),
        })),
        guards,
        now,
      );
    },
  };
}

/** The states a deed may leave, and what it leads to; undefined where the state does not allow it. */
type Move = (application: Application, state: State, now: string) => string | undefined;

const MOVES: Readonly<Record<string, Move>> = {
  confirm: (one, state, now) => {
    if (one.status !== "unconfirmed") return one.status;
    if (now >= one.confirmBy) return undefined;
    return approved(state).length > 0 ? "duplicate" : "submitted";
  },
  approve: ({ status }, state) => (status === "submitted" && approved(state).length === 0 ? "approved" : undefined),
  reject: ({ status }) => (status === "submitted" ? "rejected" : undefined),
  withdraw: ({ status }) => (["submitted", "duplicate"].includes(status) ? "withdrawn" : undefined),
  leave: ({ status }) => (status === "approved" ? "ended" : undefined),
};

function stepping(id: string, move: Move) {
  return (state: State, now: string): State | undefined => {
    const one = state.find((application) => application.id === id);
    const status = one && move(one, state, now);
    if (one === undefined || status === undefined) return undefined;
    return state.map((other) => (other === one ? { ...one, status } : other));
  };
}

const apply = ({ who }: Act, model: Model, ground: Ground): Deed<State> => {
  const email = emailOf(model, who);
  const cell = `member:${email}`;
  if (!model.cells.has(cell)) model.cells.set(cell, cellFor(ground, email));
  return {
    ...{ cell, what: `apply ${email}`, actor: GUEST, manner: "keyed", may: ["limited"] },
    run: () => Membership.apply(form({ email, phone: `+770100000${String(who).padStart(2, "0")}` })),
    step(state, now, value) {
      const id = (value as { membershipKey: string } | undefined)?.membershipKey ?? "";
      return [...state, { id, status: "unconfirmed", confirmBy: after(new Date(now), 48 * HOUR) }];
    },
  };
};

const deciding =
  (does: keyof typeof MOVES & string, more: (id: string, ground: Ground, n: number) => Partial<Deed<State>>) =>
  (act: Act, model: Model, ground: Ground): Deed<State> | undefined => {
    const move = MOVES[does];
    if (!move) return undefined;
    const now = ground.w.clock.now().toISOString();
    const all = cellsOf<State>(model, "member").flatMap(([cell, { state }]) =>
      state.map((one) => ({ cell, state, one })),
    );
    const found = pickFor(
      all.toSorted((a, b) => a.one.confirmBy.localeCompare(b.one.confirmBy)),
      act,
      ({ one, state }) => ![undefined, one.status].includes(move(one, state, now)),
    );
    if (!found) return undefined;
    const { id } = found.one;
    return {
      ...{ cell: found.cell, what: `${does} ${id}`, actor: GUEST, manner: "keyed" },
      run: () => Promise.reject(new Error("nothing to do")),
      step: stepping(id, move),
      ...more(id, ground, act.n),
    };
  };

const link = (membershipKey: string) => ({ membershipKey, token: linkToken(Membership.LINK, membershipKey) });
/** One client of four sends no key: then the engine's own tries alone stand for it. */
const mannerOf = (n: number) => (n % 4 === 0 ? ("once" as const) : ("keyed" as const));

export const membership: Service = {
  acts: {
    apply: apply,
    "confirm an application": deciding("confirm", (id) => ({
      manner: "repeatable",
      run: async () => Membership.confirm(link(id)),
    })),
    approve: deciding("approve", (id, { coordinator }, n) => ({
      ...{ actor: coordinator, manner: mannerOf(n), audits: [id, "membership.approve"] },
      run: () => Membership.approve({ membershipKey: id }),
    })),
    reject: deciding("reject", (id, { central }, n) => ({
      ...{ actor: central, manner: mannerOf(n), audits: [id, "membership.reject"] },
      run: () => Membership.reject({ membershipKey: id, reason: "no_answer" }),
    })),
    "withdraw an application": deciding("withdraw", (id, _, n) => ({
      manner: mannerOf(n),
      run: async () => Membership.withdraw(link(id)),
    })),
    leave: deciding("leave", (id, _, n) => ({
      manner: mannerOf(n),
      run: async () => Membership.leave(link(id)),
    })),
  },
};
