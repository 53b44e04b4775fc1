import { form } from "@kz2050/core/fixture/membership";
import { linkToken } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
import type { House } from "./house.ts";
import type { Use } from "./part.ts";
import { wordsOf } from "./texts.ts";

const formOf = (house: House) => {
  const words = wordsOf(house.size);
  return form({
    ...house.newcomer(),
    surname: words(60, "Сынақбаева"),
    givenName: words(60, "Үлгі"),
    ...(house.size === "largest" && { patronymic: words(60, "") }),
    city: words(80, "Астана"),
    occupation: words(120, "Мұғалім"),
    why: words(1000, "Ауылымдағы балаларға көмектескім келеді."),
  });
};

/** Somebody applies; answers what confirms it. */
export async function applied(house: House, of = formOf(house)) {
  const { membershipKey } = await house.guest(() => Membership.apply(of));
  return house.guest(async () => ({ membershipKey, token: linkToken(Membership.LINK, membershipKey) }));
}

export async function submitted(house: House, of = formOf(house)) {
  const made = await applied(house, of);
  await house.guest(() => Membership.confirm(made));
  return made;
}

const note = (house: House) => wordsOf(house.size)(1000, "Құжат жетіспейді.");

export const membership: readonly Use[] = [
  {
    name: "apply to join",
    goal: 1,
    async prepare(house) {
      const of = formOf(house);
      return () => house.guest(() => Membership.apply(of));
    },
  },
  {
    name: "confirm an application",
    goal: 6,
    heart: { tables: ["Memberships"], is: "the application itself" },
    async prepare(house) {
      const { membershipKey: id, token } = await applied(house);
      return () => house.guest(() => Participation.confirm({ purpose: Membership.LINK, id, token }));
    },
  },
  {
    name: "approve an application",
    goal: 10,
    async prepare(house) {
      const { membershipKey } = await submitted(house);
      return () => house.as(house.hands.coordinator, () => Membership.approve({ membershipKey }));
    },
  },
  {
    name: "reject an application",
    async prepare(house) {
      const { membershipKey } = await submitted(house);
      const reject = () => Membership.reject({ membershipKey, reason: "other", note: note(house) });
      return () => house.as(house.hands.coordinator, reject);
    },
  },
];
