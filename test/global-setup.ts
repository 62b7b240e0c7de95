import chromium from '@sparticuz/chromium';

/** Unpacks the test browser once, before workers could do it at the same time. */
export default async function setup(): Promise<void> {
  process.env['CHROME_PATH'] ??= await chromium.executablePath();
}
