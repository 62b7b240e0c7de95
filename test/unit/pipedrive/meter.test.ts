import { Meter } from '../../../src/pipedrive/meter';

const none = new Headers();

describe('Meter', () => {
  test('counts what is under way until it is answered', () => {
    const meter = new Meter();
    const end = meter.begin(10);
    meter.sent();
    expect(meter.reading).toMatchObject({ requests: 1, tokens: 0, underWay: 10 });
    meter.answered(10, none);
    end();
    expect(meter.reading).toMatchObject({ requests: 1, tokens: 10, underWay: 0 });
  });

  test('tells the writes left once an answer has told, and not before', () => {
    const meter = new Meter();
    expect('writesLeft' in meter.reading).toBe(false);
    meter.answered(5, new Headers({ 'x-daily-requests-left': '9999' }));
    meter.answered(10, none);
    meter.answered(10, new Headers({ 'x-daily-requests-left': 'many' }));
    expect(meter.reading.writesLeft).toBe(9999);
  });

  test('knows that the budget of the day is spent until a request is charged again', () => {
    const meter = new Meter();
    meter.answered(0, none);
    meter.spent();
    expect(meter.reading.dailyBudgetSpent).toBe(true);
    meter.answered(10, none);
    expect(meter.reading.dailyBudgetSpent).toBe(false);
  });
});
