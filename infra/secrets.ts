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

export const secret = (name: SecretName): sst.Secret => new sst.Secret(name);
