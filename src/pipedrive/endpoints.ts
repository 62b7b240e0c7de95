import { AppError } from '../core/error';

/** The ways to Pipedrive: straight from the browser (CORS), or through the companion service. */
export type Route = 'direct' | 'relay';

/**
 * Address templates that may hold `{company}`, such as `https://{company}.pipedrive.com` and
 * `https://addin.example/pipedrive/{company}`. A route without a template is not available.
 */
export type Endpoints = Readonly<Partial<Record<Route, string>>>;

export interface Base {
  readonly route: Route;
  readonly url: string;
}

/** Pipedrive's host for callers that name no company: it answers for the token's company. */
export const sharedHost = 'api';

/** Hosts that never leave this computer, so plain http cannot be overheard. */
const ownHost = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The address of a server without final slashes. Throws `property-invalid` where it is none, and for
 * one that would send secrets over plain http.
 */
export function serverAddress(text: string, label = 'Server address'): string {
  const { protocol, hostname } = URL.canParse(text)
    ? new URL(text)
    : { protocol: '', hostname: '' };
  if (protocol !== 'https:' && !(protocol === 'http:' && ownHost.test(hostname)))
    throw new AppError('property-invalid', {
      label,
      rule: 'is an address that starts with https://',
    });
  return text.replace(/\/+$/, '');
}

/**
 * The base addresses of a company (`acme`, or empty for the shared host) in order of trial.
 * Throws what `serverAddress` throws.
 */
export function baseUrls(endpoints: Endpoints, company: string, preferred?: Route): Base[] {
  const order: Route[] = preferred === 'relay' ? ['relay', 'direct'] : ['direct', 'relay'];
  return order.flatMap((route) => {
    const template = endpoints[route];
    if (template === undefined) return [];
    return [{ route, url: serverAddress(template.replaceAll('{company}', company || sharedHost)) }];
  });
}
