/** The callback that the sandbox's apps have registered. */
export const callback = 'https://localhost:3000/oauth/callback';

/**
 * What a browser does for a user who opens the address and presses the button: the address it is
 * sent to then.
 */
export async function press(button: string, address: string): Promise<string> {
  const page = await (await fetch(address)).text();
  const value = new RegExp(`name="decision" value="(\\w+)">\\s*${button}`).exec(page)?.[1];
  if (value === undefined) throw new Error(`No button ${button}: ${page}`);
  const body = new URLSearchParams({ decision: value });
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location')!;
}
