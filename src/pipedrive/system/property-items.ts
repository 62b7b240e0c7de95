import { properties, type PropertyName } from '../../connection/property';
import type { ConnectionSettings } from '../../connection/settings';
import type { JsonObject } from '../json';

type Value = string | number | boolean;

/** Where the settings keep what may be shown. Secrets have no entry. */
const values: Readonly<Partial<Record<PropertyName, (settings: ConnectionSettings) => Value>>> = {
  AuthScheme: ({ authScheme }) => authScheme,
  CompanyDomain: ({ companyDomain }) => companyDomain,
  InitiateOAuth: ({ oauth }) => oauth.initiate,
  CallbackURL: ({ oauth }) => oauth.callbackUrl,
  OAuthSettingsLocation: ({ oauth }) => oauth.settingsLocation,
  Timeout: ({ timeoutMs }) => timeoutMs / 1000,
  Pagesize: ({ pageSize }) => pageSize,
  MaxRows: ({ maxRows }) => maxRows,
  Readonly: ({ readonly }) => readonly,
  IncludeCustomFields: ({ includeCustomFields }) => includeCustomFields,
  IncludeArchived: ({ includeArchived }) => includeArchived,
  IncludeDeleted: ({ includeDeleted }) => includeDeleted,
  DailyTokenReserve: ({ dailyTokenReserve }) => dailyTokenReserve,
  PseudoColumns: ({ pseudoColumns }) => pseudoColumns.join(','),
  Tables: ({ tables }) => tables.join(','),
  Views: ({ views }) => views.join(','),
  BrowsableSchemas: ({ browsableSchemas }) => browsableSchemas.join(','),
  Verbosity: ({ verbosity }) => verbosity,
};

/** The properties of connections, with what holds for this one. */
export function propertyItems(settings: ConnectionSettings): JsonObject[] {
  return properties.map((property, index) => ({
    Name: property.name,
    ShortDescription: property.help,
    Type: property.kind,
    Default: property.fallback,
    Values: property.choices?.join(',') ?? null,
    Value: values[property.name]?.(settings) ?? null,
    Required: false,
    Category: property.group,
    Sensitivity: property.kind === 'secret',
    PropertyName: property.label,
    Ordinal: index + 1,
  }));
}
