import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, parse } from "node:path";
import type { LambdaFunctionURLResult } from "aws-lambda";
import { cachedPackage } from "../npm-cache.ts";

export { type Bundle, bundle } from "./bundle.ts";
export { type UrlRequest, urlEvent } from "./event.ts";

/** AWS's own runtime client. Never in a package.json: its install script compiles, or fails. */
const RIC = ["aws-lambda-ric", "4.0.2"] as const;
const API = "/2018-06-01/runtime";
const TIMEOUT = 30_000;

/** What a Function URL's handler answers, in the full form. */
export type UrlAnswer = Exclude<LambdaFunctionURLResult, string>;

/** A function that runs as Lambda runs it: one process, one event at a time. */
export interface Lambda {
  /** Answers what the handler returned; rejects with a LambdaError if it threw, or after 30 s. */
  invoke<Answer = UrlAnswer>(event: unknown): Promise<Answer>;
  /** Milliseconds from the start of the process until it asked for its first event. */
  readonly initMs: number;
  /** What the function has printed so far, a line each. */
  logs(): readonly string[];
  close(): Promise<void>;
}

export interface LambdaOptions {
  readonly bundleFile: string;
  /** The exported name: `handler`. */
  readonly handler?: string;
  /** The function's own environment; nothing of this process's is passed on. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The error a function reported: thrown by its handler, while loading, or by the runtime client. */
export class LambdaError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(`${type}: ${message}`);
    this.name = "LambdaError";
    this.type = type;
  }
}

interface Waiting {
  readonly id: string;
  readonly event: string;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function errorOf(text: string): LambdaError {
  const { errorType, errorMessage }: { errorType?: string; errorMessage?: string } = JSON.parse(text || "{}");
  return new LambdaError(errorType ?? "Unknown", errorMessage ?? "");
}

/**
 * Runs a bundle on AWS's Node runtime client, against a Runtime API on loopback. Resolves when the function has
 * loaded and asks for work; rejects with a LambdaError, its log beside it, if it does not load.
 */
export async function startLambda({ bundleFile, handler = "handler", env = {} }: LambdaOptions): Promise<Lambda> {
  const ric = join(await cachedPackage(...RIC), "node_modules", RIC[0], "index.mjs");
  const waiting: Waiting[] = [];
  const running = new Map<string, Waiting>();
  const lines: string[] = [];
  let idle: ServerResponse | undefined;
  const loaded = Promise.withResolvers<void>();

  const hand = (): void => {
    if (!idle || waiting.length === 0) return;
    const next = waiting.shift() as Waiting;
    running.set(next.id, next);
    idle.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": next.id,
      "lambda-runtime-deadline-ms": String(Date.now() + TIMEOUT),
      "lambda-runtime-invoked-function-arn": "arn:aws:lambda:eu-central-1:000000000000:function:test",
      "lambda-runtime-trace-id": "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0",
    });
    idle.end(next.event);
    idle = undefined;
  };

  const server = createServer(async (request, response) => {
    const path = request.url?.slice(API.length) ?? "";
    if (path === "/invocation/next") {
      loaded.resolve();
      idle = response;
      hand();
      return;
    }
    const text = await bodyOf(request);
    response.writeHead(202).end("{}");
    if (path === "/init/error") {
      loaded.reject(errorOf(text));
      return;
    }
    const [, id = "", what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    const one = running.get(id);
    running.delete(id);
    if (what === "response") one?.resolve(text === "" ? undefined : JSON.parse(text));
    else one?.reject(errorOf(text));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;

  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--require", join(import.meta.dirname, "rapid-client.cjs"), ric, `${parse(bundleFile).name}.${handler}`],
    { env: { ...environment(bundleFile, handler, port), ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => lines.push(...chunk.split("\n").filter(Boolean)));
  }
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => {
    const error = new LambdaError("Runtime.ExitError", `the process ended (${child.exitCode ?? child.signalCode})`);
    loaded.reject(error);
    for (const one of [...waiting.splice(0), ...running.values()]) one.reject(error);
    running.clear();
  });

  const close = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  try {
    await within(loaded.promise, child, "did not load");
  } catch (error) {
    await close();
    if (error instanceof Error) error.message += `\n${lines.join("\n")}`;
    throw error;
  }
  const initMs = performance.now() - started;

  return {
    initMs,
    logs: () => lines,
    close,
    invoke<Answer>(event: unknown) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.push({ id: randomUUID(), event: JSON.stringify(event), resolve, reject });
      hand();
      return within(promise, child, "did not answer") as Promise<Answer>;
    },
  };
}

/** Ends a function that takes too long, as Lambda does. */
async function within<Result>(promise: Promise<Result>, child: ChildProcess, what: string): Promise<Result> {
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill("SIGKILL");
  }, TIMEOUT);
  try {
    return await promise;
  } catch (error) {
    throw timedOut ? new LambdaError("Sandbox.Timedout", `the function ${what} within ${TIMEOUT / 1000} s`) : error;
  } finally {
    clearTimeout(timer);
  }
}

function environment(bundleFile: string, handler: string, port: number): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
    _HANDLER: `${parse(bundleFile).name}.${handler}`,
    LAMBDA_TASK_ROOT: dirname(bundleFile),
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: "test",
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1024",
    AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/test",
    AWS_LAMBDA_LOG_STREAM_NAME: "test",
    AWS_LAMBDA_LOG_FORMAT: "JSON",
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  };
}
