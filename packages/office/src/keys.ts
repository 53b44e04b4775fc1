import { keysScript, keysScriptHash } from "./generated/keys-script.ts";

/** The keys of a list, from client/keys.js. */
export const KEYS_PATH = `/office/assets/keys.${keysScriptHash}.js`;
export const KEYS_ASSET = { path: KEYS_PATH, type: "text/javascript; charset=utf-8", body: keysScript };
