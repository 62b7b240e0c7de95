/** What an operator may set. Names and meaning are listed in README.md. */
export interface ServiceOptions {
  readonly port: number;
  /**
   * Public origin of the add-in, as browsers see it; the only origin the relay answers to.
   * Unset: the address the service listens at.
   */
  readonly origin?: string;
  /** Where Pipedrive is, `{company}` standing for the company domain. */
  readonly pipedriveBaseUrl: string;
  /** Where browsers reach Pipedrive themselves, when that is another address than the relay's. */
  readonly directBaseUrl?: string;
  /** Where the built pane lies. */
  readonly paneDir: string;
  /** Where office.js lies, in development only; production pages load it from Microsoft's CDN. */
  readonly officeJsDir?: string;
  /** Certificate for https. Without it the service speaks http, behind a proxy that ends TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** What the pane is told of the sandbox, when there is one. */
  readonly sandbox?: { readonly company: string; readonly token: string };
}

export const pipedriveCloud = 'https://{company}.pipedrive.com';

/** Options of `npm run serve`. Throws a plain sentence when a value cannot be used. */
export function serviceOptions(
  environment: Readonly<Record<string, string | undefined>>,
  paneDir: string,
): ServiceOptions {
  const port = Number(environment['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not ${environment['PORT']}.`);
  const origin = environment['ADDIN_ORIGIN'];
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new Error(`ADDIN_ORIGIN must be an origin such as https://addin.example, not ${origin}.`);
  const pipedriveBaseUrl = environment['PIPEDRIVE_BASE_URL'] ?? pipedriveCloud;
  if (!URL.canParse(pipedriveBaseUrl.replace('{company}', 'company')))
    throw new Error(`PIPEDRIVE_BASE_URL must be an address, not ${pipedriveBaseUrl}.`);
  return { port, pipedriveBaseUrl, paneDir, ...(origin === undefined ? {} : { origin }) };
}
