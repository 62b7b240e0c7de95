import type { Identity } from '../../pipedrive/identity';
import type { Language } from '../language';

/** `Connected to Acme as Ada Berg. 3 pipelines, 214 custom fields.` */
export function identityText(identity: Identity, language: Language): string {
  const pipelines = language.count(identity.pipelines, 'pipeline', 'pipelines');
  const fields = language.count(identity.customFields, 'custom field', 'custom fields');
  return `Connected to ${identity.company} as ${identity.user}. ${pipelines}, ${fields}.`;
}
