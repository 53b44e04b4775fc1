import { Council } from "@kz2050/core/council";
import { BusyError, type Notice, scope, secondsToWait } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Volunteering } from "@kz2050/core/volunteering";

/** The letters a record calls for now, by the prefix of its id: of the domains whose decisions may be taken back. */
const CALLED: Readonly<Record<string, (recordId: string) => Promise<readonly Notice[]>>> = {
  mem: Membership.noticesOf,
  prp: Council.noticesOfProposal,
  hrs: Volunteering.noticesOf,
};

/**
 * What has become of a notice by the time it comes: itself, unless it waited; then what the record calls for now under
 * the same id, or nothing where the decision was taken back. A decision taken anew has a message of its own, so the
 * older one gives way.
 * @throws BusyError where it came before its time: the queue brings it again.
 */
export async function asCalledFor(notice: Notice): Promise<Notice | undefined> {
  if (notice.notBefore === undefined) return notice;
  const now = scope().now();
  if (secondsToWait(notice, now) > 0) throw new BusyError();
  const [recordId = ""] = notice.id.split(":", 1);
  const calls = await CALLED[recordId.split("_", 1)[0] ?? ""]?.(recordId);
  const called = calls?.find(({ id }) => id === notice.id);
  return called && secondsToWait(called, now) === 0 ? called : undefined;
}
