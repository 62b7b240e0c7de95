import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { states } from './states';
import { openWorld, type World } from './world';

/** Where to keep pictures of every state, for people to look at; not kept unless asked for. */
const shots = process.env['SHOTS'];
const height = 640;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  if (shots) mkdirSync(shots, { recursive: true });
}, 60_000);
afterAll(() => world.close());

const looks = [
  { width: 320, colorScheme: 'light' },
  { width: 450, colorScheme: 'dark' },
  ...(shots
    ? ([
        { width: 320, colorScheme: 'dark' },
        { width: 450, colorScheme: 'light' },
      ] as const)
    : []),
] as const;

test.each(states.map((state) => [state.name, state] as const))(
  'anybody can use it, and nothing is cut off: %s',
  async (_, state) => {
    const { page, pane, close } = await world.visit({ colorScheme: looks[0].colorScheme });
    await state.reach(pane, page);
    for (const { width, colorScheme } of looks) {
      // Without motion, no colour is seen on its way.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator('iframe.addin-frame').evaluate(
        (frame, size) => {
          frame.style.cssText = `position:fixed;inset:0 auto auto 0;z-index:9;width:${size.width}px;height:${size.height}px`;
        },
        { width, height },
      );
      await pane.waitForFunction((wanted) => innerWidth === wanted, width);
      await pane.evaluate(
        () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
      );
      const overflow = await pane.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      if (shots)
        await page.screenshot({
          path: join(shots, `${String(state.number).padStart(2, '0')}-${width}-${colorScheme}.png`),
          clip: { x: 0, y: 0, width, height },
        });
      const { violations, passes } = await new AxeBuilder({ page })
        .include('iframe.addin-frame')
        .analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) })),
      ).toEqual([]);
      // Proof that axe looked inside: a node of the pane has a path of two, frame and element.
      expect(passes.some(({ nodes }) => nodes.some(({ target }) => target.length === 2))).toBe(
        true,
      );
    }
    await close();
  },
  60_000,
);

describe.each(looks)('the sign-in window at $width px, $colorScheme', ({ width, colorScheme }) => {
  test.each([
    ['code to carry over', '?code=code-1&state=state-1', 'One step left'],
    ['access denied', '?error=user_denied&state=state-1', 'You are not signed in'],
    ['opened by hand', '', 'Nothing to do here'],
  ])('anybody can read it: %s', async (name, query, title) => {
    const context = await world.browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(new URL(`/oauth/callback${query}`, world.paneUrl).href);
    await page.getByRole('heading', { name: title }).waitFor();
    if (shots)
      await page.screenshot({
        path: join(shots, `17-${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`),
      });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await context.close();
  });
});
