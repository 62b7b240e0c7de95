import type { Endpoint } from './endpoint';
import { fieldEndpointsV1 } from './v1/fields';
import { filterEndpoints } from './v1/filters';
import { leadLabelEndpoints } from './v1/lead-labels';
import { leadEndpoints } from './v1/leads';
import { noteEndpoints } from './v1/notes';
import { settingEndpoints } from './v1/settings';
import { userEndpoints } from './v1/users';
import { dealProductEndpoints } from './v2/deal-products';
import { fieldEndpoints } from './v2/fields';
import { followerEndpoints } from './v2/followers';
import { projectEndpoints } from './v2/projects';
import { recordEndpoints } from './v2/records';
import { searchEndpoints } from './v2/search';

/** Everything the server answers, in the order paths are tried. */
export const endpoints: readonly Endpoint[] = [
  ...searchEndpoints,
  ...fieldEndpoints,
  ...dealProductEndpoints,
  ...followerEndpoints,
  ...projectEndpoints,
  ...recordEndpoints,
  ...userEndpoints,
  ...leadEndpoints,
  ...leadLabelEndpoints,
  ...noteEndpoints,
  ...filterEndpoints,
  ...settingEndpoints,
  ...fieldEndpointsV1,
];
