export { confirmAddress, forgetUnnamed, isSuppressed, mailboxOf, meet, named, suppress } from "./address.ts";
export { addressKeyOf } from "./rules.ts";
export * from "./schema.ts";
export { actorOf, askCode, enterCode, enterLink, noticesOf, signOut } from "./sign-in.ts";
export { appoint, grant, grantsOf, listStaff, revoke, staffName } from "./staffing.ts";
