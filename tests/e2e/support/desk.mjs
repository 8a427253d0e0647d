// One test's own little desktop: a temporary home, the program, its terminal verbs, a notification server.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder, By, Key, until } from 'selenium-webdriver';

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = resolve(HERE, '../../..');
export const BINARY = process.env.FONDLY_BIN ?? join(ROOT, 'target/debug/fondly');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const CARDS = join(ROOT, 'tests/cards/corpus');

/** Waits until `ask` gives something true; says what it waited for when it does not. */
export async function eventually(what, ask, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`waited ${seconds} s for ${what}; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}

/** A day so many days from today, as YYYY-MM-DD on this computer's clock. */
export function day(offset = 0) {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Runs `test` with a desk of its own, and clears it away however the test ends. */
export async function withDesk(test) {
  const desk = new Desk();
  try {
    return await test(desk);
  } catch (error) {
    await desk.page?.picture('failed').catch(() => {});
    throw error;
  } finally {
    await desk.clear();
  }
}

class Desk {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'fondly-e2e-'));
    this.data = join(this.folder, 'data');
    this.processes = [];
    const place = (name) => {
      const path = join(this.folder, name);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      return path;
    };
    this.env = {
      ...process.env,
      HOME: place('home'),
      XDG_RUNTIME_DIR: place('run'),
      XDG_CONFIG_HOME: place('home/.config'),
      XDG_DATA_HOME: place('home/.local/share'),
      XDG_CACHE_HOME: place('home/.cache'),
      FONDLY_DATA: this.data,
      NO_AT_BRIDGE: '1',
      TAURI_WEBVIEW_AUTOMATION: 'true',
      PATH: `${place('bin')}:${process.env.PATH}`,
    };
    // What a link opens: noted, not opened.
    this.opened = join(this.folder, 'opened');
    this.#openers((argument) => `echo "${argument}" >> ${this.opened}`);
  }

  #openers(does) {
    for (const name of ['xdg-open', 'gio', 'gnome-open', 'kde-open', 'wslview']) {
      writeFileSync(join(this.folder, 'bin', name), `#!/bin/sh\n${does(name === 'gio' ? '$2' : '$1')}\n`, { mode: 0o755 });
    }
  }

  /** From here on no program takes a link. */
  refuseLinks() {
    this.#openers(() => 'exit 3');
  }

  /** A terminal verb: its exit code and what it wrote. */
  run(...args) {
    const { status, stdout, stderr } = spawnSync(BINARY, args, { env: this.env, encoding: 'utf8', timeout: 60_000 });
    return { status, stdout, stderr };
  }

  /** A terminal verb that may take minutes. */
  long(...args) {
    const { status, stderr } = spawnSync(BINARY, args, { env: this.env, encoding: 'utf8', timeout: 600_000 });
    if (status !== 0) throw new Error(`fondly ${args.join(' ')} ended with ${status}: ${stderr}`);
  }

  /** A terminal verb that must succeed: what it wrote. */
  fondly(...args) {
    const { status, stdout, stderr } = this.run(...args);
    if (status !== 0) throw new Error(`fondly ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  /** A terminal verb's JSON. */
  ask(...args) {
    return JSON.parse(this.fondly(...args, '--json'));
  }

  /** A program in the background; ended with the desk. */
  start(command, args, more = {}) {
    const log = openSync(join(this.folder, `${command.split('/').pop()}.log`), 'a');
    const child = spawn(command, args, { env: { ...this.env, ...more }, stdio: ['ignore', log, log] });
    closeSync(log);
    child.ended = new Promise((end) => child.once('exit', (code, signal) => end({ code, signal })));
    this.processes.push(child);
    return child;
  }

  /** Fondly itself, in the background. */
  program(...args) {
    return this.start(BINARY, args);
  }

  /** Fondly at another time, by a shifted clock: `+8d`. It is ended by its own number: faketime does not hand signals on. */
  later(shift, ...args) {
    // Waiting is measured on the monotonic clock: only the calendar is shifted.
    return this.start('faketime', ['-f', shift, this.#noted(BINARY), ...args], { FAKETIME_DONT_FAKE_MONOTONIC: '1' });
  }

  /** Fondly by a clock that can be set while it runs: `set('+9d')`. How long the computer has gone on is not touched. */
  bySetClock(...args) {
    const file = join(this.folder, 'clock');
    const set = (shift) => writeFileSync(file, `${shift}\n`);
    set('+0');
    const library = spawnSync('sh', ['-c', 'ls /usr/lib/*/faketime/libfaketime.so.1'], { encoding: 'utf8' }).stdout.trim();
    const env = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
    return { program: this.start(BINARY, args, env), set };
  }

  /** A session's bus of its own, which can end. */
  bus() {
    const address = `unix:path=${join(this.folder, 'bus')}`;
    const daemon = this.start('dbus-daemon', ['--session', '--nofork', `--address=${address}`]);
    const end = Date.now() + 5000;
    while (!existsSync(join(this.folder, 'bus')) && Date.now() < end) spawnSync('sleep', ['0.05']);
    return { address, stop: () => daemon.kill('SIGKILL') };
  }

  /** What a program wrote. */
  log(name = 'fondly') {
    const path = join(this.folder, `${name}.log`);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** The links that were handed to the system's programs. */
  openedLinks() {
    return existsSync(this.opened) ? readFileSync(this.opened, 'utf8').trim().split('\n') : [];
  }

  /** The titles of Fondly's windows on this screen. */
  windows(name = 'Fondly') {
    const { stdout } = spawnSync('wmctrl', ['-l'], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.endsWith(` ${name}`));
  }

  /** Looks at another window, and then at Fondly again. */
  focusElsewhereAndBack() {
    spawnSync('wmctrl', ['-k', 'on']);
    spawnSync('wmctrl', ['-k', 'off']);
    spawnSync('wmctrl', ['-a', 'Fondly']);
  }

  /** How many web processes a program has started. */
  webProcesses(pid) {
    const { stdout } = spawnSync('pgrep', ['-P', String(pid), '-f', 'WebKit'], { encoding: 'utf8' });
    return stdout.split('\n').filter(Boolean).length;
  }

  /** The real window, driven. */
  async window({ args = [], binary = BINARY } = {}) {
    const port = await freePort();
    this.start('WebKitWebDriver', [`--port=${port}`]);
    await eventually('the driver', () => fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok));
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({ browserName: 'wry', 'webkitgtk:browserOptions': { binary: this.#noted(binary), args } })
      .build();
    this.page = new Page(session);
    return this.page;
  }

  /** A real notification server; `pick` chooses what its user clicks. */
  async notifications() {
    const stub = join(this.folder, 'bin', 'dmenu');
    const pick = join(this.folder, 'pick');
    writeFileSync(stub, `#!/bin/sh\ngrep -m1 -e "$(cat ${pick})"\n`, { mode: 0o755 });
    const config = join(this.folder, 'dunstrc');
    writeFileSync(config, `[global]\n  dmenu = ${stub}\n  font = DejaVu Sans 11\n  width = 420\n`);
    const server = this.start('dunst', ['-conf', config]);
    const ctl = (...args) => spawnSync('dunstctl', args, { env: this.env, encoding: 'utf8', timeout: 20_000 }).stdout;
    await eventually('the notification server', () => ctl('count', 'displayed').trim().match(/^\d+$/));
    return {
      stop: async () => {
        server.kill('SIGKILL');
        await server.ended;
      },
      shown: () => Number(ctl('count', 'displayed').trim()) + Number(ctl('count', 'waiting').trim()),
      history: () => JSON.parse(ctl('history')).data[0].map((entry) => ({ title: entry.summary.data, body: entry.body.data })),
      dismiss: () => ctl('close-all'),
      /** “Do not disturb”, on or off. */
      disturb: (may) => ctl('set-paused', String(!may)),
      act: (label) => {
        writeFileSync(pick, `^#${label} `);
        ctl('context');
      },
    };
  }

  /** Fondly behind a script that notes its process: the driver starts it, and it outlives its window, so we end it. */
  #noted(binary) {
    const script = join(this.folder, 'bin', 'fondly-noted');
    const note = `echo $$ > ${join(this.folder, 'pid')}; date +%s.%N > ${join(this.folder, 'started')}`;
    writeFileSync(script, `#!/bin/sh\n${note}\nexec ${binary} "$@"\n`, { mode: 0o755 });
    return script;
  }

  /** The process that the driver started. */
  pid() {
    return Number(readFileSync(join(this.folder, 'pid'), 'utf8'));
  }

  /** When it was started, in milliseconds since the epoch. */
  startedAt() {
    return Number(readFileSync(join(this.folder, 'started'), 'utf8')) * 1000;
  }

  /** Ends everything that was started here. */
  async clear() {
    await this.page?.session.quit().catch(() => {});
    // What reminds has a life of its own: a window starts it, and it stays.
    if (existsSync(join(this.data, 'fondly.db'))) this.run('quit');
    if (existsSync(join(this.folder, 'pid'))) {
      const pid = this.pid();
      const ends = (signal) => {
        try {
          return process.kill(pid, signal);
        } catch {
          return false;
        }
      };
      if (ends('SIGTERM')) await eventually('the program to end', () => !ends(0), 10).catch(() => ends('SIGKILL'));
    }
    for (const child of this.processes.reverse()) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
        await child.ended;
        clearTimeout(timer);
      }
    }
    // A web process may still be writing its last bytes; what it leaves in the temporary folder is nobody's loss.
    if (!process.env.FONDLY_KEEP) spawnSync('rm', ['-rf', this.folder]);
  }
}

/** The page in the window, by what a person sees. */
class Page {
  constructor(session) {
    this.session = session;
  }

  /** The element with a test id, once it is there. */
  async find(id, seconds = 20) {
    const element = await this.session.wait(until.elementLocated(By.css(`[data-testid="${id}"]`)), seconds * 1000, `no ${id}`);
    return this.session.wait(until.elementIsVisible(element), 5000, `${id} is not visible`).catch(() => element);
  }

  async all(id) {
    return this.session.findElements(By.css(`[data-testid="${id}"]`));
  }

  async click(id) {
    await eventually(`a click on ${id}`, async () => {
      await (await this.find(id)).click();
      return true;
    });
  }

  async text(id) {
    return this.session.executeScript('return arguments[0].textContent', await this.find(id));
  }

  /** Waits until the text of an element holds these words. */
  async reads(id, words) {
    return eventually(`“${words}” in ${id}`, async () => {
      const text = await this.text(id);
      return text.includes(words) ? text : false;
    });
  }

  /** The rows of a list, as texts. */
  async rows(id) {
    const ask = `return [...document.querySelectorAll('[data-testid="${id}"]')].map((row) => row.textContent)`;
    return this.session.executeScript(ask);
  }

  async press(...keys) {
    await this.session.actions().sendKeys(...keys).perform();
  }

  /** Ctrl and a key; with Shift for redo. */
  async ctrl(key, shift = false) {
    const hold = this.session.actions().keyDown(Key.CONTROL);
    await (shift ? hold.keyDown(Key.SHIFT).sendKeys(key).keyUp(Key.SHIFT) : hold.sendKeys(key)).keyUp(Key.CONTROL).perform();
  }

  /** What axe finds wrong with the page as it stands: the rule, and where. */
  async faults() {
    await this.session.executeScript('document.getAnimations().forEach((one) => one.finish())');
    return this.session.executeAsyncScript(
      `const done = arguments[arguments.length - 1]; const run = () => axe.run().then((seen) => done(seen.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(', '))));
       if (window.axe) run(); else { ${AXE}; run(); }`,
    );
  }

  /** A picture of the window, for people to look at. */
  async picture(name) {
    const folder = join(ROOT, 'screenshots');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), await this.session.takeScreenshot(), 'base64');
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
