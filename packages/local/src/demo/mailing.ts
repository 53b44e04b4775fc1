import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { inScope, MINUTE, type Reach, type Role, type Staff } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import type { Platform } from "../platform.ts";

type Draft = Parameters<typeof Mailing.draft>[0];

interface Story {
  readonly segment: (platform: Platform) => Promise<Omit<Draft, "letter">>;
  readonly letter: Draft["letter"];
  readonly by: "almaty" | "central";
  /** How far it came: counted alone where nothing is said. */
  readonly goes?: "submitted" | "sent";
}

/** One letter to each kind of recipients. */
const STORIES: readonly Story[] = [
  {
    by: "almaty",
    goes: "sent",
    segment: async () => ({ to: "members", region: "75" }),
    letter: {
      kk: {
        subject: "Алматы мүшелерінің жексенбілік кездесуі",
        text: "Жексенбі күні сағат 11:00-де Алматыдағы қоғамдық қабылдау бөлмесінде жиналамыз.\n\nҚысқа дайындық пен ауыл кітапханаларына кітап жинау туралы сөйлесеміз. Кездесу бір жарым сағатқа созылады.",
      },
      ru: {
        subject: "Воскресная встреча алматинских участников",
        text: "В воскресенье в 11:00 собираемся в общественной приёмной в Алматы.\n\nПоговорим о подготовке к зиме и о сборе книг для сельских библиотек. Встреча займёт полтора часа.",
      },
    },
  },
  {
    by: "central",
    goes: "submitted",
    segment: async (platform) => ({ to: "givers", campaignId: await openCampaign(platform) }),
    letter: {
      kk: {
        subject: "Жарнаңыз қайда жұмсалып жатыр",
        text: "Науқанның алғашқы шығыстары жарияланды.\n\nӘр шығыстың құжатын науқанның бетінен көре аласыз.",
      },
      ru: {
        subject: "На что идёт ваше пожертвование",
        text: "Опубликованы первые расходы кампании.\n\nДокумент о каждом расходе есть на странице кампании.",
      },
    },
  },
  {
    by: "almaty",
    segment: async () => ({ to: "news", region: "75" }),
    letter: {
      kk: {
        subject: "Алматы еріктілерінің жаңалықтары",
        text: "Бұл айда Алматыдағы еріктілер 60 қарттың үйіне барды.\n\nКелесі айдың жоспары сайтта жарияланды.",
      },
    },
  },
  {
    by: "central",
    segment: async () => ({ to: "schools" }),
    letter: {
      kk: {
        subject: "Екінші тоқсанға дәріс уақыттары ашылды",
        text: "Дәріскерлердің екінші тоқсандағы бос уақыттары сайтта.\n\nМектебіңізге ыңғайлы күнді таңдай аласыз.",
      },
    },
  },
];

const HANDS = {
  almaty: { email: "almaty@movement.example", role: "coordinator", reach: { region: "75" } },
  central: { email: "central@movement.example", role: "central", reach: "country" },
} as const satisfies Record<string, { email: string; role: Role; reach: Reach }>;

/** Letters to many: one that went, one that waits for other eyes, two that are being written. */
export async function seedMailings(platform: Platform): Promise<void> {
  const hands = { almaty: await handOf(platform, "almaty"), central: await handOf(platform, "central") };
  for (const [index, { segment, letter, by, goes }] of STORIES.entries()) {
    const act = <T>(step: string, actor: Staff, work: () => Promise<T>): Promise<T> =>
      inScope(
        {
          ...platform.deps,
          // A while ago: what is sent may no longer be taken back, and goes at once.
          now: () => new Date(platform.deps.now().getTime() - MINUTE),
          actor,
          requestId: `demonstration-mailing-${index}-${step}`,
          request: { key: `demonstration:mailing:${index}:${step}`, bodyHash: "demonstration" },
        },
        work,
      );
    const author = hands[by];
    const input = { ...(await segment(platform)), letter };
    const { mailingId } = await act("draft", author, () => Mailing.draft(input));
    // The worker counts its recipients.
    await platform.drain();
    const version = async () => (await act("read", author, () => Mailing.read({ mailingId }))).version;
    if (goes === undefined) continue;
    const counted = await version();
    await act("submit", author, () => Mailing.submit({ mailingId, version: counted }));
    if (goes === "submitted") continue;
    const submitted = await version();
    await act("send", hands.central, () => Mailing.send({ mailingId, version: submitted }));
  }
}

/** The campaign that waits for nothing but gifts: the newest open one. */
async function openCampaign(platform: Platform): Promise<string> {
  const { items } = await platform.asPlatform("demonstration", () => Campaign.list({ status: "open" }));
  return items[0]?.campaign.campaignId ?? "";
}

async function handOf(platform: Platform, who: keyof typeof HANDS): Promise<Staff> {
  const { email, role, reach } = HANDS[who];
  const { personId } = await platform.asPlatform("demonstration", () => Identity.meet({ email, language: "kk" }));
  return {
    kind: "staff",
    personId,
    sessionId: "demonstration",
    provedAt: "9999-01-01T00:00:00.000Z",
    grants: [{ role, reach, from: "2020-01-01T00:00:00.000Z" }],
  };
}
