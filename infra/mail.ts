import type { Stage } from "./stage.ts";

/** The identity mail is sent from. It links as the sender's address, with leave to send from it and nothing else. */
export function mailIdentity(name: string, stage: Stage): sst.aws.Email {
  const { domain, owned } = stage.mail;
  sst.Linkable.wrap(sst.aws.Email, ({ nodes }) => ({
    properties: { address: `no-reply@${domain}` },
    include: [
      sst.aws.permission({
        // A letter with an attachment may count as raw.
        actions: ["ses:SendEmail", "ses:SendRawEmail"],
        resources: [nodes.identity.arn, nodes.configurationSet.arn],
      }),
    ],
  }));
  if (!owned) return sst.aws.Email.get(name, domain);
  return new sst.aws.Email(name, {
    sender: domain,
    dmarc: "v=DMARC1; p=quarantine; adkim=r; aspf=r;",
    mailFrom: { domain: `bounce.${domain}`, rejectOnMxFailure: false },
  });
}

/** The topic on which SES tells of bounces and complaints. */
export function returns(name: string, email: sst.aws.Email): sst.aws.SnsTopic {
  const topic = new sst.aws.SnsTopic(name);
  const speaks = new aws.sns.TopicPolicy(`${name}SesSpeaks`, {
    arn: topic.arn,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          principals: [{ type: "Service", identifiers: ["ses.amazonaws.com"] }],
          actions: ["sns:Publish"],
          resources: [topic.arn],
          conditions: [
            { test: "StringEquals", variable: "AWS:SourceAccount", values: [aws.getCallerIdentityOutput().accountId] },
          ],
        },
      ],
    }).json,
  });
  new aws.sesv2.ConfigurationSetEventDestination(
    `${name}Events`,
    {
      configurationSetName: email.configSet,
      eventDestinationName: name.toLowerCase(),
      eventDestination: {
        enabled: true,
        matchingEventTypes: ["BOUNCE", "COMPLAINT"],
        snsDestination: { topicArn: topic.arn },
      },
    },
    // SES tries the topic when the destination is made.
    { dependsOn: speaks },
  );
  return topic;
}
