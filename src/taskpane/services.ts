import type { Clock } from '../core/clock';
import type { Profiles } from '../connection/profiles';
import type { Command } from '../office/command';
import type { HostInfo } from '../office/host';
import type { Engine } from './engine';
import type { Preferences } from './preferences';

/** The account that "Try with sample data" uses, where the service has one. */
export interface SampleAccount {
  readonly company: string;
  readonly token: string;
}

/** Everything the pane needs from outside, put together once in compose.ts. */
export interface Services {
  readonly host: HostInfo;
  /** Calls back with the command of a ribbon button. */
  readonly onCommand: (listener: (command: Command) => void) => void;
  readonly onThemeChange: (listener: (theme: HostInfo['theme']) => void) => void;
  readonly profiles: Profiles;
  /** The choices remembered for this workbook. */
  readonly preferences: Preferences;
  readonly clock: Clock;
  /** IANA zone in which dates with a time are shown. */
  readonly zone: string;
  readonly sample?: SampleAccount | undefined;
  readonly version: string;
  readonly copyText: (text: string) => Promise<void>;
  /** Catalogue, queries and import: a script of its own, loaded when it is first needed. */
  readonly loadEngine: () => Promise<Engine>;
}
