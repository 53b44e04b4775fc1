import { Membership } from "@kz2050/core/membership";
import { Panel, Qr, SummaryList } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";
import { isDue, Renew, StandingTag } from "./standing.tsx";

type Own = Awaited<ReturnType<typeof Membership.read>>;

/** A member's card: the number, and the code that anybody may scan. */
export function MemberCard({ c, own, region, path }: { c: PageContext; own: Own; region: string; path: string }) {
  const { t, f, locale, deps } = c.var;
  const words = t.membership.card;
  const verify = `${deps.publicOrigin}/${locale}/membership/verify/${own.cardCode}`;
  return (
    <>
      <Panel title={words.title}>
        {own.surname} {own.givenName}
        <br />
        {words.number}: <strong>{Membership.showMemberNumber(own.memberNumber ?? "")}</strong>
      </Panel>
      {isDue(own) ? <Renew c={c} path={path} own={own} /> : null}
      <Qr text={verify} label={words.qr} />
      <p>{words.scan}</p>
      <SummaryList
        rows={[
          { key: t.common.field.region, value: region },
          { key: words.since, value: f.date(own.memberSince ?? "") },
          own.standing && {
            key: t.membership.standing.title,
            value: <StandingTag c={c} standing={own.standing} />,
          },
          own.renewedAt !== undefined && { key: t.membership.standing.renewed, value: f.date(own.renewedAt) },
          {
            key: words.link,
            value: (
              <a class="kz-link" href={verify}>
                {t.membership.verify.title}
              </a>
            ),
          },
        ]}
      />
      {isDue(own) ? null : <Renew c={c} path={path} own={own} />}
    </>
  );
}
