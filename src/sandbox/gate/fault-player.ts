import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Next } from 'hono';
import type { Fault } from './faults';
import * as refusal from './refusal';

type NodeContext = Context<{ Bindings: HttpBindings }>;

/** Longest that a slow answer is held back, in milliseconds; most clients give up before. */
const slowest = 120_000;

/** Plays a fault in place of, or upon, the answer to a request. */
export async function playFault(
  fault: Fault,
  context: Context,
  next: Next,
): Promise<Response | undefined> {
  if (typeof fault.status === 'number') return failure(fault.status, fault.retryAfter);
  return plays[fault.status](context as NodeContext, next);
}

type Play = (context: NodeContext, next: Next) => Promise<Response | undefined>;

const plays: Readonly<Record<Exclude<Fault['status'], number>, Play>> = {
  reset: async ({ env }) => {
    env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  },
  html403: async () => refusal.blocked(),
  slow: async ({ env }, next) => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, slowest);
      env.incoming.socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    await next();
    return undefined;
  },
  /** The headers promise the whole answer, then the connection breaks in the middle of it. */
  truncated: async (context, next) => {
    await next();
    const { status, headers } = context.res;
    const whole = Buffer.from(await context.res.arrayBuffer());
    // What was answered so far is taken back, or it would be joined with the note that all is sent.
    context.res = undefined;
    const { outgoing } = context.env;
    outgoing.writeHead(status, {
      ...Object.fromEntries(headers),
      'content-length': String(whole.length),
    });
    outgoing.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => outgoing.destroy());
    context.res = RESPONSE_ALREADY_SENT;
    return RESPONSE_ALREADY_SENT;
  },
};

function failure(status: number, retryAfter: number | undefined): Response {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 429) return refusal.tooMany(headers);
  return Response.json(
    { success: false, error: `Fault ${status}`, errorCode: status },
    { status, headers },
  );
}
