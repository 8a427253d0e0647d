// The page in an ordinary browser, over its book in memory: for fingers, and for counting what a frame costs.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT, eventually } from './desk.mjs';

const { chromium } = createRequire(join(ROOT, 'ui/package.json'))('playwright-core');

function freePort() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Runs `work` with the page open; `address` says which book, `options` what kind of screen. */
export async function withBrowser(address, options, work) {
  const port = await freePort();
  // Built as it is shipped, but with its book in memory.
  const ui = { cwd: join(ROOT, 'ui'), encoding: 'utf8' };
  const folder = join(ROOT, 'target/page-with-fake');
  const built = spawnSync('npx', ['vite', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { ...ui, env: { ...process.env, VITE_FAKE: '1' } });
  if (built.status !== 0) throw new Error(`the page could not be built: ${built.stderr}`);
  const serve = ['vite', 'preview', '--outDir', folder, '--port', String(port), '--strictPort', '--host', '127.0.0.1'];
  const server = spawn('npx', serve, { ...ui, stdio: 'ignore', detached: true });
  const ended = new Promise((end) => server.once('exit', end));
  let browser;
  try {
    const place = `http://127.0.0.1:${port}/`;
    await eventually('the page’s server', () => fetch(place).then((answer) => answer.ok), 60);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
    await page.goto(`${place}${address}`);
    return await work(page);
  } finally {
    await browser?.close();
    // npx starts the server as a child of its own: the whole group goes.
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
}
