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
export { type RequestIdentity, requestIdentity } from "./idempotency.ts";
export { answerProblem, type Problem, problemOf, retryAfterOf, textParams, toAppError } from "./problem.ts";
export { beginSession, deviceOf, endSession, personOf, type SessionDoor, sessionToken, staffOf } from "./session.ts";
