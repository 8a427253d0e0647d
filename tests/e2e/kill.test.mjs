// A program that is killed in the middle of something leaves all of it or none, and what it reminds of is neither lost nor doubled.
// KILLS=1000 kills more often.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BINARY, day, eventually, withDesk } from './support/desk.mjs';

const CARDS = 1500;
const KILLS = Number(process.env.KILLS ?? 50);
/** How often what reminds is killed, by rounds with a book of their own: in each popups stay below what a day holds (R8). */
const RUNS = Number(process.env.KILLS ?? 20);
const ROUNDS = Array.from({ length: Math.ceil(RUNS / 40) }, (_, round) => Math.min(40, RUNS - round * 40));

test('kills during imports: the book opens, is whole, and holds all of each import or none', { timeout: 3_600_000 }, () =>
  withDesk(async (desk) => {
    const file = join(desk.folder, 'many.vcf');
    const card = (n) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:kill-${n}\r\nN:Test;Person ${n};;;\r\nFN:Person ${n} Test\r\nBDAY:1990-01-02\r\nEMAIL:p${n}@example.org\r\nTEL:+4915${n}\r\nEND:VCARD\r\n`;
    writeFileSync(file, Array.from({ length: CARDS }, (_, n) => card(n)).join(''));
    const started = Date.now();
    desk.fondly('import', file);
    const whole = Date.now() - started;
    desk.fondly('undo');
    const ended = { all: 0, none: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(BINARY, ['import', file], { env: desk.env, stdio: 'ignore' });
      const end = new Promise((done) => child.once('exit', done));
      // Spread over the whole of the import, and a little past its end.
      await new Promise((wake) => setTimeout(wake, (whole * 1.15 * (kill + 0.5)) / KILLS));
      child.kill('SIGKILL');
      await end;
      assert.equal(desk.fondly('check').trim(), 'The book is whole.', `after kill ${kill}`);
      const count = desk.ask('people', 'person test').length;
      assert.ok(count === 0 || count === CARDS, `after kill ${kill} the book holds ${count} of ${CARDS}`);
      ended[count === 0 ? 'none' : 'all'] += 1;
      if (count > 0) desk.fondly('undo');
    }
    assert.ok(ended.none > 0, 'some kills were early enough to matter');
    console.log(`kills: ${ended.none} left none of the import, ${ended.all} all of it`);
  }));

test('kills while reminders are shown: every one is shown in the end, and the book is whole each time', { timeout: 3_600_000 }, async () => {
  for (const kills of ROUNDS) await whileShown(kills);
});

const whileShown = (kills) =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off', '--a-day', '99');
    const server = await desk.notifications();
    for (let run = 0; run < kills; run += 1) {
      desk.fondly('add', `Person ${run}`, '--birthday', `--${day().slice(5)}`);
      const child = desk.program('--background');
      await new Promise((wake) => setTimeout(wake, (400 * (run + 0.5)) / kills));
      child.kill('SIGKILL');
      await child.ended;
      assert.equal(desk.fondly('check').trim(), 'The book is whole.', `after kill ${run}`);
    }
    desk.program('--background');
    const states = () => desk.ask('reminders', 'log', '--limit', '2000');
    await eventually('every one shown', () => states().filter((line) => line.state === 'presented').length === kills);
    const times = states().map((line) => line.log.filter((step) => step.state === 'presented').length);
    assert.ok(times.every((shown) => shown === 1), `each is on record as shown once: ${times}`);
    const popups = server.shown();
    assert.ok(popups <= 2 * kills + 1, `${popups} popups of ${kills} reminders after as many kills`);
  });

test('kills while reminders are answered: each answer is done once or not at all', { timeout: 3_600_000 }, async () => {
  let done = 0;
  for (const kills of ROUNDS) done += await whileAnswered(kills);
  assert.ok(done > 0, `some kills came after the answer: ${done} of ${RUNS} done`);
  console.log(`kills: ${done} of ${RUNS} answers were done, the others not at all`);
});

const whileAnswered = (kills) =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off', '--a-day', '99');
    const server = await desk.notifications();
    let done = 0;
    for (let run = 0; run < kills; run += 1) {
      const name = `Person ${run}`;
      desk.fondly('add', name, '--birthday', `--${day().slice(5)}`);
      const child = desk.program('--background');
      await eventually('it shown', () => server.shown() > 0);
      server.act('Done');
      await new Promise((wake) => setTimeout(wake, 1000 * ((run + 0.5) / kills) ** 2));
      child.kill('SIGKILL');
      await child.ended;
      server.dismiss();
      assert.equal(desk.fondly('check').trim(), 'The book is whole.', `after kill ${run}`);
      const celebrated = !desk.ask('today').celebrate.some((line) => line.name === name);
      if (celebrated) done += 1;
      else desk.fondly('undo');
      if (celebrated) desk.fondly('trash', name);
    }
    return done;
  });
