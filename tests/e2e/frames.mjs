// What dragging costs: the script of the page's thread in its dearest frame while a chip is carried over a month with 200 of them, in CPU
// time and not by the clock, for this machine is shared. `./bench window` prints it.
import { eventually } from './support/desk.mjs';
import { withBrowser } from './support/browser.mjs';

await withBrowser('?fake=busy', { viewport: { width: 1280, height: 1600 } }, async (page) => {
  await page.getByTestId('nav-calendar').click();
  await eventually('the chips', async () => (await page.getByTestId('chip').count()) >= 200);
  const chips = await page.getByTestId('chip').count();
  const box = await page.getByTestId('chip').first().boundingBox();
  const month = await page.getByTestId('month').boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'devtools.timeline,devtools.timeline.frame,disabled-by-default-devtools.timeline' });
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  for (let step = 0; step < 240; step += 1) {
    const [across, down] = [(step * 37) % 97, (step * 53) % 89];
    await page.mouse.move(month.x + (month.width * (across + 1)) / 99, month.y + (month.height * (down + 5)) / 99);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const done = new Promise((end) => cdp.once('Tracing.tracingComplete', end));
  await cdp.send('Tracing.end');
  await done;
  // The page's thread is the one that ran the most script; a frame of it ends with its commit.
  const calls = events.filter(({ name, tdur }) => ['FunctionCall', 'EventDispatch', 'RunMicrotasks', 'FireAnimationFrame', 'TimerFire'].includes(name) && tdur !== undefined);
  const threads = new Map();
  for (const call of calls) threads.set(call.tid, (threads.get(call.tid) ?? 0) + call.tdur);
  const [[thread]] = [...threads].sort((a, b) => b[1] - a[1]);
  const ends = events.filter(({ name, tid }) => name === 'Commit' && tid === thread).map(({ ts }) => ts).sort((a, b) => a - b);
  const spent = new Map();
  let until = 0;
  for (const { ts, dur, tdur } of calls.filter(({ tid }) => tid === thread).sort((a, b) => a.ts - b.ts)) {
    // What runs within another is counted with it.
    if (ts < until) continue;
    until = ts + dur;
    const frame = ends.findIndex((end) => end >= ts);
    spent.set(frame, (spent.get(frame) ?? 0) + tdur);
  }
  const costs = [...spent.values()].sort((a, b) => a - b).map((us) => us / 1000);
  const at = (part) => costs[Math.min(costs.length - 1, Math.floor((costs.length * part) / 100))] ?? 0;
  console.log(`dragging over a month with ${chips} chips: script a frame, CPU ms, ${costs.length} frames`);
  console.log(`  p50 ${at(50).toFixed(2)}   p95 ${at(95).toFixed(2)}   dearest ${at(100).toFixed(2)}   ${(at(100) / 8).toFixed(2)} of the 8 ms it may cost`);
});
