import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { type Actor, DAY, GUEST, HOUR, inScope, type Reach, type Role, system } from "@kz2050/core/kernel";
import type { Platform } from "../platform.ts";
import { GIFTS, NEWS, STORIES } from "./campaign-stories.ts";

type Story = keyof typeof STORIES;

/** Campaigns in every state, with gifts as people would have made them over the last months. */
export async function seedCampaigns(platform: Platform): Promise<void> {
  const telling = new Telling(platform);
  const astana = await telling.hand("astana@movement.example", "coordinator", { region: "71" });
  const almaty = await telling.hand("almaty@movement.example", "coordinator", { region: "75" });
  const central = await telling.hand("central@movement.example", "central", "country");
  const finance = await telling.hand("finance@movement.example", "finance", "country");

  const winter = await telling.open("winter", { by: almaty, central, daysAgo: 30, lasts: 45, region: "75" });
  const school = await telling.open("school", {
    by: almaty,
    central,
    daysAgo: 75,
    lasts: 40,
    region: "75",
    carryTo: winter,
  });
  const playroom = await telling.open("playroom", { by: astana, central, daysAgo: 20, lasts: 60, region: "71" });
  await telling.draft("ramp", { by: astana, daysAgo: 2, lasts: 50, region: "71", isSubmitted: true });
  await telling.draft("workshop", { by: almaty, daysAgo: 1, lasts: 50, region: "75", isSubmitted: false });

  await telling.gifts(school, GIFTS.school, { from: 72, to: 45, finance });
  await telling.news(school, "school", { by: almaty, daysAgo: 60 });
  await telling.gifts(winter, GIFTS.winter, { from: 28, to: 1, finance });
  await telling.gifts(playroom, GIFTS.playroom, { from: 19, to: 1, finance });
  await telling.news(playroom, "playroom", { by: astana, daysAgo: 6 });
  await platform.drain();
  await telling.at(40, central, () => Campaign.close({ campaignId: school, reason: "target_reached" }));
  await telling.news(school, "report", { by: almaty, daysAgo: 12, isReport: true });
  await telling.loose(playroom, winter, finance);
}

class Telling {
  private readonly platform: Platform;
  private readonly today: number;
  private count = 0;
  private step = 0;

  constructor(platform: Platform) {
    this.platform = platform;
    this.today = platform.deps.now().getTime();
  }

  /** Runs as somebody, so many days ago. Each step bears a key of its own, so a second telling changes nothing. */
  at<T>(daysAgo: number, actor: Actor, work: () => Promise<T>): Promise<T> {
    this.step += 1;
    const request = { key: `demonstration:campaign:${this.step}`, bodyHash: "demonstration" };
    const now = () => new Date(this.today - daysAgo * DAY);
    return inScope({ ...this.platform.deps, now, actor, requestId: "demonstration", request }, work);
  }

  async hand(email: string, role: Role, reach: Reach): Promise<Actor> {
    const { personId } = await this.at(100, system("demonstration"), () => Identity.meet({ email, language: "kk" }));
    return {
      kind: "staff",
      personId,
      sessionId: "demonstration",
      provedAt: "9999-01-01T00:00:00.000Z",
      grants: [{ role, reach, from: "2020-01-01T00:00:00.000Z" }],
    };
  }

  private dayFrom(daysAgo: number, lasts: number): string {
    return new Date(this.today + (lasts - daysAgo) * DAY).toISOString().slice(0, 10);
  }

  async draft(
    story: Story,
    {
      by,
      daysAgo,
      lasts,
      region,
      carryTo,
      isSubmitted,
    }: { by: Actor; daysAgo: number; lasts: number; region: string; carryTo?: string; isSubmitted: boolean },
  ) {
    const plan = { ...STORIES[story], region, endsOn: this.dayFrom(daysAgo, lasts), ...(carryTo && { carryTo }) };
    const made = await this.at(daysAgo, by, () => Campaign.draft(plan));
    if (isSubmitted) await this.at(daysAgo, by, () => Campaign.submit({ campaignId: made.campaignId }));
    return made;
  }

  async open(
    story: Story,
    plan: { by: Actor; central: Actor; daysAgo: number; lasts: number; region: string; carryTo?: string },
  ): Promise<string> {
    const { campaignId, version } = await this.draft(story, { ...plan, isSubmitted: true });
    await this.at(plan.daysAgo - 0.5, plan.central, () => Campaign.open({ campaignId, version }));
    return campaignId;
  }

  async news(
    campaignId: string,
    which: keyof typeof NEWS,
    { by, daysAgo, isReport = false }: { by: Actor; daysAgo: number; isReport?: boolean },
  ) {
    await this.at(daysAgo, by, () => Campaign.publishUpdate({ campaignId, ...NEWS[which], isReport }));
  }

  async pledge(
    campaignId: string,
    daysAgo: number,
    tenge: number,
    method: "card" | "transfer",
    name?: string,
  ): Promise<string> {
    this.count += 1;
    const email = `giver${this.count}@posta.example`;
    const language = (["kk", "ru", "kk", "en"] as const)[this.count % 4] ?? "kk";
    const made = await this.at(daysAgo, GUEST, () =>
      Campaign.pledge({
        campaignId,
        amount: tenge,
        method,
        email,
        language,
        consent: true,
        ...(name && { showName: true, name }),
      }),
    );
    return made.gift.giftId;
  }

  async pay(giftId: string, daysAgo: number, tenge: number): Promise<string> {
    const transactionId = String(9_000_000 + this.count);
    await this.at(daysAgo, GUEST, () =>
      Campaign.takePayment({
        kind: "paid",
        gateway: "tiptop",
        transactionId,
        orderId: giftId,
        tiyn: tenge * 100,
        currency: "KZT",
      }),
    );
    return transactionId;
  }

  /** Settled gifts, evenly over the days; every fourth came by transfer. */
  async gifts(
    campaignId: string,
    list: readonly (readonly [number, string?])[],
    { from, to, finance }: { from: number; to: number; finance: Actor },
  ) {
    for (const [index, [tenge, name]] of list.entries()) {
      const daysAgo = from - ((from - to) * index) / list.length;
      const method = index % 4 === 3 ? "transfer" : "card";
      const giftId = await this.pledge(campaignId, daysAgo, tenge, method, name);
      const later = daysAgo - (1 * HOUR) / DAY;
      if (method === "card") await this.pay(giftId, later, tenge);
      else {
        const receivedOn = new Date(this.today - later * DAY).toISOString().slice(0, 10);
        const evidence = String(100 + this.count);
        await this.at(later, finance, () =>
          Campaign.settleTransfer({ giftId, tiyn: tenge * 100, receivedOn, evidence }),
        );
      }
    }
  }

  /** What the office still has to look at: promises, failures, a refund, money nobody knows. */
  async loose(first: string, second: string, finance: Actor) {
    await this.pledge(first, 2, 15_000, "transfer", "Серік Б.");
    await this.pledge(first, 1, 40_000, "transfer");
    await this.pledge(second, 0.5, 5000, "card");
    const failing = await this.pledge(first, 1, 8000, "card");
    await this.at(1, GUEST, () =>
      Campaign.takePayment({
        kind: "failed",
        gateway: "tiptop",
        transactionId: "9100001",
        orderId: failing,
        code: "5051",
      }),
    );
    const returned = await this.pledge(first, 5, 30_000, "card");
    const paymentId = await this.pay(returned, 5, 30_000);
    await this.at(3, GUEST, () =>
      Campaign.takePayment({
        kind: "refunded",
        gateway: "tiptop",
        transactionId: "9100002",
        paymentId,
        tiyn: 3_000_000,
      }),
    );
    await this.at(4, GUEST, () =>
      Campaign.takePayment({
        kind: "paid",
        gateway: "tiptop",
        transactionId: "9100003",
        orderId: "unknown",
        tiyn: 1_000_000,
        currency: "KZT",
      }),
    );
    const receivedOn = new Date(this.today - DAY).toISOString().slice(0, 10);
    await this.at(1, finance, () => Campaign.holdTransfer({ tiyn: 1_200_000, receivedOn, evidence: "399" }));
  }
}
