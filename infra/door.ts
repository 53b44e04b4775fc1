import type { Stage } from "./stage.ts";

interface DoorArgs {
  readonly stage: Stage;
  readonly host?: string;
  readonly originKey: sst.Secret;
  /** JavaScript for the edge that may change `request.uri` to choose among functions. */
  readonly sorting?: string;
}

/**
 * A host name and its distribution. Whatever the client sent, a request goes on with the origin key, by which the app
 * knows that it came through here, and with the client's address as CloudFront saw it.
 */
export function door(name: string, { stage, host, originKey, sorting = "" }: DoorArgs): sst.aws.Router {
  const injection = originKey.value.apply(
    (key) => `{
  const request = event.request;
  request.headers["x-origin-key"] = { value: ${JSON.stringify(key)} };
  request.headers["x-client-address"] = { value: event.viewer.ip };
  ${sorting}
}`,
  );
  return new sst.aws.Router(name, {
    ...(host && { domain: { name: host, dns: sst.aws.dns() } }),
    edge: { viewerRequest: { injection } },
    ...(stage.requestsPerAddress && {
      waf: {
        rateLimitPerIp: stage.requestsPerAddress,
        // Long Cyrillic texts trip the managed rules; the app checks its own input.
        managedRules: { coreRuleSet: false, knownBadInputs: false, sqlInjection: false },
      },
    }),
  });
}
