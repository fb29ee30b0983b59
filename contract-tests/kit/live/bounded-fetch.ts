import { BrokenAnswer, NoAnswerInTime, reasonOf } from "./reason.ts";

export interface Limits {
  /** Milliseconds for one answer, from the first byte of the request to the last one of the body. */
  readonly time: number;
  /** Bytes of a body, after decompression; what comes behind them is left unread. */
  readonly bytes: number;
}

export const LIMITS: Limits = { time: 10_000, bytes: 10_000_000 };

/** An answer that has been read to its end, or to the limit. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the body went on behind the limit. */
  readonly cut: boolean;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Milliseconds until the whole body was there. */
  readonly duration: number;
}

/**
 * Sends a request and reads the answer, within limits. Redirects are not followed: a 3xx is an answer.
 * @throws NoAnswerInTime, BrokenAnswer, and what fetch throws where nothing came at all
 */
export async function boundedFetch(request: Request, { time, bytes }: Limits = LIMITS): Promise<ReadAnswer> {
  const controller = new AbortController();
  const late = new NoAnswerInTime(`no whole answer within ${time / 1000} s`);
  // Not AbortSignal.timeout: a signal that is garbage collected while a body is being read takes its timer with it.
  const [started, start] = [Date.now(), performance.now()];
  const timer = setTimeout(() => controller.abort(late), time);
  try {
    const response = await fetch(new Request(request, { redirect: "manual", signal: controller.signal }));
    const { status, headers } = response;
    if (status < 200 || status > 599) throw new BrokenAnswer(`${status} is not a status of HTTP`);
    const read = await readBody(response, { bytes, late });
    return { status, headers, ...read, started, duration: performance.now() - start };
  } catch (error) {
    throw controller.signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
    // What has not been read is not waited for; to an answer that was, this means nothing.
    controller.abort(late);
  }
}

async function readBody(
  { body, headers }: Response,
  { bytes, late }: { bytes: number; late: Error },
): Promise<Pick<ReadAnswer, "bytes" | "cut">> {
  if (body === null) return { bytes: new Uint8Array(), cut: false };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  // A stream of events need not end: what comes in the first moment is its body.
  const endless = /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
  const moment = endless ? setTimeout(() => void reader.cancel().catch(() => undefined), EVENTS_TIME) : undefined;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value.subarray(0, bytes - size));
      size += part.value.length;
      if (size > bytes) {
        void reader.cancel().catch(() => undefined);
        return { bytes: Buffer.concat(chunks), cut: true };
      }
    }
  } catch (error) {
    if (error === late) throw error;
    throw new BrokenAnswer(`the answer broke off after ${size} bytes of its body: ${reasonOf(error)}`);
  } finally {
    clearTimeout(moment);
  }
  return { bytes: Buffer.concat(chunks), cut: false };
}

/** Milliseconds. */
const EVENTS_TIME = 1_000;
