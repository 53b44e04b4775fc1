import { Identity } from "@kz2050/core/identity";
import { DAY, inScope, linkCode, type Role, scope } from "@kz2050/core/kernel";
import { appCode, type DemoApps, stepAt } from "../authenticator.ts";

interface DemoStaff {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly region?: string;
  readonly council?: string;
}

/** Who can sign in to the demonstration's office. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  { email: "central@movement.example", name: "Дана Үлгіқызы", role: "central" },
  { email: "astana@movement.example", name: "Ерлан Сынақов", role: "coordinator", region: "71" },
  { email: "almaty@movement.example", name: "Гүлнар Мысалова", role: "coordinator", region: "75" },
  { email: "finance@movement.example", name: "Олег Примеров", role: "finance" },
  { email: "moderator@movement.example", name: "Айжан Көрсеткіш", role: "moderator", council: "astana" },
  { email: "member1@movement.example", name: "Серік Болжам", role: "member", council: "astana" },
  { email: "member2@movement.example", name: "Марина Образцова", role: "member", council: "astana" },
  { email: "member3@movement.example", name: "Бауыржан Елесов", role: "member", council: "astana" },
];

/** A work begun a year ago: so that stories of the past months have somebody to act in them. */
export function aYearAgo<T>(work: () => Promise<T>): Promise<T> {
  const now = scope().now().getTime() - 365 * DAY;
  return inScope({ ...scope(), now: () => new Date(now) }, work);
}

/** Appoints the demonstration's staff and gives each an authenticator app, as they would add it themselves. */
export const seedStaff = (apps: DemoApps): Promise<void> =>
  aYearAgo(async () => {
    await appointAll();
    for (const { email } of DEMO_STAFF) await addApp(email, apps);
  });

/** Signs in by the mailed code and adds the app; who has a factor keeps it. */
async function addApp(email: string, apps: DemoApps): Promise<void> {
  const { personId } = await Identity.personBehind(email);
  if ((await Identity.factorsOf(personId)).recovery) return;
  const { challengeId } = await Identity.askCode({ email, language: "kk", door: "staff" });
  const { token } = await Identity.enterCode({ challengeId, code: linkCode("office", challengeId) });
  const { secret, draft } = await Identity.beginTotp(token, { label: email });
  const added = await Identity.addTotp(token, { draft, code: appCode(secret, stepAt(scope().now())), language: "kk" });
  apps.set(email, secret);
  await Identity.signOut(added.token);
}

async function appointAll(): Promise<void> {
  for (const { email, name, role, region, council } of DEMO_STAFF) {
    await Identity.appoint({
      email,
      name,
      role,
      language: "kk",
      ...(region && { region }),
      ...(council && { council }),
    });
  }
}
