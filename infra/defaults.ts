import type { Stage } from "./stage.ts";

/** What every function is, whichever component makes it. Called once, before the first function. */
export function mendFunctions(stage: Stage): void {
  $transform(sst.aws.Function, (args) => {
    args.runtime ??= "nodejs24.x";
    args.architecture ??= "arm64";
    args.logging ??= { format: "json", retention: stage.logs };
    // Split: what only some pages ask for (passkeys, say) is no part of a cold start.
    args.nodejs ??= { minify: true, splitting: true };
    args.transform = {
      ...args.transform,
      // SST 4.17 lets the account's root assume every function's role too; the service alone shall.
      role: (role) => {
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
      },
    };
  });
}
