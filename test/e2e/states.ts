import type { Frame, Page } from 'playwright-core';
import { connect, importAndWait, openConnectionForm, openTable, setCell, writeSql } from './steps';
import { openWorkbookTab, refresh, row } from './workbook-steps';

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
    number: 12,
    name: 'workbook: refreshed, running, to repair',
    reach: async (pane, page) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await importTables(pane, ['Deals', 'Persons', 'Organizations']);
      await openWorkbookTab(pane);
      await refresh(pane, 'Deals');
      await pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Persons').protection.protect();
          await context.sync();
        }),
      );
      await row(pane, 'Persons').getByRole('button', { name: 'Refresh', exact: true }).click();
      await row(pane, 'Persons')
        .getByText(/^Not refreshed/)
        .waitFor();
      // A cell that is being edited holds the refresh where it can be looked at.
      await page.evaluate(() => (window.workbench.workbook.cellEdit = true));
      await row(pane, 'Organizations').getByRole('button', { name: 'Refresh' }).click();
      await row(pane, 'Organizations').getByRole('progressbar').waitFor();
    },
  },
  {
    number: 22,
    name: 'workbook, menu open',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await importTables(pane, ['Deals']);
      await openWorkbookTab(pane);
      await pane.getByRole('button', { name: 'Actions for Deals' }).click();
      await pane.getByRole('menuitem', { name: 'Remove' }).waitFor();
    },
  },
  {
    number: 23,
    name: 'workbook, Auto Refresh of a query with a parameter',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await pane.getByRole('button', { name: 'SQL Query' }).click();
      const text = 'SELECT Id, Title FROM Deals WHERE Id < @Sheet1!B1';
      await pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Sheet1').getRange('B1').values = [[20]];
          await context.sync();
        }),
      );
      await pane.getByRole('textbox', { name: 'SQL', exact: true }).fill(text);
      await importAndWait(pane);
      await openWorkbookTab(pane);
      await pane.getByRole('button', { name: 'Actions for Deals' }).click();
      await pane.getByRole('menuitem', { name: 'Auto Refresh' }).click();
      await pane.getByLabel('Auto Refresh').selectOption('Every 15 minutes');
      await row(pane, 'Deals').getByText('Auto Refresh every 15 minutes').waitFor();
    },
  },
  {
    number: 24,
    name: 'edit a query',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await importTables(pane, ['Deals']);
      await openWorkbookTab(pane);
      await pane.getByRole('button', { name: 'Actions for Deals' }).click();
      await pane.getByRole('menuitem', { name: 'Edit Query' }).click();
      await pane.getByRole('button', { name: 'Apply', exact: true }).waitFor();
      await pane
        .getByRole('region', { name: 'Plan' })
        .getByText(/request/)
        .waitFor();
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
    number: 18,
    name: 'somebody else’s workbook',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await importTables(pane, ['Deals', 'Activities']);
      await connect(pane, { name: 'Nordhavn Demo' });
      await pane.getByRole('tab', { name: 'Connections' }).click();
      await pane
        .getByRole('button', { name: /More actions/ })
        .first()
        .click();
      await pane.getByRole('menuitem', { name: 'Delete' }).click();
      await pane.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await openWorkbookTab(pane);
      await row(pane, 'Deals')
        .getByText(/names the connection/)
        .waitFor();
      await pane.getByRole('button', { name: 'Refresh All' }).click();
      await pane.getByRole('dialog', { name: 'Choose your connection' }).waitFor();
    },
  },
  {
    number: 16,
    name: 'reports',
    reach: async (pane) => {
      await connect(pane, { name: 'Alder & Finch Sales' });
      await pane.getByRole('button', { name: 'Reports' }).click();
      await pane
        .getByRole('button', { name: 'Sales funnel' })
        .getByText(/request/)
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

async function importTables(pane: Frame, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await pane.getByRole('tab', { name: 'Get Data' }).click();
    const again = pane.getByRole('button', { name: 'New Import' });
    if (await again.isVisible()) await again.click();
    await openTable(pane, table);
    await importAndWait(pane);
  }
}
