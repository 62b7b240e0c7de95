/** One database with one schema: Pipedrive has no more. */
export const place = { CatalogName: 'Pipedrive', SchemaName: 'Pipedrive' } as const;

/** The other end of a foreign key. */
export const referencedPlace = {
  ReferencedCatalogName: place.CatalogName,
  ReferencedSchemaName: place.SchemaName,
} as const;
