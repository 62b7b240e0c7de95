import type { PropertyFacts } from './property-facts';

const handled = (help: string, kind: PropertyFacts['kind'] = 'text') =>
  ({ kind, group: 'browser', fallback: '', help }) as const satisfies PropertyFacts;

/**
 * Properties of the desktop drivers whose work the browser does. Pasted strings keep them, any
 * value is accepted, none has an effect. The names are those of the drivers' documentation.
 */
export const browserProperties = {
  SSLServerCert: handled('The browser checks certificates by itself.'),
  SSLClientCert: handled('The browser offers the client certificates of this computer.'),
  SSLClientCertType: handled('The browser knows the kind of a client certificate.'),
  SSLClientCertSubject: handled('The browser asks which client certificate to use.'),
  SSLClientCertPassword: handled('The browser opens client certificates by itself.', 'secret'),

  FirewallType: handled('Firewalls are passed with the network settings of this computer.'),
  FirewallServer: handled('Firewalls are passed with the network settings of this computer.'),
  FirewallPort: handled('Firewalls are passed with the network settings of this computer.'),
  FirewallUser: handled('Firewalls are passed with the network settings of this computer.'),
  FirewallPassword: handled('Sign-in at a firewall is between it and this computer.', 'secret'),

  ProxyAutoDetect: handled('The browser finds the proxy by itself.'),
  ProxyServer: handled('The proxy is set in the network settings of this computer.'),
  ProxyPort: handled('The proxy is set in the network settings of this computer.'),
  ProxyAuthScheme: handled('The browser agrees with the proxy how to sign in.'),
  ProxyUser: handled('The browser asks for the sign-in at a proxy.'),
  ProxyPassword: handled('The browser asks for the sign-in at a proxy.', 'secret'),
  ProxySSLType: handled('The browser agrees with the proxy how to encrypt.'),
  ProxyExceptions: handled('Exceptions are set in the network settings of this computer.'),

  UseConnectionPooling: handled('The browser shares connections between requests.'),
  PoolIdleTimeout: handled('The browser closes idle connections.'),
  PoolMaxSize: handled('The browser limits the number of connections.'),
  PoolMinSize: handled('The browser opens connections when they are needed.'),
  PoolWaitTime: handled('The browser queues requests until a connection is free.'),
  ConnectionLifeTime: handled('The browser closes old connections.'),
  ConnectOnOpen: handled('A connection is made with the first request.'),

  AutoCache: handled('There is no driver cache: imported tables hold the data.'),
  CacheProvider: handled('There is no driver cache: imported tables hold the data.'),
  CacheDriver: handled('There is no driver cache: imported tables hold the data.'),
  CacheConnection: handled('There is no driver cache: imported tables hold the data.', 'secret'),
  CacheLocation: handled('There is no driver cache: imported tables hold the data.'),
  CacheTolerance: handled('There is no driver cache: refresh a table when you want new rows.'),
  CacheMetadata: handled('Tables and columns are read once while the pane is open.'),
  CacheQueryResult: handled('There is no driver cache: imported tables hold the data.'),
  Offline: handled('Imported tables stay readable without a network.'),

  Logfile: handled('The log is in the Log tab.'),
  LogModules: handled('The log is in the Log tab.'),
  MaxLogFileSize: handled('The log keeps its newest entries.'),
  MaxLogFileCount: handled('The log keeps its newest entries.'),

  Location: handled('Tables are built in: no schema files are read.'),
  RTK: handled('No licence key is needed.', 'secret'),
} as const satisfies Record<string, PropertyFacts>;
