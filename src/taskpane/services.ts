import type { Clock } from '../core/clock';
import type { PlacedProfiles } from '../connection/placed-profiles';
import type { Roaming } from '../connection/roaming';
import type { Command } from '../office/command';
import type { HostInfo } from '../office/host';
import type { SignIns } from './connections/sign-ins';
import type { Engine } from './engine';
import type { Preferences } from './preferences';

/** The account that "Try with sample data" uses, where the service has one. */
export interface SampleAccount {
  readonly company: string;
  readonly token: string;
}

/** The service's part in signing in, as its `config.json` tells it. */
export interface OAuthConfiguration {
  /** Whether the service has a Pipedrive app of its own. */
  readonly configured: boolean;
  readonly clientId?: string;
  /** What a user's own app must name as its callback. */
  readonly callbackUrl: string;
}

/** Everything the pane needs from outside, put together once in compose.ts. */
export interface Services {
  readonly host: HostInfo;
  /** Calls back with the command of a ribbon button. */
  readonly onCommand: (listener: (command: Command) => void) => void;
  readonly onThemeChange: (listener: (theme: HostInfo['theme']) => void) => void;
  readonly profiles: PlacedProfiles;
  /** The sign-ins of OAuth connections: a script of its own, as `roaming`. */
  readonly loadSignIns: () => Promise<SignIns>;
  /** This device's share in a roaming store. */
  readonly loadRoaming: () => Promise<Roaming>;
  /** Whether this device has joined a roaming store; tells without loading `roaming`. */
  readonly hasJoinedRoaming: () => Promise<boolean>;
  readonly oauth: OAuthConfiguration;
  /** Opens the computer's own browser; false where the host cannot and a link must do. */
  readonly openInBrowser: (address: string) => boolean;
  /** The choices remembered for this workbook. */
  readonly preferences: Preferences;
  readonly clock: Clock;
  /** IANA zone in which dates with a time are shown. */
  readonly zone: string;
  readonly sample?: SampleAccount | undefined;
  /** Whether Excel loads the add-in together with this workbook from now on, where it can. */
  readonly loadWithWorkbook: (wanted: boolean) => Promise<void>;
  readonly version: string;
  readonly copyText: (text: string) => Promise<void>;
  /** Catalogue, queries and import: a script of its own, loaded when it is first needed. */
  readonly loadEngine: () => Promise<Engine>;
}
