import type { Scope } from '../scope';

/** An app, as its developer registered it in Developer Hub. */
export interface App {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export const apps: readonly App[] = [
  {
    id: 'sandbox-client',
    secret: 'sandbox-secret',
    name: 'Excel add-in',
    scopes: [
      'base',
      'deals:full',
      'contacts:full',
      'activities:full',
      'products:full',
      'leads:full',
      'projects:full',
      'goals:full',
      'mail:full',
      'phone-integration',
      'users:read',
      'search:read',
      'recents:read',
    ],
  },
  {
    id: 'sandbox-limited',
    secret: 'sandbox-limited-secret',
    name: 'Excel add-in for reading deals',
    scopes: ['base', 'deals:read'],
  },
];

/** The apps and where they live. */
export interface AppRegistry {
  find(id: string): App | undefined;
  /** The one address that users are sent back to; both apps have the same. */
  callback(): string;
  /** Registers another callback, as the developer of an app may at any time. */
  move(callback: string): void;
}

export function createAppRegistry(callback: string): AppRegistry {
  let current = callback;
  return {
    find: (id) => apps.find((app) => app.id === id),
    callback: () => current,
    move: (next) => {
      current = next;
    },
  };
}
