export { privately, publicCache } from "./cache.ts";
export type { WebDeps } from "./deps.ts";
export {
  dateField,
  type Fields,
  formToken,
  HONEYPOT,
  openForm,
  optional,
  readFields,
  TOKEN,
  text,
  texts,
  tokenFor,
} from "./form.ts";
export { errorWords, type FormProblem, formProblem } from "./form-problem.ts";
export { answerHeaders, type Front, frontDoor, pageHeaders } from "./front-door.ts";
export { formIdentity, type RequestIdentity, requestIdentity } from "./idempotency.ts";
export { answerProblem, type Problem, problemOf, retryAfterOf, textParams, toAppError } from "./problem.ts";
export {
  deviceOf,
  endSession,
  enterAs,
  personOf,
  proceed,
  type SessionDoor,
  sessionToken,
  staffOf,
} from "./session.ts";
