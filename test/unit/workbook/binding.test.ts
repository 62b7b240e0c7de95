import { memoryStore } from '../../../src/connection/store';
import {
  bindConnection,
  nameInWorkbook,
  storedBindings,
  type Candidate,
} from '../../../src/workbook/binding';

const acme: Candidate = { id: 'p1', name: 'Pipedrive', company: 'acme' };
const other: Candidate = { id: 'p2', name: 'Pipedrive EU', company: 'other' };

test('the choice made for this workbook counts first, as long as the connection is there', () => {
  const wanted = { name: 'Pipedrive', company: 'acme' };
  expect(bindConnection(wanted, [acme, other], 'p2')).toEqual({ kind: 'bound', connection: 'p2' });
  expect(bindConnection(wanted, [acme], 'p2')).toEqual({ kind: 'bound', connection: 'p1' });
});

test('the same name is taken for the same connection only where the company is the same', () => {
  expect(bindConnection({ name: ' pipedrive', company: 'ACME' }, [acme], undefined)).toEqual({
    kind: 'bound',
    connection: 'p1',
  });
  expect(bindConnection({ name: 'Pipedrive', company: 'other' }, [acme, other], undefined)).toEqual(
    { kind: 'choose', reason: 'company', suggested: 'p2' },
  );
});

test('a template names no company, so whoever opens it is asked', () => {
  expect(bindConnection({ name: 'Pipedrive' }, [acme], undefined)).toEqual({
    kind: 'choose',
    reason: 'company',
    suggested: 'p1',
  });
});

test('a name that this device does not know is asked for', () => {
  expect(bindConnection({ name: 'Sales' }, [], undefined)).toEqual({
    kind: 'choose',
    reason: 'name',
  });
});

test('choices are remembered by workbook and name, and damaged ones are forgotten', async () => {
  const store = memoryStore();
  const bindings = storedBindings(store);
  await bindings.set('w1', 'Pipedrive', 'p1');
  await bindings.set('w1', 'Sales', 'p2');
  expect(await bindings.get('w1', 'pipedrive ')).toBe('p1');
  expect(await bindings.get('w1', 'Sales')).toBe('p2');
  expect(await bindings.get('w2', 'Sales')).toBeUndefined();
  await store.set('bindings:w1', '{"pipedrive":');
  expect(await bindings.get('w1', 'Pipedrive')).toBeUndefined();
});

test('a workbook calls a connection by its name, as long as no query there means another by it', () => {
  const own = { name: 'pipedrive', connection: 'p1' };
  const others = { name: 'Pipedrive', connection: 'p2' };
  const unchosen = { name: 'Pipedrive (2)', connection: undefined };
  expect(nameInWorkbook(acme, [])).toBe('Pipedrive');
  expect(nameInWorkbook(acme, [own])).toBe('Pipedrive');
  expect(nameInWorkbook(acme, [own, others])).toBe('Pipedrive (2)');
  expect(nameInWorkbook(acme, [others, unchosen])).toBe('Pipedrive (3)');
});
