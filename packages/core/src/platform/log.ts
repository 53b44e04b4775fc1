/** One line of the log: codes, ids and the route's pattern. Never a path, a name, a mailbox or a phone. */
export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
  readonly requestId?: string;
  readonly service?: string;
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly code?: string;
  /** The short name of the session that acted. */
  readonly session?: string;
  readonly milliseconds?: number;
  readonly count?: number;
}

export type Log = (line: LogLine) => void;

/** A line of JSON on standard output, as CloudWatch takes it. */
export const jsonLog: Log = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
