import type { Frame, Page } from 'playwright-core';
import { connect, importAndWait, openConnectionForm, openTable, setCell, writeSql } from './steps';

/** A state of the pane, by the number of its drawing, and how a user gets there from a fresh start. */
export interface State {
  readonly number: number;
  readonly name: string;
  reach(pane: Frame, page: Page): Promise<void>;
}

/** The query of the drawing. */
const drawnSql = `SELECT Title, Value, Currency,
  Stage, Pipeline,
  ExpectedCloseDate
FROM Deals
WHERE Pipeline =
    'EMEA New Business'
  AND Value >= @Targets!B2
  AND Ownr <> 'Jonas Lindqvist'
ORDER BY ExpectedCloseDate
LIMIT 10000`;

export const states: readonly State[] = [
  {
    number: 1,
    name: 'first run',
    reach: (pane) => pane.getByRole('button', { name: 'Try with sample data' }).waitFor(),
  },
  {
    number: 2,
    name: 'connections, menu open',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await connect(pane, { name: 'Tidewater Retail, wholesale and marketing' });
      await pane.getByRole('tab', { name: 'Connections' }).click();
      await pane
        .getByRole('button', { name: /More actions/ })
        .last()
        .click();
      await pane.getByRole('menuitem', { name: 'Delete' }).waitFor();
    },
  },
  {
    number: 3,
    name: 'new connection with an error',
    reach: async (pane) => {
      await openConnectionForm(pane);
      await pane.getByLabel('Connection Name').fill('Alder & Finch Ops');
      await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
      await pane.getByLabel('Company Domain').fill('alder finch');
      await pane.getByLabel('Company Domain').blur();
      await pane.getByText(/A domain has no spaces/).waitFor();
    },
  },
  {
    number: 4,
    name: 'new connection with OAuth',
    reach: async (pane) => {
      await openConnectionForm(pane);
      await pane.getByLabel('Connection Name').fill('Alder & Finch Sales');
      await pane.getByLabel('Auth Scheme').selectOption('OAuth');
      await pane.getByLabel('OAuth Client Id').fill('sandbox-client');
      await pane.getByLabel('OAuth Client Secret').fill('sandbox-secret');
      await pane.getByRole('button', { name: 'Sign In', exact: true }).waitFor();
    },
  },
  {
    number: 5,
    name: 'test succeeded',
    reach: async (pane) => {
      await openConnectionForm(pane);
      await pane.getByLabel('Connection Name').fill('Alder & Finch Ops');
      await pane.getByLabel('API Token', { exact: true }).fill('sandbox-token');
      await pane.getByLabel('Company Domain').fill('sandbox');
      await pane.getByRole('button', { name: 'Test Connection' }).click();
      await pane
        .getByRole('status')
        .filter({ hasText: /^Connected to/ })
        .waitFor();
    },
  },
  {
    number: 6,
    name: 'tables, searched',
    reach: async (pane) => {
      await connect(pane);
      await pane.getByRole('searchbox', { name: 'Search tables' }).fill('deal');
      await pane.getByRole('option', { name: 'Deals', exact: true }).waitFor();
    },
  },
  {
    number: 7,
    name: 'builder',
    reach: async (pane) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      await pane
        .getByRole('region', { name: 'Plan' })
        .getByText(/request/)
        .waitFor();
    },
  },
  {
    number: 8,
    name: 'SQL with an error',
    reach: async (pane) => {
      await connect(pane);
      await setCell(pane, 'Targets', 'B2', 10_000);
      await writeSql(pane, drawnSql);
      await pane.getByRole('button', { name: 'Use Owner' }).waitFor();
    },
  },
  {
    number: 9,
    name: 'preview',
    reach: async (pane) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      await pane.getByRole('button', { name: 'Preview' }).click();
      await pane.getByRole('table', { name: 'Preview' }).getByRole('row').nth(3).waitFor();
    },
  },
  {
    number: 10,
    name: 'import running',
    reach: async (pane, page) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      // A cell editor that opens during the import holds it where it can be looked at.
      await page.evaluate(() => {
        const { workbook } = window.workbench;
        workbook.onChange((change) => {
          if (change.kind === 'sheet-added') setTimeout(() => (workbook.cellEdit = true), 0);
        });
      });
      await pane.getByRole('button', { name: 'Import', exact: true }).click();
      await pane.getByRole('progressbar').waitFor();
    },
  },
  {
    number: 11,
    name: 'import done',
    reach: async (pane) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      await importAndWait(pane);
    },
  },
  {
    number: 15,
    name: 'log',
    reach: async (pane) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      await importAndWait(pane);
      await pane.getByRole('tab', { name: 'Log' }).click();
      await pane
        .getByText(/Import Deals/)
        .first()
        .waitFor();
    },
  },
  {
    number: 19,
    name: 'filter',
    reach: async (pane) => {
      await connect(pane);
      await openTable(pane, 'Deals');
      await pane.getByRole('button', { name: 'Add Filter' }).click();
      await pane.getByLabel('Column', { exact: true }).selectOption('Owner');
      await pane.getByRole('button', { name: 'Apply' }).waitFor();
    },
  },
  {
    number: 20,
    name: 'delete a connection',
    reach: async (pane) => {
      await connect(pane, { name: 'Tidewater Retail' });
      await pane.getByRole('tab', { name: 'Connections' }).click();
      await pane.getByRole('button', { name: /More actions/ }).click();
      await pane.getByRole('menuitem', { name: 'Delete' }).click();
      await pane.getByRole('dialog').or(pane.getByRole('alertdialog')).waitFor();
    },
  },
  {
    number: 21,
    name: 'changes, empty',
    reach: async (pane) => {
      await pane.getByRole('tab', { name: 'Changes' }).click();
      await pane.getByRole('tabpanel', { name: 'Changes' }).waitFor();
    },
  },
];
