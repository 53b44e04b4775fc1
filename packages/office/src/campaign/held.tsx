import type { Ledger } from "@kz2050/core/ledger";
import { formToken } from "@kz2050/http";
import { Button, ButtonGroup, Details, Form, Select, SummaryList } from "@kz2050/ui";
import { type OfficeContext, staffIn } from "../page.tsx";

type Held = Ledger.Posting;

/** What came in; in its own currency where that is not tenge. */
function sumOf(c: OfficeContext, { entries, currency }: Held): string {
  const tiyn = Math.max(...entries.map((entry) => entry.tiyn));
  return currency === "KZT" ? c.var.f.money(tiyn) : `${c.var.f.number(tiyn / 100)} ${currency}`;
}

/** Money in suspense: why, how much, and the two ways it may go. Who entered a payment is not asked. */
export function HeldTable({
  c,
  rows,
  campaigns,
}: {
  c: OfficeContext;
  rows: readonly Held[];
  campaigns: readonly { value: string; text: string }[];
}) {
  const { t, f, locale } = c.var;
  const words = t.campaign.office.money;
  const me = staffIn(c).personId;
  return (
    <>
      {rows.map((held, index) => (
        <section>
          <SummaryList
            rows={[
              { key: words.cause, value: <code>{held.postingId}</code> },
              { key: words.why, value: held.holdReason ? words.reason[held.holdReason] : "" },
              { key: words.sum, value: sumOf(c, held) },
              { key: words.at, value: f.dateTime(held.at) },
              held.giftId ? { key: words.gift, value: <code>{held.giftId}</code> } : null,
            ]}
          />
          {held.enteredBy === me ? null : (
            <Details summary={words.decide}>
              <Form
                action={`/office/${locale}/payments/decide`}
                token={formToken("office")}
                hidden={{ postingId: held.postingId }}
              >
                {held.currency === "KZT" ? (
                  <Select
                    name="campaignId"
                    id={index === 0 ? "campaignId" : `campaignId-${index}`}
                    label={words.campaign}
                    items={campaigns}
                    empty
                  />
                ) : null}
                <ButtonGroup>
                  {held.currency === "KZT" ? (
                    <Button name="decision" value="release">
                      {words.release}
                    </Button>
                  ) : null}
                  <Button kind="warning" name="decision" value="return">
                    {words.return}
                  </Button>
                </ButtonGroup>
              </Form>
            </Details>
          )}
        </section>
      ))}
    </>
  );
}
