// A program that is killed in the middle of an import leaves all of it or none.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BINARY, withDesk } from './support/desk.mjs';

const CARDS = 1500;
const KILLS = 50;

test('fifty kills during imports: the book opens, is whole, and holds all of each import or none', { timeout: 600_000 }, () =>
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
