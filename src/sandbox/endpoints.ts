import type { Endpoint } from './endpoint';
import { fieldEndpointsV1 } from './v1/fields';
import { filterEndpoints } from './v1/filters';
import { leadLabelEndpoints } from './v1/lead-labels';
import { leadEndpoints } from './v1/leads';
import { noteEndpoints } from './v1/notes';
import { settingEndpoints } from './v1/settings';
import { userEndpoints } from './v1/users';
import { fieldEndpoints } from './v2/fields';
import { recordEndpoints } from './v2/records';
import { searchEndpoints } from './v2/search';

/** Everything the server answers, in the order paths are tried. */
export const endpoints: readonly Endpoint[] = [
  ...searchEndpoints,
  ...fieldEndpoints,
  ...recordEndpoints,
  ...userEndpoints,
  ...leadEndpoints,
  ...leadLabelEndpoints,
  ...noteEndpoints,
  ...filterEndpoints,
  ...settingEndpoints,
  ...fieldEndpointsV1,
];
