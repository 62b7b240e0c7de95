import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How Pipedrive's OAuth server shall answer: a status, and a body as object or as it is sent. */
export interface Answer {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Record<string, string>;
}

export interface OAuthServer {
  readonly url: string;
  readonly received: { path: string; headers: IncomingHttpHeaders; body: string }[];
  answer: Answer;
  close(): Promise<void>;
}

export const granted: Answer = {
  status: 200,
  body: {
    access_token: 'access-t0ken',
    token_type: 'Bearer',
    refresh_token: 'refresh-t0ken',
    scope: 'base,deals:full',
    expires_in: 3599,
    api_domain: 'https://acme.pipedrive.com',
  },
};

/** Stands in for oauth.pipedrive.com and gives the same answer to everything. */
export async function startOAuthServer(): Promise<OAuthServer> {
  const received: OAuthServer['received'] = [];
  const server = createServer((asked, reply) => {
    let body = '';
    asked.setEncoding('utf8').on('data', (part: string) => (body += part));
    asked.on('end', () => {
      received.push({ path: asked.url ?? '', headers: asked.headers, body });
      const { status, headers, body: text } = running.answer;
      reply.writeHead(status, { 'content-type': 'application/json', ...headers });
      reply.end(typeof text === 'string' ? text : JSON.stringify(text));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const running: OAuthServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: granted,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return running;
}
