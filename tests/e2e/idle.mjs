// What it costs to remind all day with a large book: memory, and how often the computer is woken, beside GNOME's own reminders where they
// are installed. Run by ./bench.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, withDesk } from './support/desk.mjs';

const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const MINUTES = Number(process.env.MINUTES ?? 3);
const GNOME = '/usr/libexec/evolution-data-server/evolution-alarm-notify';
const sleep = (seconds) => new Promise((wake) => setTimeout(wake, seconds * 1000));

/** Proportional set size in MB. */
const memory = (pid) => Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)[1]) / 1024;

/** How often its threads have waited for something and gone on: each is a wake-up. */
const wakeUps = (pid) =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/status`, 'utf8').match(/^voluntary_ctxt_switches:\s+(\d+)/m)[1]))
    .reduce((sum, one) => sum + one, 0);

const seconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** Until it has nothing more to do. */
async function settled(pid) {
  for (let before = -1; before !== seconds(pid); ) {
    before = seconds(pid);
    await sleep(10);
  }
}

function cards(count) {
  const lines = [];
  for (let n = 0; n < count; n += 1) {
    const [month, date] = [String((n % 12) + 1).padStart(2, '0'), String((n % 28) + 1).padStart(2, '0')];
    lines.push(`BEGIN:VCARD\nVERSION:3.0\nUID:idle-${n}\nFN:Person Number ${n}\nN:Number ${n};Person;;;`);
    lines.push(`EMAIL:p${n}@example.org\nBDAY:19${(n % 70) + 30}-${month}-${date}\nCATEGORIES:Friends\nEND:VCARD`);
  }
  return lines.join('\n');
}

/** Everything that GNOME starts to remind, by the names of its programs. */
function gnome() {
  if (!existsSync(GNOME)) return null;
  const program = spawn(GNOME, [], { stdio: 'ignore' });
  return {
    pids: () => spawnSync('pgrep', ['-f', 'libexec/evolution-'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean).map(Number),
    stop: () => program.kill(),
  };
}

await withDesk(async (desk) => {
  const file = join(desk.folder, 'people.vcf');
  writeFileSync(file, cards(PEOPLE));
  desk.long('import', file, '--group', 'Friends=circle');
  desk.fondly('circle', 'edit', 'Friends', '--every', '3 months');
  await desk.notifications();
  const program = desk.program('--background');
  await eventually('the engine', () => desk.ask('health').light === 'good', 300);
  await settled(program.pid);
  const beside = gnome();
  const laidOut = seconds(program.pid);
  await sleep(30);
  const before = wakeUps(program.pid);
  await sleep(MINUTES * 60);
  const perMinute = (wakeUps(program.pid) - before) / MINUTES;
  console.log(`${PEOPLE} people, birthdays and rhythms: laying out took ${laidOut.toFixed(1)} s of CPU`);
  console.log(`in the background: ${memory(program.pid).toFixed(1)} MB (PSS), ${perMinute.toFixed(1)} wake-ups a minute, at most 25 and 2`);
  if (beside) {
    const all = beside.pids().map(memory).reduce((sum, one) => sum + one, 0);
    console.log(`GNOME's evolution-alarm-notify with its services, nothing in them: ${all.toFixed(1)} MB, ${(all / memory(program.pid)).toFixed(1)} × ours`);
    beside.stop();
  } else console.log('evolution-alarm-notify is not installed here (Debian: evolution-data-server): nothing to stand beside.');
});
