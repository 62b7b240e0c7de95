import { identityText } from '../../../../src/taskpane/connections/identity-text';
import { createLanguage } from '../../../../src/taskpane/language';

test('a passed test names company, user and size', () => {
  const identity = {
    company: 'Alder & Finch GmbH',
    companyDomain: 'alderfinch',
    user: 'Maren Holtz',
    pipelines: 1,
    customFields: 1214,
  };
  expect(identityText(identity, createLanguage('en-GB', 'UTC'))).toBe(
    'Connected to Alder & Finch GmbH as Maren Holtz. 1 pipeline, 1,214 custom fields.',
  );
});
