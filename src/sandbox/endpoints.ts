import type { Endpoint } from './endpoint';
import { userEndpoints } from './v1/users';
import { fieldEndpoints } from './v2/fields';
import { recordEndpoints } from './v2/records';

/** Everything the server answers, in the order paths are tried. */
export const endpoints: readonly Endpoint[] = [
  ...userEndpoints,
  ...fieldEndpoints,
  ...recordEndpoints,
];
