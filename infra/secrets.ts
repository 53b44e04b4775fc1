/** Every secret, set by `sst secret set <name> <value> --stage <stage>`. None has a default: unset, a deployment fails. */
export const SECRETS = [
  "AddressPepper",
  "PseudonymPepper",
  "LinkKey",
  "OriginKey",
  "OriginKeyPrevious",
  "TiptopPublicId",
  "TiptopApiSecret",
] as const;
export type SecretName = (typeof SECRETS)[number];

/** The secret of an organisation that signs its people in: named in the stage's own row. */
export type SsoSecretName = `Sso${string}`;

export const secret = (name: SecretName | SsoSecretName): sst.Secret => new sst.Secret(name);
