import { Identity } from "@kz2050/core/identity";
import { AppError, linkToken } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { signedIn } from "./person.ts";

/** The mailbox a form begins with: that of who is signed in, else none. It may be written over. */
export async function ownMailbox(): Promise<string> {
  const person = signedIn();
  return person ? ((await Identity.mailboxOf(person.personId)) ?? "") : "";
}

/**
 * Whether an action under this mailbox is confirmed already: who is signed in has shown the mailbox to be theirs, so no
 * letter need be answered. What cannot be confirmed now is left to its letter.
 */
export async function isConfirmedAtOnce(email: string, asked: { purpose: string; id: string }): Promise<boolean> {
  const person = signedIn();
  if (!person || !(await Identity.isMailboxOf(person.personId, email))) return false;
  try {
    await Participation.confirm({ ...asked, token: linkToken(asked.purpose, asked.id), alone: true });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
