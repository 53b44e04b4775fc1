import { Identity } from "@kz2050/core/identity";
import type { House } from "../journeys/harness.ts";
import { DESKS, RESIDENT } from "../journeys/pages.ts";
import { tokenOf } from "./page-targets.ts";
import type { Sender, Target } from "./target.ts";

/** After so many requests somebody signs in anew: they may have been signed out by one of them. */
const SESSION_REQUESTS = 20;

/** The sessions of those who send. */
export interface Senders {
  cookieOf(sender: Sender): Promise<string>;
  /** Somebody else at the same door. */
  another(sender: Sender): Sender;
  /** A network address of its own for each request. */
  address(): string;
}

export function sendersOf(house: House): Senders {
  const sessions = new Map<string, { readonly cookie: string; left: number }>();
  let requests = 0;
  const signIn = (door: "office" | "mine", email: string) =>
    house.platform.asPlatform("test", async () => {
      const { personId } = await Identity.personBehind(email);
      const provedAt = house.now().toISOString();
      const kind = door === "office" ? ("staff" as const) : ("person" as const);
      const { token } = await Identity.openSession({ personId, door: kind, device: "", provedAt });
      return `${door === "office" ? "office" : "session"}=${token}`;
    });
  return {
    async cookieOf(sender) {
      if (!sender) return "";
      const key = `${sender.door} ${sender.email}`;
      const known = sessions.get(key);
      if (known && known.left-- > 0) return known.cookie;
      const cookie = await signIn(sender.door, sender.email);
      sessions.set(key, { cookie, left: SESSION_REQUESTS });
      return cookie;
    },
    another(sender) {
      if (sender?.door === "office")
        return { door: "office", email: DESKS.find((email) => email !== sender.email) ?? "" };
      return sender ? undefined : { door: "mine", email: RESIDENT };
    },
    address: () => `198.51.${(requests >> 8) & 255}.${++requests & 255}`,
  };
}

/** Sends a request as it stands, unbroken. */
export async function send(
  house: House,
  senders: Senders,
  { method, path, sender, fields, form, headers }: Target,
): Promise<Response> {
  const token = form === undefined ? [] : [["formToken", tokenOf(house, form)] as [string, string]];
  const body = new URLSearchParams([
    ...(fields ?? []).map(([name, value]): [string, string] => [name, value]),
    ...token,
  ]);
  return house.request(path, {
    method,
    ...(method === "POST" && { body }),
    headers: {
      ...headers,
      origin: house.origin,
      "x-client-address": senders.address(),
      cookie: await senders.cookieOf(sender),
    },
  });
}
