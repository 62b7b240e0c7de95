import type { Endpoint } from './endpoint';
import { callLogEndpoints } from './v1/call-logs';
import { dealListEndpoints } from './v1/deal-lists';
import { dealSummaryEndpoints } from './v1/deal-summary';
import { dealTimelineEndpoints } from './v1/deal-timeline';
import { duplicateEndpoints } from './v1/duplicate';
import { fieldEndpointsV1 } from './v1/fields';
import { fileEndpoints } from './v1/files';
import { filterEndpoints } from './v1/filters';
import { goalEndpoints } from './v1/goals';
import { leadLabelEndpoints } from './v1/lead-labels';
import { leadEndpoints } from './v1/leads';
import { mailEndpoints } from './v1/mail';
import { mergeEndpoints } from './v1/merge';
import { noteCommentEndpoints } from './v1/note-comments';
import { noteEndpoints } from './v1/notes';
import { organizationRelationshipEndpoints } from './v1/organization-relationships';
import { participantEndpoints } from './v1/participants';
import { permissionSetEndpoints } from './v1/permission-sets';
import { permittedUserEndpoints } from './v1/permitted-users';
import { pipelineStatisticEndpoints } from './v1/pipeline-statistics';
import { roleEndpoints } from './v1/roles';
import { settingEndpoints } from './v1/settings';
import { userEndpoints } from './v1/users';
import { webhookEndpoints } from './v1/webhooks';
import { conversionEndpoints } from './v2/conversions';
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
  ...conversionEndpoints,
  ...dealProductEndpoints,
  ...followerEndpoints,
  ...projectEndpoints,
  ...recordEndpoints,
  ...userEndpoints,
  ...leadEndpoints,
  ...leadLabelEndpoints,
  ...noteEndpoints,
  ...noteCommentEndpoints,
  ...participantEndpoints,
  ...mergeEndpoints,
  ...duplicateEndpoints,
  ...dealSummaryEndpoints,
  ...dealTimelineEndpoints,
  ...dealListEndpoints,
  ...permittedUserEndpoints,
  ...pipelineStatisticEndpoints,
  ...fileEndpoints,
  ...callLogEndpoints,
  ...mailEndpoints,
  ...organizationRelationshipEndpoints,
  ...goalEndpoints,
  ...roleEndpoints,
  ...permissionSetEndpoints,
  ...webhookEndpoints,
  ...filterEndpoints,
  ...settingEndpoints,
  ...fieldEndpointsV1,
];
