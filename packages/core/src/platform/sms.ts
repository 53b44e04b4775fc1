/**
 * Sends a short message to a phone. Why a port: which operator a stage uses is not known yet, and a stage without one
 * offers no confirming of phones.
 */
export interface SmsSender {
  /** `to` is E.164. Answers when the operator has taken it. @throws what the operator says */
  send(message: { readonly to: string; readonly text: string }): Promise<void>;
}
