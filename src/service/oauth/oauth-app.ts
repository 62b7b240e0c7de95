/** A Pipedrive app, as registered in Pipedrive's Developer Hub. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the OAuth routes need to know of the service. */
export interface OAuthOptions {
  /** Public origin of the add-in. */
  readonly origin: string;
  /** Where Pipedrive's OAuth server is, without a slash at the end. */
  readonly oauthUrl: string;
  /** The operator's app, when there is one. Its secret never leaves the service. */
  readonly oauthApp?: OAuthApp | undefined;
}

export const clientIdPattern = /^[\w.-]{1,128}$/;
export const statePattern = /^[\w-]{16,128}$/;

/** The address that Pipedrive sends users back to, unless a profile names another. */
export const callbackUrl = (origin: string): string => `${origin}/oauth/callback`;
