import type { Outcome } from "./checks/check.ts";
import { createRecorder, type Exchange, type SentRequest } from "./exchange.ts";
import { toExchangeRecord, toUnanswered } from "./exchange-record.ts";
import { Withheld } from "./live/gate.ts";
import { INTERRUPTED, interruption } from "./live/interruption.ts";
import type { Subject } from "./pact.ts";
import { noteMade } from "./state/note-made.ts";

/** How a call of the generated client went. */
export type Call =
  | {
      readonly kind: "answered";
      readonly exchange: Exchange;
      readonly outcome: Outcome;
      /** The answer that asked for a pause, where the target limits the rate and the request was sent again. */
      readonly limited?: Exchange;
    }
  /** The client would not build the request: nothing was sent. */
  | { readonly kind: "not sent"; readonly error: unknown }
  /** Nothing is sent any more, whatever the request. */
  | { readonly kind: "withheld"; readonly because: string }
  /** It was sent, and nothing came back. */
  | {
      readonly kind: "unanswered";
      readonly sent: SentRequest;
      readonly error: unknown;
      /** Whether it was the mock that was gone or hung; it has been started anew. */
      readonly restarted: boolean;
    };

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves credentials out. */
  readonly anonymous?: boolean;
  /** Other credentials, by scheme. */
  readonly auth?: Readonly<Record<string, unknown>>;
  /** Changes what the client has written before it is sent. */
  readonly alter?: (request: Request) => Request | Promise<Request>;
  /** Takes away what the run has created: this is sent even when the run was interrupted. */
  readonly cleanup?: boolean;
}

/** What is needed for a call. */
export type Calling = Pick<Subject, "session" | "operation" | "client" | "exchanges">;

/**
 * Calls the operation through the generated client, and keeps what went over the wire. On the mock, where a request that finds
 * no answer has changed nothing, it is sent once more: a busy machine is nobody's fault. Prism is replaced where it is gone.
 */
export async function call(subject: Calling, args: object, options: CallOptions = {}): Promise<Call> {
  const { prism } = subject.session;
  const made = await callOnce(subject, args, options);
  if (made.kind !== "unanswered" || prism === undefined) return made;
  const state = await prism.checkAlive();
  // A signal ends the processes of a run together.
  if (interruption().aborted) return { kind: "withheld", because: INTERRUPTED };
  if (state === "restarted") return { ...made, restarted: true };
  return callOnce(subject, args, options);
}

async function callOnce(subject: Calling, args: object, options: CallOptions): Promise<Call> {
  const { session, operation, client, exchanges } = subject;
  if (interruption().aborted && !options.cleanup) return { kind: "withheld", because: INTERRUPTED };
  const recorder = createRecorder({ gate: session.gate, operation: operation.id });
  const auth = options.anonymous ? {} : (options.auth ?? credentialsOf(session));
  const { alter = (request: Request) => request } = options;
  const fetch = async (request: Request) => recorder.fetch(await alter(request));
  const bound = client({ baseUrl: session.baseUrl, fetch, auth }) as Record<
    string,
    (args: object, options: object) => Promise<Extract<Outcome, { kind: "result" }>["result"]>
  >;
  const send = bound[operation.name];
  if (send === undefined) throw new Error(`The client has no function "${operation.name}". Run \`specpact generate\`.`);
  let outcome: Outcome;
  try {
    outcome = { kind: "result", result: await send(args, { headers: options.headers ?? {} }) };
  } catch (error) {
    outcome = { kind: "thrown", error };
  }
  const exchange = recorder.exchange();
  const limited = recorder.limited();
  if (exchange !== undefined) {
    session.witnesses?.note(operation, exchange);
    for (const each of [limited, exchange])
      if (each !== undefined) exchanges.push(toExchangeRecord(operation.id, each));
    noteMade(subject, args, exchange);
    return { kind: "answered", exchange, outcome, ...(limited === undefined ? {} : { limited }) };
  }
  const error = outcome.kind === "thrown" ? outcome.error : new Error("The client sent nothing.");
  if (error instanceof Withheld) return { kind: "withheld", because: error.message };
  const sent = recorder.sent();
  if (sent === undefined) return { kind: "not sent", error };
  exchanges.push(toUnanswered(operation.id, sent));
  return { kind: "unanswered", sent, error, restarted: false };
}

/** Against the mock any credential will do; a live target gets what the user gave. */
export function credentialsOf({ model, settings, prism }: Subject["session"]): Record<string, unknown> {
  if (prism === undefined) return settings.auth;
  return Object.fromEntries(
    model.securitySchemes.map(({ id, kind }) => [
      id,
      kind === "basic" ? { username: "user", password: "password" } : "token",
    ]),
  );
}
